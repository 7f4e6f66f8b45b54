"""Numbers spelled as words, by ICU's rules."""

from __future__ import annotations

import re
from functools import cache

from icu4py.messageformat import MessageFormat

from service.text.names import WORD

SPELLED = re.compile(rf"(?:{WORD.pattern})(?:['’.-](?:{WORD.pattern}))*")
"""A word, with what is joined to it."""


@cache
def cardinal_names(language: str) -> dict[str, str]:
    """One-word cardinals 2..20 and the tens, casefolded, to their value, by ICU's rules."""
    spell = MessageFormat("{n, spellout}", language)
    names: dict[str, str] = {}
    for value in [*range(2, 21), 30, 40, 50, 60, 70, 80, 90]:
        word = str(spell.format({"n": value})).replace("\xad", "").replace("\u200b", "").casefold()
        if SPELLED.fullmatch(word):
            names.setdefault(word, str(value))
    return names
