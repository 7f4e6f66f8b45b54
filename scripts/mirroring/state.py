"""A copy of what a service says of its articles and clusters, in one SQLite file."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

_SCHEMA = """
CREATE TABLE IF NOT EXISTS articles (id TEXT PRIMARY KEY, cluster_id TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS members ON articles (cluster_id);
CREATE TABLE IF NOT EXISTS clusters (id TEXT PRIMARY KEY, canonical_id TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS languages (
    cluster_id TEXT NOT NULL, language TEXT NOT NULL, canonical_id TEXT NOT NULL,
    PRIMARY KEY (cluster_id, language)
);
CREATE TABLE IF NOT EXISTS merged (id TEXT PRIMARY KEY, into_id TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS survivors ON merged (into_id);
CREATE TABLE IF NOT EXISTS position (sequence INTEGER NOT NULL);
INSERT INTO position SELECT 0 WHERE NOT EXISTS (SELECT 1 FROM position);
"""
_ASSIGN = "INSERT OR REPLACE INTO articles VALUES (?, ?)"
_MEMBERS = "SELECT count(*) FROM articles WHERE cluster_id = ?"
_BY_LANGUAGE = "INSERT INTO languages VALUES (?, ?, ?)"
_GO_ON = "UPDATE merged SET into_id = ? WHERE into_id = ?"


class GapError(Exception):
    """An event is not the one that follows: some are missing, the copy would be wrong."""


class UnknownEventError(Exception):
    """An event of a kind that this program does not know: the service is newer."""


class Mirror:
    """The copy: `articles`, `clusters`, `languages` and `merged`, each a table of that name.

    Events and the sequence they lead to are kept in one transaction, so that a mirror that is
    killed goes on with the event after the last one it has.
    """

    def __init__(self, path: Path) -> None:
        self._database = sqlite3.connect(path, isolation_level=None)
        self._database.executescript(f"BEGIN IMMEDIATE; {_SCHEMA} COMMIT;")

    @property
    def sequence(self) -> int:
        """The sequence of the last event that was applied, 0 without any."""
        return int(self._one("SELECT sequence FROM position"))

    def apply(self, events: Iterable[Mapping[str, Any]]) -> None:
        """Apply events in their order, all or none; those that were applied before are skipped.

        Raises GapError, UnknownEventError, sqlite3.Error.
        """
        with self._transaction():
            last = self.sequence
            for event in events:
                if event["sequence"] <= last:
                    continue
                if event["sequence"] != last + 1:
                    raise GapError(f"event {event['sequence']} came after event {last}")
                self._apply(event["kind"], event["body"])
                last += 1
            self._do("UPDATE position SET sequence = ?", last)

    def counts(self) -> tuple[int, int]:
        """How many articles there are, and how many clusters."""
        articles, clusters = (
            self._one(f"SELECT count(*) FROM {table}") for table in ("articles", "clusters")
        )
        return int(articles), int(clusters)

    def close(self) -> None:
        """Release the file."""
        self._database.close()

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._do("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._do("ROLLBACK")
            raise
        self._do("COMMIT")

    def _apply(self, kind: str, body: Mapping[str, Any]) -> None:
        match kind:
            case "assigned":
                self._do(_ASSIGN, body["article_id"], body["cluster_id"])
            case "removed":
                self._do("DELETE FROM articles WHERE id = ?", body["article_id"])
                # A cluster ends by being merged, or with its last article.
                if not self._one(_MEMBERS, body["cluster_id"]):
                    self._drop(body["cluster_id"])
            case "canonical_changed":
                self._drop(body["cluster_id"])
                self._do(
                    "INSERT INTO clusters VALUES (?, ?)", body["cluster_id"], body["canonical_id"]
                )
                for language, canonical in body["by_language"].items():
                    self._do(_BY_LANGUAGE, body["cluster_id"], language, canonical)
            case "merged":
                self._drop(body["cluster_id"])
                # What was merged into a cluster goes with it.
                self._do(_GO_ON, body["into"], body["cluster_id"])
                self._do("INSERT INTO merged VALUES (?, ?)", body["cluster_id"], body["into"])
            case "split":
                # Tells why; which articles went where is told by an `assigned` for each.
                pass
            case _:
                raise UnknownEventError(f"an event of the unknown kind {kind!r}")

    def _drop(self, cluster: str) -> None:
        self._do("DELETE FROM clusters WHERE id = ?", cluster)
        self._do("DELETE FROM languages WHERE cluster_id = ?", cluster)

    def _do(self, statement: str, *values: object) -> None:
        self._database.execute(statement, values)

    def _one(self, statement: str, *values: object) -> Any:  # noqa: ANN401 - any value of a row
        return self._database.execute(statement, values).fetchone()[0]
