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
            window = _counted(f"{settings.window_days:g}", "day")
            return f"published {_told(apart)} apart, more than the window of {window}"
    wanted = {"all": None, "same_source": True, "other_sources": False}[settings.scope]
    if a.source and b.source and wanted not in (None, a.source == b.source):
        return f"the sources {a.source!r} and {b.source!r} are not compared"
    return None


def _told(apart: timedelta) -> str:
    """A time between two moments: whole days, and what is left as hours, minutes and seconds."""
    days, rest = apart.days, apart - timedelta(apart.days)
    parts = [_counted(f"{days:,}", "day")] if days else []
    return " and ".join([*parts, *([str(rest)] if rest else [])])


def _counted(number: str, unit: str) -> str:
    return f"{number} {unit}" if number == "1" else f"{number} {unit}s"
