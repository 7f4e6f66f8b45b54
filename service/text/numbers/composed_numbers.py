"""Cardinals that a language composes of words for units and tens in forms that ICU's rules lack,
and what is written onto the first word: Arabic "وثماني عشرة", "and eighteen" of women."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import product

from service.text.tables import read_table

_COMPOSED: Mapping[str, Mapping[str, list[str]]] = read_table("number_words")["composed"]
"""By language: forms of the units from two on (parted by |), of those from one on before the ten
of 11 to 19 and that ten, of those before a higher ten, of the tens from 20 on with what joins
them to a unit, and of the hundreds from 200 on and of one."""
_ONTO = {
    "ar": re.compile("و|[وف]?[بلك](?=...)|ف(?=...)"),
    "he": re.compile("ו|ו?[בל](?=...)"),
}
"""What may be written onto a number: of what is more than "and", only onto three letters or more,
since "لست" is "I am not" and no six."""
_OTHERWISE = {"he": ("בשני", "ובשני")}
"""Words that are others with it: "on Monday"."""


def without_prefix(word: str, language: str) -> str:
    """A casefolded word without what is written onto its beginning; itself where nothing is."""
    prefix = _ONTO.get(language)
    match = prefix.match(word) if prefix and word not in _OTHERWISE.get(language, ()) else None
    return word[match.end() :] if match else word


def composed(language: str) -> Iterator[tuple[str, int]]:
    """The cardinals of a language that the table composes, each with its value."""
    table = _COMPOSED.get(language)
    if table is None:
        return
    (joint,), (ten,) = table["joint"], table["ten"]
    for value, forms in enumerate(table["units"], 2):
        yield from _each(value, forms)
    for value, forms in enumerate(table["teens"], 11):
        yield from _each(value, forms, ten)
    for place, forms in enumerate(table["tens"], 2):
        yield from _each(10 * place, forms)
        for value, units in enumerate(table["joined"], 1):
            yield from _each(10 * place + value, units, joint + forms.replace("|", f"|{joint}"))
    for place, forms in enumerate(table["hundreds"], 2):
        yield from _each(100 * place, forms)


def _each(value: int, forms: str, behind: str = "") -> Iterator[tuple[str, int]]:
    """Each form with each of those behind it, and the value."""
    for form, end in product(forms.split("|"), behind.split("|")):
        yield f"{form} {end}".strip(), value
