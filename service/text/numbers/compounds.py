"""Measures in two units: "1 metre 65 centimetres" is 165 centimetres, and neither 1 nor 65 of
anything else; nor is a price that is told in two, "5 euros and 20 cents".
"""

from __future__ import annotations

import re

from service.text.numbers.currencies import is_currency
from service.text.numbers.measured import AFTER
from service.text.numbers.metric import UNIT, UNITS
from service.text.numbers.numerals import plain
from service.text.numbers.units import measures, unit_of

_PARTS = {"kilometer": "meter", "meter": "centimeter", "kilogram": "gram"}
"""The units that others are followed by."""
_NEXT = re.compile(r"[\s-]?[^\W\d_]+[\s.-]{0,2}(?:[^\W\d_]{1,3}\s)?([0-9]{1,3})(?![\d.,:]*\d)")
"""What lies between the two numbers, as a unit, and a word for "and"."""
_HUNDREDTH = (
    r"cents?|centim(?:es?|[eo]s)|c[eéê]ntimos?|centavos?|centesimi|pence|pfennig|rappen"
    r"|øre|öre|kuruş|sentin?|senttiä|gros(?:ze|zy|z)|hal[eé]řů|bani|копе[а-я]+|копі[а-яї]+|стотинки"
)
_CHANGE = re.compile(
    r" ?(?P<unit>[^\W\d_]+|[$€£])(?: (?:and|et|und|y|con|e|i|és|en|och|og|ja|și|и|і|та|a|ve))?"
    rf" (?P<parts>\d{{1,2}})[ -](?:{_HUNDREDTH})(?!\w)",
    re.IGNORECASE,
)
"""The rest of a price in a currency and its hundredths, between which no comma stands; what stands
for the currency may as well be a verb ("petrol 95 rises 2 cents")."""
_SIGNS = frozenset("$€£")


def compound(values: set[str], text: str, end: int, language: str) -> tuple[int, set[str]] | None:
    """The end and the values of a measure that is told in a unit and a smaller one, in each of
    both; None where it is not.

    values: those of the number that ends at `end`.
    """
    whole = next(iter(values)) if len(values) == 1 else ""
    if not whole.isdecimal():
        return None
    change = _CHANGE.match(text, end)
    if change and (change["unit"] in _SIGNS or is_currency(change["unit"], language)):
        return change.end(), {plain(f"{whole}.{int(change['parts']):02}")}
    match = _NEXT.match(text, end)
    if match is None:
        return None
    larger = unit_of(whole, text[end : end + AFTER], language)
    smaller = _PARTS.get(larger or "")
    if smaller is None or unit_of(match[1], text[match.end() :][:AFTER], language) != smaller:
        return None
    parts = round(UNITS[larger or ""][1] / UNITS[smaller][1])
    if int(match[1]) >= parts:
        return None
    total = int(whole) * parts + int(match[1])
    told = {plain(f"{total / parts:.3f}"), str(total), f"{UNIT}{larger}", f"{UNIT}{smaller}"}
    return match.end(), told | measures(str(total), text[match.end() :][:AFTER], language)
