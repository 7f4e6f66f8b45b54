"""Patterns of whole words in folded text, from forms as the tables of this room write them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from service.text.writing.clean import fold

_NO_LETTER = re.compile(r"[\W_]+")
_FEW = 8
"""So many forms are as quickly asked one by one."""
_LATIN = re.compile("[a-z\u00df-\u024f\u1e00-\u1eff]")
_MARK = "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u102b-\u103e"
"""The marks of Thai and Burmese, before which a form is but a part of a syllable."""
_VOWEL = "\u0e40-\u0e44\u0ec0-\u0ec4"
"""The vowels of Thai and Lao that are written before the letter behind which they are spoken, as
in เปิด, to open, of which ปิด, to close, is but a part."""
_AS_WRITTEN = str.maketrans("şţ", "șț", "\u0307")
"""Romanian letters of older keyboards, and what case leaves of the Turkish İ."""

MOST_OPENING = 3
"""By so many first letters of words and forms is told which are not alike."""


def openings_of(word: str) -> tuple[str, str, str]:
    """The first letters of a word, one of which is what is kept of any form that it begins with:
    its first `MOST_OPENING` letters, or all of it."""
    return word[:3], word[:2], word[:1]


def whole_words(
    forms: Iterable[str], prefix: str = "", read: Callable[[str], str] = fold
) -> re.Pattern[str]:
    """Compile what finds any of the forms as a word of its own; * stands for any letters at the
    beginning or the end of one, `prefix` is a pattern of what may be written onto its beginning,
    and `read` is how the text is read."""
    each = {_form(form, read) for form in forms}
    return re.compile(rf"(?<!\S){prefix}(?:{any_of(each)})(?!\S)")


def any_of(patterns: Iterable[str]) -> str:
    """A pattern of any of these, the longest first, that are asked letter by letter: most words of
    a text begin as none of them."""
    free, begun = _by_first_letter(sorted(set(patterns), key=lambda one: (-len(one), one)))
    return "|".join([*free, *begun])


def _by_first_letter(patterns: Iterable[str]) -> tuple[list[str], Iterator[str]]:
    """Those that begin with no letter, and a pattern of all others for each letter."""
    free: list[str] = []
    begun: dict[str, list[str]] = defaultdict(list)
    for pattern in patterns:
        if pattern[:1].isalnum() and pattern[1:2] not in ("*", "?", "+", "{"):
            begun[pattern[0]].append(pattern[1:])
        else:
            free.append(pattern)
    return free, (f"{first}(?:{_behind(rest)})" for first, rest in begun.items())


def _behind(patterns: Sequence[str]) -> str:
    """A pattern of any of what may be behind a letter, again letter by letter where it is much."""
    if len(patterns) <= _FEW:
        return "|".join(patterns)
    free, begun = _by_first_letter(patterns)
    return "|".join([*begun, *free])


def parts_of(forms: Iterable[str]) -> re.Pattern[str]:
    """Compile what finds any of the forms as a part of a text that parts no words; # stands for a
    number behind one."""
    each = sorted({_part(form) for form in forms}, key=len, reverse=True)
    return re.compile(f"(?<![{_VOWEL}])(?:{'|'.join(each)})(?![{_MARK}])")


def _part(form: str) -> str:
    before_number = r"(?= ?[0-9])" if form.endswith("#") else ""
    return re.escape(fold(form.removesuffix("#"))) + before_number


def with_accents(text: str) -> str:
    """The words of a cleaned text in small letters, with their accents."""
    return _NO_LETTER.sub(" ", text.casefold().translate(_AS_WRITTEN)).strip()


def is_accented(form: str) -> bool:
    """Whether a form in Latin letters has accents, which elsewhere may move or are left out."""
    written = with_accents(form)
    return _LATIN.match(written) is not None and fold(form) != written


def _form(form: str, read: Callable[[str], str]) -> str:
    stem = re.escape(read(form.strip("*")))
    before, after = (r"\S*" if starred else "" for starred in (form[0] == "*", form[-1] == "*"))
    return f"{before}{stem}{after}"
