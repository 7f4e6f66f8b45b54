"""Tags of languages as samewire writes them."""

from __future__ import annotations

import re
from functools import cache

from service.text.tables import read_table


@cache
def _aliases() -> dict[str, str]:
    aliases: dict[str, str] = read_table("languages")["aliases"]
    return aliases


@cache
def _read_as() -> dict[str, str]:
    others: dict[str, str] = read_table("languages")["read_as"]
    return others


def read_as(language: str) -> str:
    """Return the language whose words are read for one that writes nearly the same: `hr` for
    `bs`, most others for themselves."""
    return _read_as().get(language, language)


def normalise(code: str) -> str:
    """Return a language tag as samewire writes it: ISO 639-1 where there is one, no region.

    Written Norwegian is `no` (both standards), Chinese is `zh` in either script, Filipino is
    `tl`, and withdrawn or three-letter codes become the current two-letter one.
    """
    primary = re.split(r"[-_.@]", code.strip().lower(), maxsplit=1)[0]
    return _aliases().get(primary, primary)
