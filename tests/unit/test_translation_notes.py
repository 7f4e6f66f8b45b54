"""Notes on translation: what is left out for speed changes nothing of what is read."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from service.text.origin.translation_notes import is_disclaimer, may_hold_notes, original_language
from service.text.origin.translation_wording import (
    Wording,
    _compiled,
    _compiled_words,
    _Writer,
    level,
    wordings,
)
from service.text.tables import read_table
from service.text.writing.clean import clean

NOTES = """originally published in|translated from the|publie a l'origine en|version
traduction de l'|french|haitian creole|norwegian|anglais|arabe|.""".replace("\n", "|").split("|")


@settings(deadline=None)
@given(
    st.sampled_from([own for own in wordings() if {"french", "francais"} & own.names.keys()]),
    st.lists(st.sampled_from(NOTES), max_size=14),
)
def test_the_names_of_a_sentence_are_enough_to_read_it(wording: Wording, words: list[str]) -> None:
    _is_read_alike(wording, level(" ".join(words)))


WORDS = re.compile(r"[^\s{}\[\]|.]+")
NAMING = ("original", "original_anywhere")
PHRASES = (*NAMING, "labels", "starts", "anywhere", "automatic", "translated")


@settings(deadline=None)
@given(st.data())
def test_the_phrases_of_a_sentence_are_enough_to_read_it(data: st.DataObject) -> None:
    wording = data.draw(st.sampled_from(wordings()))
    lists = _lists_of(wording)
    phrase = data.draw(st.sampled_from([one for key in PHRASES for one in lists[key]]))
    words = WORDS.findall(phrase.replace("{L}", data.draw(st.sampled_from([*wording.names, "x"]))))
    told = [word for word in words if data.draw(st.sampled_from([True, True, True, False]))]
    _is_read_alike(wording, level(data.draw(st.sampled_from([" ", "", "\u064e"])).join(told)))


def _is_read_alike(wording: Wording, sentence: str) -> None:
    """Whether a sentence is read as with every phrase and the name of every language."""
    every = tuple(sorted(wording.names, key=len, reverse=True))
    few = wording.names_in(sentence)
    for key in PHRASES:
        told = (few, sentence) if key in NAMING else (sentence,)
        compiled = _compiled_words if key in ("automatic", "translated") else _compiled
        names = () if compiled is _compiled_words else (every,)
        phrases = tuple(_lists_of(wording)[key])
        for at in (0, len(sentence) // 2):
            found = [*getattr(wording, key)(*told).finditer(sentence, at)]
            plain = [*compiled(_writer_of(wording), phrases, *names).finditer(sentence, at)]
            assert [one.span() for one in found] == [one.span() for one in plain]
            for one, other in zip(found, plain, strict=True):
                assert one[one.lastgroup or 0] == other[other.lastgroup or 0]


def _lists_of(wording: Wording) -> dict[str, list[str]]:
    lists: dict[str, list[str]] = read_table("translation_notes")[_language_of(wording)]
    return lists


def _writer_of(wording: Wording) -> _Writer:
    return _writer(_language_of(wording))


@cache
def _writer(language: str) -> _Writer:
    return _Writer(language)


def _language_of(wording: Wording) -> str:
    return list(read_table("translation_notes"))[wordings().index(wording)]


@given(
    st.lists(
        st.one_of(
            st.sampled_from(
                [
                    "This article was translated automatically.",
                    "Cet article a été traduit automatiquement de l'anglais.",
                    "Bu metin makine tarafından çevrildi İİ",
                    "この記事は機械翻訳です。",
                    "ΤΟ ΚΕΙΜΕΝΟΣ",
                ]
            ),
            st.text("translatdoiginl ÇEVİRΣ", max_size=20),
        ),
        max_size=5,
    )
)
def test_a_text_may_hold_notes_where_a_sentence_does(sentences: list[str]) -> None:
    found = [may_hold_notes(sentence) for sentence in sentences]
    assert may_hold_notes("\n".join(sentences)) == any(found)
    for sentence, may in zip(sentences, found, strict=True):
        assert may or not (is_disclaimer(sentence) or original_language(sentence))


@pytest.mark.parametrize(
    "prose",
    [
        "Siden krigen er bogen oversat til 40 sprog og automatisk blevet pensum.",
        "Articolul 5 din lege a fost tradus greșit de unul dintre ai săi colegi.",
        "Text smlouvy byl přeložen a automaticky vstupuje v platnost.",
        "Tekst zakona preveden je i automatski stupa na snagu.",
        "Juttu on käännetty, sanoi kone.",
    ],
)
def test_prose_about_translations_declares_none(prose):
    assert not is_disclaimer(clean(prose))


@given(st.text(st.characters(max_codepoint=0x6FF)))
@example("ǿ")
def test_a_text_is_levelled_letter_by_letter(text):
    others = dict(zip("ıłøđ’ʼ‘أإآٱىیةک", "ilod'''ااااييهك", strict=True))
    small = text.replace("İ", "I").lower()
    latin = [unicodedata.normalize("NFD", c)[0] if "À" <= c < "ɐ" or c == "ё" else c for c in small]
    assert level(text) == "".join(others.get(c, c) for c in latin)
