"""When Python looks for cycles of garbage in a process that keeps many articles at hand."""

from __future__ import annotations

import gc

_THRESHOLDS = (50_000, 5, 40)
"""Objects made for a search of the youngest, then how many searches make one of those older."""


def collect_rarely() -> None:
    """Leave what is loaded by now out of all searches, and search seldom what is kept long.

    A search of all that the caches of an engine hold takes a fourth of a second, in which
    nothing else runs, and finds nothing: articles hold no cycles.
    """
    gc.freeze()
    gc.set_threshold(*_THRESHOLDS)
