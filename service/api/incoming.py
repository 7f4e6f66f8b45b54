"""Articles as they are sent: the fields of the batch command, the id of the path or the record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from service.article import Article
from service.errors import RecordError
from service.records import Limits, article_from_record


def named_article(
    id: str, record: Mapping[str, object], warnings: tuple[str, ...], limits: Limits
) -> Article:
    """Make the article that is put under `id`.

    Raises:
        RecordError: the record cannot become an article, or names another id.
    """
    given = record.get("id")
    if given is None or (isinstance(given, str) and not given.strip()):
        record = {"id": id, **{name: value for name, value in record.items() if name != "id"}}
    article = sent_article(record, warnings, limits)
    if article.id != id:
        reason = "blank_id" if not id.strip() else "other_id"
        raise RecordError(
            reason,
            f"the path says the id {id!r}, which is blank: choose one that is not"
            if reason == "blank_id"
            else f"the path says the id {id!r}, the body {article.id!r}: leave one out",
            id,
        )
    return article


def sent_article(
    record: Mapping[str, object], warnings: tuple[str, ...], limits: Limits
) -> Article:
    """Make an article of a record, its id that of the record or else of its content.

    Raises:
        RecordError: the record cannot become an article.
    """
    if not {"text", "html"} & record.keys():
        names = ", ".join(map(repr, record)) or "none"
        raise RecordError(
            "missing_field", f"there is no field 'text' or 'html'; the fields are {names}"
        )
    article = article_from_record(record, limits=limits)
    return replace(article, warnings=(*warnings, *article.warnings))
