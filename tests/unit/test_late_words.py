"""Words that are told by their letters are those that the patterns of the same forms find."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.text.words.denials import _phrases, _words
from service.text.words.late_words import LateWords
from service.text.words.word_forms import parts_of, whole_words

PREFIX = "[wf]?(?:[bkl]?(?:al)?|ll)"
WORDS = st.text("abl", min_size=1, max_size=3)
PHRASES = st.lists(WORDS, min_size=1, max_size=2).map(" ".join)
FORMS = st.lists(
    st.tuples(st.sampled_from(["", "*"]), PHRASES, st.sampled_from(["", "*"])).map("".join),
    min_size=1,
    max_size=4,
)
TEXTS = st.lists(st.text("ablwk", min_size=1, max_size=5), max_size=8).map(" ".join)


@given(FORMS, TEXTS, st.sampled_from(["", PREFIX]))
def test_words_are_those_that_a_pattern_of_their_forms_finds(forms, text, prefix):
    pattern, late = whole_words(forms, prefix), LateWords(forms, prefix)
    assert late.is_in(text) == bool(pattern.search(text))
    assert late.count(text) == len(pattern.findall(text))
    assert late.without(text) == pattern.sub(" ", text)


@given(st.lists(PHRASES, min_size=1, max_size=4), TEXTS)
def test_parts_are_found_in_a_text_that_parts_no_words(forms, text):
    late = LateWords(forms, parted=False)
    assert late.is_in(text) == bool(parts_of(forms).search(text))


@given(FORMS, TEXTS)
def test_forms_whose_letters_a_text_has_not_are_not_in_it(forms, text):
    late = LateWords(forms)
    letters = set(late.letters_in(text))
    assert all(late.letters_of(f) in letters for f in forms if whole_words([f]).search(text))


@given(
    st.lists(
        st.one_of(PHRASES, st.sampled_from(["a*", "ab b*", "a … b*", "*l", "a*b"])), min_size=1
    ),
    TEXTS,
)
def test_phrases_are_told_as_a_pattern_tells_them(phrases, text):
    told, pattern = _phrases(phrases), _words(phrases)
    assert told.search(text) == bool(pattern.search(text))
    assert told.fullmatch(text) == bool(re.fullmatch(pattern, text))


@pytest.mark.parametrize(("text", "is_in"), [("เปิดถนน", False), ("ปิดถนน", True), ("ยังปิดถนน", True)])
def test_behind_a_vowel_that_is_written_before_it_a_form_is_a_part_of_a_syllable(text, is_in):
    assert LateWords(["ปิดถนน"], parted=False).is_in(text) == is_in
