"""Shares over documents, as cells of a table and for programs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from evaluation.bootstrap import Rate, rate
from evaluation.tables import with_interval


def share(cases: Iterable[tuple[str, bool]]) -> Rate:
    """The share of cases that are so, each given with its document, with its 95 % interval."""
    hits, totals = Counter[str](), Counter[str]()
    for document, is_so in cases:
        totals[document] += 1
        hits[document] += is_so
    return rate([(hits[name], totals[name]) for name in sorted(totals)])


def cell(found: Rate) -> str:
    """A share with its interval; a dash where there was nothing to count."""
    return with_interval(found.value, (found.low, found.high)) if found.total else "-"


def share_document(found: Rate) -> dict[str, Any]:
    """A share as JSON."""
    return asdict(found) | {"rate": found.value}
