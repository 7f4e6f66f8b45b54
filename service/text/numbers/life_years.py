"""Ages that are told by the year of life: "на 92-м году жизни", "im 92. Lebensjahr", "享年92".

Who is 91 is in the 92nd year of life, and of that age where years are counted from birth on as
one. Translations tell the age, or keep the number: either answers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

from service.text.languages.language_tags import read_as
from service.text.numbers.mention import Mention
from service.text.tables import read_table

_FORMS: dict[str, list[str]] = read_table("life_years")["languages"]
"""Patterns by language of what tells the year of a life, around the place {n} of its number."""
_BESIDE = 24
_OLDEST = 120
Around = tuple[re.Pattern[str], re.Pattern[str]]
"""What stands before a number, and behind it."""


def with_life_years(text: str, numbers: Iterable[Mention], language: str) -> Iterator[Mention]:
    """The numbers of a text with ASCII digits, with the age where one is a year of life."""
    forms = _forms(read_as(language))
    for number in numbers:
        years = {int(v) for v in number.values if v.isdecimal() and len(v) <= len(str(_OLDEST))}
        ages = {str(year - 1) for year in years if 1 < year <= _OLDEST}
        if ages and any(_is_between(text, number, form) for form in forms):
            yield replace(number, values=number.values | ages)
        else:
            yield number


def _is_between(text: str, number: Mention, form: Around) -> bool:
    before, behind = form
    start = max(0, number.start - _BESIDE)
    return bool(behind.match(text, number.end) and before.search(text[start : number.start]))


@cache
def _forms(language: str) -> list[Around]:
    return [_around(form) for form in _FORMS.get(language, ())]


def _around(form: str) -> Around:
    before, behind = form.replace(" ", r"\s").split("{n}")
    return re.compile(f"(?:{before})$", re.IGNORECASE), re.compile(behind, re.IGNORECASE)
