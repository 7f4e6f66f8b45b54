"""A connection to SQLite that runs named statements."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import Any, TypeVar

from service.store.failures import Advice, Damage, StoreFailures

SqlRow = tuple[Any, ...]

_S = TypeVar("_S")
_T = TypeVar("_T")
_GREATEST = 2**63 - 1


class Session:
    """What runs the statements of a schema on a connection, from one thread at a time.

    Every method raises StoreError with the path and what to do when the file or the disk
    fails.
    """

    def __init__(
        self,
        path: Path,
        connection: sqlite3.Connection,
        statements: Mapping[str, str],
        advice: Advice,
        damage: Damage | None = None,
    ) -> None:
        self.path = path
        self._connection = connection
        self._statements = statements
        self._failures = StoreFailures(path, advice, damage)
        self._cursors: set[sqlite3.Cursor] = set()
        self._ended = False

    def rows(self, name: str, /, **values: object) -> Iterator[SqlRow]:
        """Run a query and stream its rows."""
        with self.failures():
            cursor = self._query(name, values)
            self._cursors.add(cursor)
            try:
                # Through a chain, since a cursor that is left early would be closed once more.
                yield from chain(cursor)
            finally:
                # After the end of the block nothing can be closed: its connection may be.
                if cursor in self._cursors:
                    self._cursors.discard(cursor)
                    cursor.close()

    def row(self, name: str, /, **values: object) -> SqlRow | None:
        """Run a query and return its first row."""
        with self.failures():
            cursor = self._query(name, values)
            row: SqlRow | None = cursor.fetchone()
            cursor.close()
            return row

    def write(self, name: str, /, **values: object) -> int:
        """Run a statement inside a transaction; returns the row id it inserted."""
        with self.failures():
            return self._connection.execute(self._statements[name], values).lastrowid or 0

    def write_many(self, name: str, /, rows: Iterable[Mapping[str, object]]) -> None:
        """Run a statement for every row, inside a transaction."""
        with self.failures():
            self._connection.executemany(self._statements[name], rows)

    def decode(self, decode: Callable[[_S], _T], data: _S) -> _T:
        """Decode what was stored; what is damaged is a StoreError."""
        with self.failures():
            return decode(data)

    def end(self) -> None:
        """Make this one useless: what still streams from it would hold its snapshot."""
        self._ended = True
        self.end_streams()

    def end_streams(self) -> None:
        """Close what still streams; going on with it is an error."""
        while self._cursors:
            self._cursors.pop().close()

    def failures(self) -> StoreFailures:
        """Raise what fails inside as a StoreError."""
        if self._ended:
            raise sqlite3.ProgrammingError("the block of this reader or writer has ended")
        return self._failures

    def _query(self, name: str, values: Mapping[str, object]) -> sqlite3.Cursor:
        try:
            return self._connection.execute(self._statements[name], values)
        except OverflowError:
            # Numbers that SQLite cannot hold are no row's; the greatest one is none's either.
            near = {name: _within_reach(value) for name, value in values.items()}
            return self._connection.execute(self._statements[name], near)


def _within_reach(value: object) -> object:
    return max(-_GREATEST, min(value, _GREATEST)) if isinstance(value, int) else value
