"""Which articles may be the same at all: the time window and the scope of sources."""

from __future__ import annotations

from datetime import timedelta

from service.article import Article
from service.settings import Settings


def closed_because(a: Article, b: Article, settings: Settings) -> str | None:
    """Why two articles may not be the same whatever they say; None where they may.

    What an article does not tell (a date, a source) closes nothing.
    """
    if settings.window_days is not None and a.published_at and b.published_at:
        apart = abs(a.published_at - b.published_at)
        if apart > timedelta(days=settings.window_days):
            return f"published {apart} apart, more than the window of {settings.window_days:g} days"
    wanted = {"all": None, "same_source": True, "other_sources": False}[settings.scope]
    if a.source and b.source and wanted not in (None, a.source == b.source):
        return f"the sources {a.source!r} and {b.source!r} are not compared"
    return None
