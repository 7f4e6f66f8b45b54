"""Sentences: boundaries in many languages, offsets into the original, windows, bad input."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icu4py.breakers import SentenceBreaker
from news_sentences import SCHOOLS
from splitting import sentences

from service.text.writing.sentences import split

LANGUAGES_WITHOUT_RULES = ("ar", "de", "en", "fa", "fr", "he", "hi", "ja", "ko", "ru", "th", "zh")

LANGUAGES = st.sampled_from(["en", "fr", "ar", "de", "ja", "zh", "th", "my", "ru", "und", "", "x!"])
PIECES = st.sampled_from(
    [
        *"a 5中ก😀.。「」“”၊ေ\n\x00\ud800\u2028",
        "Bc",
        "\n\n",
        ". ",
        "? ",
        "« ",
        " »",
        "U.S.",
        "Mr. ",
        "- ",
        "👨\u200d👩",
        "e\u0301",
        "\r\n",
    ]
)
TEXTS = st.one_of(
    st.text(max_size=200),
    st.lists(PIECES, max_size=80).map("".join),
    st.builds(
        lambda unit, count: unit * count, st.text(min_size=1, max_size=6), st.integers(1, 300)
    ),
)


@settings(deadline=None)
@given(TEXTS, LANGUAGES)
def test_sentences_hold_every_character_in_order(text: str, language: str) -> None:
    spans = split(text, language)
    position = 0
    for start, end in spans:
        assert text[position:start].strip() == ""
        assert start < end
        assert text[start:end] == text[start:end].strip()
        position = end
    assert text[position:].strip() == ""


@settings(deadline=None)
@given(TEXTS, LANGUAGES)
def test_no_sentence_is_longer_than_a_window(text: str, language: str) -> None:
    assert all(end - start <= 400 for start, end in split(text * 3, language))


@settings(deadline=None)
@given(TEXTS, LANGUAGES)
def test_only_whole_texts_lack_letters(text: str, language: str) -> None:
    found = sentences(text, language)
    if len(text) <= 100 and any(char.isalpha() for char in text):
        assert all(any(char.isalpha() for char in sentence) for sentence in found)


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (
            "en",
            ["Mr. Smith met Gen. J. R. Doe of the U.S. Army on Jan. 5.", "He paid $3.5 for No. 5."],
        ),
        (
            "en",
            [
                "They came from the U.S.",
                "The rest stayed.",
                "“Go away!” he said.",
                "(That was it.)",
            ],
        ),
        ("en", ["It cost 3. 5 million, vs. 4 before.", "Ms. X of Acme Inc. agreed…", "Then?"]),
        ("fr", ["« C’est fini. »", "M. Dupont l’a dit à Mme. Durand.", "« Ah ! » dit-il."]),
        ("de", ["Am 5. Januar kam z. B. Herr Dr. Maier.", "„Nein.“", "Er ging bzw. Sie auch."]),
        ("es", ["El Sr. Pérez viajó a EE. UU.", "Ayer volvió.", "¿Por qué?", "«Nada.»"]),
        ("it", ["Il sig. Rossi vive qui.", "Perché?", "Non si sa."]),
        ("pt", ["O Sr. Silva chegou.", "A Dra. Souza não."]),
        ("ru", ["В г. Москве жил А. С. Пушкин.", "Это было в 1799 г.", "Он умер."]),
        ("id", ["Bpk. Joko tinggal di Jl. Sudirman No. 5.", "Ia pergi."]),
        ("tr", ["Doç. Dr. Yılmaz geldi.", "Sonra gitti."]),
        ("pl", ["Ul. św. Jana jest tu.", "Tak."]),
        ("el", ["Ο κ. Παπαδόπουλος ήρθε;", "Ναι."]),
        ("ar", ["قال د. محمد علي.", "هل ذهب؟", "نعم."]),
        ("fa", ["او رفت.", "چرا؟", "نمی\u200cدانم."]),
        ("ur", ["وہ گیا۔", "کیوں؟"]),
        ("hi", ["वह गया।", "क्यों?", "डॉ. सिंह नहीं आए।"]),
        ("hi", ["मि. क्लार्क यू.के. में थे।", "यू.एस. ने कहा है.", "वह गया."]),
        ("am", ["የዩ.ኤስ ፖሊሲ ነው።", "ሚር. ክላርክ ሄደ።"]),
        ("he", ["האפ.בי.איי יערוך חקירה.", "הוא אמר."]),
        ("ta", ["எச்.ஐ.வி பரவியது.", "அவர் கூறினார்."]),
        ("sw", ["Bw. Clark na Bi. Ford walisema.", "Waliondoka."]),
        ("is", ["Hr. Jónsson kom.", "Hann fór."]),
        ("lt", ["Tai sakė p. Ford.", "Šv. Mikalojus tylėjo."]),
        ("my", ["သူသည် က၊ ခ သွားသည်။", "ပြန်လာသည်။"]),
        ("ko", ['"물론입니다."라고 말했다.', "그는 갔다."]),
        ("vi", ["TP. Hồ Chí Minh rất đông.", "Tại sao?"]),
    ],
)
def test_boundaries_of_spaced_scripts(language: str, expected: list[str]) -> None:
    assert sentences(" ".join(expected), language) == expected


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("zh", ["今天下雨。", "“好的。”", "他说。", "真的吗？", "是！"]),
        ("ja", ["今日は雨だ。", "「はい。」と彼は言った。", "『本当？』", "彼は去った。"]),
    ],
)
def test_boundaries_of_unspaced_scripts(language: str, expected: list[str]) -> None:
    assert sentences("".join(expected), language) == expected


def test_a_missing_space_does_not_join_sentences() -> None:
    text = "I stop at once.I wanted to win.See http://a.example/Abc.Html or Foo.Bar@x.example."
    assert sentences(text, "en") == [
        "I stop at once.",
        "I wanted to win.",
        "See http://a.example/Abc.Html or Foo.Bar@x.example.",
    ]


def test_paragraphs_and_lines_end_sentences() -> None:
    text = (
        "A title without a stop\n\nHOME NEWS\r\nFirst line\u2028Second line\n- an item\n- another"
    )
    assert sentences(text, "en") == [
        "A title without a stop",
        "HOME NEWS",
        "First line",
        "Second line",
        "- an item",
        "- another",
    ]


WRAPPED = """\
The committee said on Friday that it would look again at the plan for
the harbour, which had been put off twice since the spring because the
money was not there. Its chairman, who has run the port for ten years,
told reporters that the work could begin before the end of the year.

