"""Parts of a whole that are told by counting: "one in five", "trois jeunes sur quatre", "jeder
dritte"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from service.text.numbers.cardinals import single_words
from service.text.numbers.shares import part_values
from service.text.tables import read_table

_TABLE: dict[str, list[list[str]]] = read_table("halves")["out_of"]
"""By language what stands before the whole, before that the word for one, none where the ordinal
of the whole tells the part, and what may not follow, as "one in five years" tells none."""
_NOUN_BEFORE = frozenset({"ca", "es", "fr", "it"})
"""Languages that may name what is counted behind the part: "un bambino su cinque"."""
_BEFORE = 40
"""So many characters may hold the part, and what is counted."""
_MOST = 100


class _Form(NamedTuple):
    """What finds the whole, and before that the part, which is one where nothing does."""

    whole: re.Pattern[str]
    part: re.Pattern[str] | None


def out_of(text: str, language: str) -> Iterator[tuple[int, int, set[str]]]:
    """The start, end and values of each part of a text that is told by counting."""
    for form in _forms(language):
        for match in form.whole.finditer(text):
            begin = max(0, match.start() - _BEFORE)
            part = form.part.search(text[begin : match.start()]) if form.part else None
            if form.part and not part:
                continue
            number = _number(part["number"], language) if part else 1
            whole = _number(match["number"], language)
            if number < whole <= _MOST:
                start = begin + part.start() if part else match.start()
                yield start, match.end(), {*part_values(number, whole), str(whole)}


def _number(written: str, language: str) -> int:
    """The value of a number in figures or one word; the word for one is in no list."""
    return int(written if written.isdecimal() else single_words(language).get(written.lower(), 1))


@cache
def _forms(language: str) -> list[_Form]:
    words = "|".join(sorted(single_words(language), key=len, reverse=True))
    number = rf"\d{{1,3}}|{words}"
    noun = r"(?: [^\W\d_]+)?" if language in _NOUN_BEFORE else ""
    return [
        _Form(
            _compiled(rf"{between}(?P<number>{number})(?![\w%]|[-.,:]\d|-\w|{never})"),
            _compiled(rf"(?<![\w.,])(?P<number>{number}|{one}){noun}$") if one else None,
        )
        for between, one, never in _TABLE.get(language, ())
    ]


def _compiled(form: str) -> re.Pattern[str]:
    return re.compile(form, re.IGNORECASE)
