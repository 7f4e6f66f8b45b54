"""The links of one run, on disk until they are written out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from service.store.codec import decode_verdict
from service.store.database import Database
from service.store.failures import store_failures
from service.verdict import Verdict


class Links:
    """Verdicts between numbered articles."""

    _database: Database

    def add_links(self, links: Iterable[tuple[int, int, bytes]]) -> None:
        """Keep links, all or none; a pair again replaces it.

        Each is two numbers, and the verdict as `encode_verdict` wrote it.
        """
        with self._database.unit():
            self._database.write_many(
                "add_link", ({"a": a, "b": b, "body": verdict} for a, b, verdict in links)
            )

    def links(self) -> Iterator[tuple[int, int, Verdict]]:
        """Stream the links in the order of their two numbers."""
        for a, b, body in self._database.rows("links"):
            with store_failures(self._database.path):
                verdict = decode_verdict(body)
            yield a, b, verdict

    def clear_links(self) -> None:
        """Forget all links."""
        with self._database.transaction():
            self._database.write("forget_links")