Nobody else wished to comment on the matter when they were asked about
it later.
"""


def test_wrapped_lines_are_joined() -> None:
    found = sentences(WRAPPED, "en")
    assert [" ".join(sentence.split()) for sentence in found] == [
        "The committee said on Friday that it would look again at the plan for the harbour, which"
        " had been put off twice since the spring because the money was not there.",
        "Its chairman, who has run the port for ten years, told reporters that the work could"
        " begin before the end of the year.",
        "Nobody else wished to comment on the matter when they were asked about it later.",
    ]


def test_windows_line_ends_wrap_alike() -> None:
    unix = [sentence.split() for sentence in sentences(WRAPPED, "en")]
    assert [sentence.split() for sentence in sentences(WRAPPED.replace("\n", "\r\n"), "en")] == unix


def test_wrapped_lines_of_an_unspaced_script_are_joined() -> None:
    text = (
        "\n".join(["市の委員会は港の計画を来月もう一度見直すと発表した" for _ in range(4)]) + "。"
    )
    assert len(sentences(text, "ja")) == 1


@pytest.mark.parametrize("script", ["en", "zh"])
def test_rows_of_a_table_are_not_taken_for_wrapped_lines(script: str) -> None:
    names = {
        "en": [
            "Winter wheat, delivered in May",
            "Arabica coffee, green beans",
            "Crude, per barrel",
        ],
        "zh": [
            "冬小麦五月交割价格每吨报收于收盘",
            "阿拉比卡咖啡生豆每吨价格报收于收盘",
            "原油每桶价格报收于今日收盘",
        ],
    }
    rows = [
        f"{name:20} {price} +0.{n} %"
        for n, (name, price) in enumerate(
            zip(names[script] * 2, (1412.5, 3871.3, 68.4, 914.2, 77.5, 20.3), strict=True)
        )
    ]
    text = "\n".join(rows)
    assert [text[start:end] for start, end in split(text, script)] == rows


def test_verse_and_lists_are_not_taken_for_wrapped_lines() -> None:
    lines = [
        "Rain in the north and then some sun later on",
        "Wind",
        "Snow on the hills by the evening",
        "Fog",
    ]
    assert sentences("\n".join(lines), "en") == lines


def test_marks_without_letters_join_a_neighbour() -> None:
    assert sentences("* * *\nOne thing. 2. Another. !!! — ”", "en") == [
        "* * *\nOne thing.",
        "2. Another. !!! — ”",
    ]
    assert sentences("12 345 — …", "en") == ["12 345 — …"]


@pytest.mark.parametrize(
    "date",
    [
        "2023-03-14 18:42:07",
        "14.03.2023",
        "2023/3/14",
        "14.03.23, 18:42",
        "14.03 18:42",
        "18:42 14/3",
    ],
)
def test_a_date_on_a_line_of_its_own_joins_no_neighbour(date: str) -> None:
    text = f"{date}\n\nIt left on {date} at noon.\n\n{date}\n\nAll saw it."
    found = [text[start:end] for start, end in split(text, "en")]
    assert found == [date, f"It left on {date} at noon.", date, "All saw it."]
    assert split(f"{date} ", "en") == [(0, len(date))]
    assert sentences(f"All saw it.\n\n{date}", "en") == ["All saw it.", date]


@pytest.mark.parametrize("marks", ["2.", "18:42", "3.14", "14.03", "* * *", "3-2 (1-1)"])
def test_other_marks_on_a_line_of_their_own_join_what_they_stand_before(marks: str) -> None:
    assert sentences(f"All saw it.\n\n{marks}\n\nIt left.", "en")[1:] == [f"{marks}\n\nIt left."]


def test_astral_characters_do_not_shift_offsets() -> None:
    assert sentences("😀😀 One. 𝒳𝒴 two. 😀 Three.", "en") == ["😀😀 One.", "𝒳𝒴 two.", "😀 Three."]


@pytest.mark.parametrize("text", ["", " ", "\n\n \t\r\n", "\u3000"])
def test_blank_text_has_no_sentences(text: str) -> None:
    assert split(text, "en") == []


@pytest.mark.parametrize(
    "unit", ["a", ".", "\n", "A. ", ".\n", "» ", "?» ", "中", "“", "\u0301", "ab.Cd", "1. "]
)
def test_time_is_linear(unit: str) -> None:
    def seconds(length: int) -> float:
        began = time.process_time()
        split(unit * (length // len(unit)), "en")
        return time.process_time() - began

    assert seconds(400_000) < 24 * max(seconds(50_000), 0.02)


@pytest.mark.parametrize("language", LANGUAGES_WITHOUT_RULES)
def test_icu_ends_sentences_alike_in_all_languages_but_greek(language: str) -> None:
    text = " ".join([*SCHOOLS.values(), 'He said "no". Who; what? Dr. No… 3.5'])
    assert list(SentenceBreaker(text, language)) == list(SentenceBreaker(text, "und"))
    assert list(SentenceBreaker(text, "el")) != list(SentenceBreaker(text, "und"))
