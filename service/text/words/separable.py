"""Verbs whose first part stands at the end of the clause: Dutch "kwamen bij de brand om", German
"nimmt den Antrag an"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

_PARTS = {
    "de": "ab an auf aus ein fest frei nieder um vor zu zurück",
    "nl": "aan af in neer om op stil terug uit vrij",
}
"""The parts that stand apart, by language."""
_CLAUSE = r"[^.!?;:]{1,80}?"
"""What may stand between the two parts."""
_ENDS = r"(?=\s*(?:[.,;:!?)\"'»“”’–—]|\b(?:und|oder|en|of)\b|$))"
"""What follows a clause; elsewhere most of the parts are prepositions."""


def stand_apart(texts: Sequence[str], forms: tuple[str, ...], language: str) -> bool:
    """Whether a text has a verb of which the two words stand apart in a clause; none in a language
    without such verbs. Forms are as tables write them, of any number of words."""
    pattern = _pattern(forms, language) if language in _PARTS else None
    return pattern is not None and any(map(pattern.search, texts))


@cache
def _pattern(forms: tuple[str, ...], language: str) -> re.Pattern[str] | None:
    parts = _PARTS[language].split()
    verbs = [form.partition(" ") for form in forms if "*" not in form]
    apart = [(verb, part) for verb, _, part in verbs if part in parts]
    each = "|".join(rf"{verb}\s{_CLAUSE}\b{part}" for verb, part in apart)
    return re.compile(rf"\b(?:{each}){_ENDS}", re.IGNORECASE) if apart else None
