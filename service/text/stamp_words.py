"""Words of the lines in which a site says when, by whom and from where a text was published."""

from __future__ import annotations

import re
from functools import cache

from service.text.credits import agency_names
from service.text.tables import read_table


@cache
def listed(name: str) -> frozenset[str]:
    """The words of one list of `stamps.json`, in small letters."""
    data: dict[str, list[str]] = read_table("stamps")
    return frozenset(data[name])


@cache
def agencies() -> re.Pattern[str]:
    """The names of news agencies as words."""
    longest_first = sorted(agency_names(), key=lambda form: (-len(form), form))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)", re.IGNORECASE)
