"""The articles of one run come back from disk, by number."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from service.article import PreparedArticle, Rejection
from service.errors import NotFoundError
from service.store.article_codec import decode_article
from service.store.codec import decode_rejection, decode_text
from service.store.failures import store_failures
from service.store.keys import KIND_CODES, KeyKind
from service.store.session import Session


class Articles:
    """What a run has read; an article's number is the position of its id in `ids`.

    Numbers hold from `finish_reading` on, and for as long as the set of ids is the same.
    """

    _database: Session

    def rejections(self) -> Iterator[Rejection]:
        """Stream the rejections in the order of file and line."""
        for (body,) in self._database.rows("rejections"):
            yield decode_rejection(body)

    def count(self) -> int:
        """How many articles there are."""
        (count,) = self._database.row("count_articles") or (0,)
        return int(count)

    def ids(self) -> list[str]:
        """Return the ids of all articles in ascending order (of code points)."""
        return [decode_text(row[0]) for row in self._database.rows("ids")]

    def article(self, number: int) -> PreparedArticle:
        """Read one article.

        Raises:
            NotFoundError: when no article has that number.
        """
        row = self._database.row("article_body", number=number)
        if row is None:
            raise NotFoundError(f"no article has the number {number}")
        with store_failures(self._database.path):
            return decode_article(row[0])

    def articles(self) -> Iterator[tuple[int, PreparedArticle]]:
        """Stream all articles with their numbers, in order; writing in between is fine."""
        # One query each: an open one would keep the log of all writes from being reused.
        for number in range(self.count()):
            yield number, self.article(number)

    def record(self, number: int) -> Mapping[str, Any]:
        """Return the input record of an article, as it was read."""
        return self.article(number).article.record

    def same_keys(self, kind: KeyKind) -> Iterator[list[int]]:
        """Stream the groups of two and more articles that share a key, as ascending numbers."""
        for (numbers,) in self._database.rows("same_keys", kind=KIND_CODES[kind]):
            yield sorted(map(int, numbers.split(",")))
