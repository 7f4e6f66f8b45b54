"""Numbers spelled as words, in all forms that ICU's rules give them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from icu4py.messageformat import MessageFormat

from service.text.name_stems import UNINFLECTED
from service.text.names import WORD

SPELLED = re.compile(rf"(?:{WORD.pattern})(?:['’.-](?:{WORD.pattern}))*")
"""A word, with what is joined to it."""
_VALUES = (*range(2, 101), 1000)
_GENDERS = ("", "-masculine", "-feminine", "-neuter", "-plural")
_CASES = ("-genitive", "-dative", "-accusative", "-ablative", "-locative")
_FINNISH = ("-partitive", "-inessive", "-elative", "-illative", "-adessive")
_OTHERS = (
    *("cardinal-native", "cardinal-native-attributive", "ordinal-native", "ordinal-sinokorean"),
    *("ordinal-r", "ordinal-n", "ordinal-m", "ordinal-s", "ordinal-masculine-adjective"),
    *("ordinal-masculine-plural", "ordinal-feminine-plural"),
)
_RULES = (
    *(f"{kind}{gender}" for kind in ("cardinal", "ordinal") for gender in _GENDERS),
    *_OTHERS,
)
"""Sets of rules that languages have, of which each has some; ICU takes its first for all others."""
_INFLECTED = {
    "ru": ("cardinal-masculine", "ordinal-masculine", "ordinal-feminine"),
    "pl": ("cardinal-masculine", "ordinal-masculine", "ordinal-feminine"),
    "lt": ("cardinal-masculine", "ordinal-masculine", "ordinal-feminine"),
    "fi": ("cardinal", "ordinal"),
}
"""Languages of which ICU knows the cases, and the sets of rules that have them."""
_JOINT = re.compile(r"[\s\xad\u200b-]+")
_INFLECTS, _ENDING = 4, 3
"""A form of so many letters, behind another word, may have an ending of up to so many."""
_BREAKS = str.maketrans("", "", "\xad\u200b")


@cache
def spelled_numbers(language: str) -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """By its first word, casefolded: the words of each spelled number from 2 to 100 and of 1000,
    those of more words first, and its value, by ICU's rules for cardinals and ordinals."""
    found: dict[tuple[str, ...], str] = {}
    for rule in _rules(language):
        spell = MessageFormat(f"{{n,spellout,%spellout-{rule}}}", language)
        for value in _VALUES:
            words = _words(str(spell.format({"n": value})))
            if words and all(map(SPELLED.fullmatch, words)):
                found.setdefault(words, str(value))
    by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for words, spelled in sorted(found.items(), key=lambda item: -len(item[0])):
        by_first.setdefault(words[0], []).append((words, spelled))
    return {first: tuple(forms) for first, forms in by_first.items()}


def spelled_number(words: list[str], place: int, language: str) -> tuple[int, str] | None:
    """How many of the casefolded words of a text from a place on spell a number, and its value."""
    for form, value in spelled_numbers(language).get(words[place], ()):
        *first, last = words[place : place + len(form)]
        if (
            len(first) == len(form) - 1
            and tuple(first) == form[:-1]
            and _ends(last, form[-1], language)
        ):
            return len(form), value
    return None


def _ends(word: str, form: str, language: str) -> bool:
    """Whether a word is the last one of a form, with another ending where words have such."""
    more = 0 if language in UNINFLECTED or len(form) < _INFLECTS else _ENDING
    return word.startswith(form) and len(word) - len(form) <= more


def _rules(language: str) -> Iterator[str]:
    yield from _RULES
    cases = _CASES + _FINNISH if language == "fi" else _CASES
    for rule in _INFLECTED.get(language, ()):
        yield from (f"{rule}{case}" for case in cases)


def _words(spelled: str) -> tuple[str, ...]:
    return tuple(_JOINT.split(spelled.casefold().translate(_BREAKS)))
