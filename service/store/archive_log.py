"""Decisions, events and facts in the archive."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from service.store.codec import decode_text, encode_text, pack, unpack
from service.store.entry_codec import decode_time, encode_time
from service.store.session import Session, SqlRow
from service.store.stored import Decision, DecisionKind, Event, EventKind

_NO_LIMIT = -1


class LogReads:
    """What is read of decisions, events and facts; the contract is that of ArticleReader."""

    _database: Session

    def decision(self, number: int) -> Decision | None:
        """A decision that was not deleted."""
        row = self._database.row("decision", number=number)
        return None if row is None else _decision(row)

    def decisions(self, after: int = 0, limit: int | None = None) -> list[Decision]:
        """Decisions with numbers above `after`, ascending."""
        most = _NO_LIMIT if limit is None else limit
        return [*map(_decision, self._database.rows("decisions", after=after, limit=most))]

    def decisions_on(self, ids: Collection[str]) -> list[Decision]:
        """Decisions that name at least one of the articles, ascending."""
        found = {
            row[0]: _decision(row)
            for name in ids
            for row in self._database.rows("decisions_on", id=encode_text(name))
        }
        return [found[number] for number in sorted(found)]

    def events(self, after: int, limit: int) -> list[Event]:
        """Events with sequences above `after`, ascending."""
        rows = self._database.rows("events", after=after, limit=limit)
        return [self._database.decode(_event, row) for row in rows]

    def last_event(self) -> int:
        """The sequence of the newest event, 0 without any."""
        (last,) = self._database.row("last_event") or (None,)
        return last or 0

    def fact(self, name: str) -> str | None:
        """A fact about the store itself."""
        row = self._database.row("fact", name=name)
        return None if row is None else decode_text(row[0])


class LogWrites(LogReads):
    """What is written of them; the contract is that of ArticleWriter."""

    def add_decision(
        self, kind: DecisionKind, a: str, b: str | None, note: str, by: str, at: datetime
    ) -> Decision:
        """Keep a decision under a number greater than every one before."""
        number = self._database.write(
            "add_decision",
            kind=kind,
            a=encode_text(a),
            b=None if b is None else encode_text(b),
            note=encode_text(note),
            by=encode_text(by),
            at=encode_time(at),
        )
        return Decision(number, kind, a, b, note, by, at)

    def remove_decision(self, number: int) -> None:
        """Forget a decision."""
        self._database.write("remove_decision", number=number)

    def add_event(self, kind: EventKind, at: datetime, body: Mapping[str, Any]) -> Event:
        """Add a line to the change feed."""
        plain = dict(body)
        sequence = self._database.write(
            "add_event", kind=kind, at=encode_time(at), body=pack([plain])
        )
        return Event(sequence, kind, at, plain)

    def set_fact(self, name: str, value: str) -> None:
        """Keep a fact about the store."""
        self._database.write("set_fact", name=name, value=encode_text(value))


def _decision(row: SqlRow) -> Decision:
    number, kind, a, b, note, by, at = row
    other = None if b is None else decode_text(b)
    return Decision(
        number, kind, decode_text(a), other, decode_text(note), decode_text(by), decode_time(at)
    )


def _event(row: SqlRow) -> Event:
    sequence, kind, at, body = row
    return Event(sequence, kind, decode_time(at), unpack(body)[0])
