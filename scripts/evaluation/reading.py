"""The articles of a file, read and prepared as a run does it."""

from __future__ import annotations

import io
from pathlib import Path

from service.article import Article, PreparedArticle, Rejection
from service.errors import UsageError
from service.records import Limits, read_inputs
from service.text.prepare import prepare


def read_prepared(path: Path) -> list[PreparedArticle]:
    """Read and prepare the articles of a JSON Lines file, in its order.

    Raises:
        UsageError: one of them would be rejected; whatever is compared must read the same.
    """
    items = read_inputs([str(path)], format="jsonl", fields={}, stdin=io.BytesIO(), limits=Limits())
    return [prepare(_accepted(item)) for item in items]


def _accepted(item: Article | Rejection) -> Article:
    if isinstance(item, Rejection):
        raise UsageError(f"{item.place}: {item.message}; every contestant must read the same")
    return item
