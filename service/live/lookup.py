"""A stored article by its id, or the error that says that there is none."""

from __future__ import annotations

from service.errors import NotFoundError
from service.store import ArticleReader, Entry


def stored_entry(reader: ArticleReader, id: str) -> Entry:
    """The entry of an article; raises NotFoundError."""
    entry = reader.entry(id)
    if entry is None:
        raise NotFoundError(f"there is no article {id!r}")
    return entry
