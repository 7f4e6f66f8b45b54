"""An article as it is shown beside a verdict: with a mark on what was not compared."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from models.space import Route
from service.article import PreparedArticle
from service.match.verdicts.side import Side
from service.verdict import Verdict


def as_compared(side: Side, verdict: Verdict, place: Literal["a", "b"]) -> PreparedArticle:
    """The article with the mark of chrome on all that did not count for a verdict in which it
    has that place."""
    route = _compared_by(side, verdict, place)
    if route is None:
        return side.prepared
    said = side.said(route)
    texts = {s.text for s in side.sentences} - {s.text for s in said}
    site = verdict.signals.get(f"site_{place}", 0.0)
    if site:
        told = (side.passages(route), side.bared(route))
        added = min(filter(None, told), key=lambda own: abs(own.site - site)).added
        texts |= {s.text for s, mark in zip(said, added, strict=True) if mark}
    if not texts:
        return side.prepared
    return replace(
        side.prepared,
        sentences=tuple(
            replace(s, chrome=s.chrome or s.text in texts) for s in side.prepared.sentences
        ),
    )


def _compared_by(side: Side, verdict: Verdict, place: Literal["a", "b"]) -> Route | None:
    """The route on which it was compared for a verdict: one of which all was said that the
    verdict quotes."""
    quoted = {one.text for both in verdict.aligned for one in getattr(both, place)}
    if verdict.method not in side.space.fingerprints:
        return None
    ways = (Route(verdict.method, route.language) for route in side.readings)
    return next((r for r in ways if quoted <= {s.text for s in side.said(r)}), None)
