"""With what an article begins: its headlines, and the first sentences below them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import repeat
from typing import NamedTuple

from service.match.passages import Passages


class Beginning(NamedTuple):
    """The places of the headlines of an article and of its first two sentences below, without
    what a site adds; either may be empty."""

    headlines: Sequence[int]
    below: Sequence[int]


def beginning(own: Passages) -> Beginning:
    """With which of its sentences an article begins."""
    added = own.added or repeat(False)
    places = [n for n, extra in zip(range(len(own.texts)), added, strict=False) if not extra]
    headlines = tuple(n for n in places if own.headlines[n])
    below = tuple(n for n in places if not own.headlines[n])
    return Beginning(headlines, below[:2])
