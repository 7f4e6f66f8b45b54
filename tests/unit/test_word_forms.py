"""Patterns of many forms."""

import re
from itertools import product

from service.text.words.word_forms import any_of

WORDS = ["".join(letters) for n in (1, 2, 3) for letters in product("abc", repeat=n)]


def test_many_forms_are_found_as_they_are_and_nothing_else():
    asked = re.compile(any_of(WORDS[::2]))
    assert {word for word in WORDS if asked.fullmatch(word)} == set(WORDS[::2])


def test_of_two_forms_that_begin_alike_the_longer_one_is_found():
    asked = re.compile(any_of([*WORDS, "abc abc", r"abc\S*"]))
    assert asked.match("abc abc").group() == "abc abc"
    assert asked.match("abcx").group() == "abcx"
