"""Cleaning and folding: what is repaired, what is kept, and that a second pass changes nothing."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.text.writing.clean import clean, fold, fold_cleaned

FOLDED = {
    **{"ı": "i", "ø": "o", "ł": "l", "đð": "d", "æ": "ae", "œ": "oe", "þ": "th"},
    **{"ٱ": "ا", "ىیے": "ي", "ةەہھ": "ه", "ک": "ك"},
}

TRICKY = st.text(
    alphabet=st.one_of(
        st.characters(),
        st.sampled_from("\u200c\u200d\u0301\u0640\u064b\xad\ufe0f«»“” ;:!?'\"\x92ﬁﷺﻻ👨क्میoоїўÐq"),
    ),
    max_size=60,
)


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("Cafe\u0301 au lait", "Café au lait"),
        ("\ufeffa\x00b\x07c\x7f", "abc"),
        ("pay \u202e001$\u202c now\u200f \u2067x\u2069", "pay 001$ now x"),
        ("co\xadoper\u200bation", "cooperation"),
        ("one\r\n\ttwo\u2028three\u3000four\xa0\u202f five ", "one two three four five"),
        ("ﬁne ＡＢＣ１２３ ｶﾞｽ ㎏ Ⅳ", "fine ABC123 ガス kg IV"),
        ("8200㎡ ㎞² ㍹", "8200m² km² dm³"),
        ("𝐁𝐨𝐥𝐝 wait…", "Bold wait..."),
        ("“He said ‘no’,” didn’t he? п’ять", "\"He said 'no',\" didn't he? п'ять"),
        ("« Oui »\xa0! dit-il\xa0; non\u202f: pourquoi\u202f?", '"Oui"! dit-il; non: pourquoi?'),
        ("»Nein« und «Ja» sagte er", '"Nein" und "Ja" sagte er'),
        ("&quot;Gut&quot;, sagte&nbsp;er&#39;s &amp; ging", '"Gut", sagte er\'s & ging'),
        ("Caf&eacute; &#1052;ир &#x201c;o&#x201D; &amp;quot;k&amp;quot;", 'Café Мир "o" "k"'),
        ("x&#10;y&#9;z", "x y z"),
        (
            "<Big Fish> and <A Star Is Born>; <I Am Legend> won",
            "<Big Fish> and <A Star Is Born>; <I Am Legend> won",
        ),
        ("one<br/>two <p class=\"lead\">three</p> <a href='/x?a=1'>four</a>", "one two three four"),
        ("\x93Yes\x94, she didn\x92t", '"Yes", she didn\'t'),
        ("مُحَمَّدٌ رَسُولٌ", "محمد رسول"),
        ("القـــاهرة", "القاهرة"),
        ("ﻣﺤﻤﺪ ﷲ", "محمد الله"),
        ("a\ud800b", "ab"),
        ("Moсквa oбjaвљeнa", "Москва објављена"),  # Latin o, a, j, e among Cyrillic letters
        ("Mоsсоw", "Moscow"),  # Cyrillic о, с in a Latin word
        ("Acme\x99", "AcmeTM"),
    ],
)
def test_clean_repairs(raw: str, expected: str) -> None:
    assert clean(raw) == expected


@pytest.mark.parametrize(
    "text",
    [
        "10² 3½ 5€ 1,5 %",
        "น้ำท่วม ຄຳ",
        "می\u200cخواهم",
        "क्\u200dष",
        "👨\u200d👩\u200d👧 came",
        "「はい」と言った。",
        "it was 3:2 (ratio) at 10:30 - see http://a.example/?q=1",
        "Ελλάδα; Ναι.",
        "שָׁלוֹם",
        "Boeing и Т-шка, IT-сектор, COVIDный",
        "R&D; a < b and b > c, <mail@example.org>, <url> &unknown;",
    ],
)
def test_clean_keeps_what_is_spelling(text: str) -> None:
    assert clean(text) == text


def test_joiners_without_a_meaning_go() -> None:
    assert clean("a\u200cb x\u200dy \u200dz\u200c") == "ab xy z"


@settings(deadline=None)
@given(TRICKY)
def test_clean_is_idempotent(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@settings(deadline=None)
@given(TRICKY)
def test_clean_leaves_no_control_character_and_single_spaces(text: str) -> None:
    cleaned = clean(text)
    assert not any(unicodedata.category(char) in {"Cc", "Cs"} for char in cleaned)
    assert cleaned == " ".join(cleaned.split())
    assert unicodedata.is_normalized("NFC", cleaned)


@settings(deadline=None)
@given(TRICKY)
def test_fold_is_idempotent(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@settings(deadline=None)
@given(TRICKY)
def test_fold_leaves_letters_marks_numbers_and_single_spaces(text: str) -> None:
    folded = fold(text)
    assert all(char == " " or unicodedata.category(char)[0] in "LMN" for char in folded)
    assert folded == " ".join(folded.split())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("“Élan vital” — it’s 5,135!", "elan vital: it's 5.135"),
        ("STRASSE", "Straße"),
        ("İstanbul IŞIK", "istanbul ışık"),
        ("أحمد إلى مدرسة", "احمد الي مدرسه"),
        ("٥٬١٣٥ شخص", "5,135 شخص"),
        ("۲۰۲۲", "2022"),
        ("۱۲ می\u200cگوید کتاب", "12 ميگويد كتاب"),
        ("Всё ещё", "все еще"),
        ("Ἡ Ἀθήνα", "η αθηνα"),
        ("Łódź, Ærø", "lodz aero"),
        ("ﾃﾚﾋﾞ", "テレビ"),
        ("५ लोग", "5 लोग"),
        ("फ़ोटो और ज़मीन", "फोटो और जमीन"),
        ("ዓርብ ሐሙስ ኀይል ሦስት ፀሐይ", "አርብ ሀሙስ ሀይል ሶስት ጸሀይ"),
    ],
)
def test_fold_makes_dress_equal(one: str, other: str) -> None:
    assert fold(one) == fold(other) != ""


@pytest.mark.parametrize(
    ("one", "other"), [("हिन्दी", "हनद"), ("น้ำ", "นำ"), ("ガス", "カス"), ("한국", "하국")]
)
def test_fold_keeps_marks_that_spell(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_fold_of_punctuation_is_empty() -> None:
    assert fold("— … !? «» 👍_") == ""


@pytest.mark.parametrize(
    "unit",
    [" ", "\x00", "é\u0301", "« ", " :", "\u200d", "\u064b", "a\u0301", "&amp;", "<a b=", "<a b "],
)
def test_long_input_takes_linear_time(unit: str) -> None:
    assert len(fold(unit * (1_000_000 // len(unit)))) <= 1_000_000


TELLING = "aéÉ çß«» ;:!?İıøŁ٣४ٱىیةक\u093e\u093cд\u0301\u200c\u200d'-—"
"""Characters that cleaning and folding treat each in a way of its own."""


def plainly_folded(text: str) -> str:
    """What fold does, one step after another."""
    text = re.sub("[\u200c\u200d]+", "", clean(text)).casefold()
    text = unicodedata.normalize("NFD", text)
    text = re.sub("[\u0300-\u036f\u0653-\u0655\u093c]+", "", text)
    text = unicodedata.normalize("NFC", text)
    for letters, plain in FOLDED.items():
        text = re.sub(f"[{letters}]", plain, text)
    text = "".join(
        str(unicodedata.decimal(c)) if unicodedata.category(c) == "Nd" else c for c in text
    )
    text = clean(text) if re.search("[a-z]", text) and re.search("[\u0400-\u04ff]", text) else text
    kept = (c if c.isalnum() or unicodedata.category(c)[0] == "M" else " " for c in text)
    return " ".join("".join(kept).split())


@settings(max_examples=300)
@given(
    st.one_of(
        st.text(),
        st.text("aéÉ çß«» ;:!?İıøŁ٣४ٱىیةक\u093e\u093cд\u0301\u200c\u200d'-—", max_size=40),
    )
)
def test_fold_is_its_steps(text: str) -> None:
    assert fold(text) == plainly_folded(text)
    assert fold(text) == fold(f"{text} " + "." * 1000), "long texts are folded alike"


@settings(max_examples=300)
@given(st.one_of(st.text(), st.text(TELLING + "BВмMһ%:", max_size=40)))
def test_what_is_cleaned_need_not_be_cleaned_again(text: str) -> None:
    assert fold_cleaned(clean(text)) == fold(text)
    parts = clean(text).split(":")
    assert [fold_cleaned(part) for part in parts] == [fold(part) for part in parts]


PIECES = [
    "&",
    "amp;",
    "&#38;",
    "#39;",
    "lt;",
    "gt;",
    "<",
    "br",
    "a",
    " b='",
    "'",
    ">",
    "＆",
    "\xad",
]


@settings(max_examples=300)
@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_markup_that_is_read_leaves_none(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    assert not re.search(r"&(?:amp|lt|gt|#39);|<(?:br|a)>", clean(text))


@pytest.mark.parametrize(
    ("wrapped", "whole"),
    [
        ("老板徐伯9\n6岁，\n他说：", "老板徐伯96岁,他说:"),
        ("修缮花\r\n  费860万元", "修缮花费860万元"),
        ("価格は1,2\n50円", "価格は1,250円"),
        ("ร้านเปิด\nวันนี้", "ร้านเปิด วันนี้"),
        ("가격은 9\n6원", "가격은 9 6원"),
        ("in 19\n96", "in 19 96"),
    ],
)
def test_line_ends_within_writing_without_spaces_are_none(wrapped: str, whole: str) -> None:
    assert clean(wrapped) == clean(whole)


@pytest.mark.parametrize("raw", ["lА\u0301", "क\u0301\u200c\u093c"])
def test_what_repairs_bring_together_is_composed(raw: str) -> None:
    """A letter that was Cyrillic and its accent, marks that a joiner parted."""
    assert unicodedata.is_normalized("NFC", clean(raw))


@pytest.mark.parametrize("again", ["amp;", "AMP;", "#38;", "#038;", "#x26;"])
def test_an_ampersand_that_was_written_again_and_again_is_read_at_once(again: str) -> None:
    assert clean(f"&{again * 200_000}lt;b&gt; 5 &{again * 200_000} 6") == "5 & 6"
