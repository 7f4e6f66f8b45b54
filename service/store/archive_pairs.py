"""Pairs of nodes and their evidence in the archive."""

from __future__ import annotations

import json
import struct
from collections.abc import Collection, Iterable, Iterator, Mapping

from service.article import Sentence
from service.store.archive_articles import number_list, read_articles
from service.store.evidence_codec import decode_evidence, encode_evidence
from service.store.session import Session
from service.store.stored import NodePair
from service.verdict import Relation, Verdict

_RELATIONS = tuple(Relation)
_NOTHING = 0.0, Relation.NONE, None
"""Score, relation and container of most pairs."""
_TOLD = struct.Struct("<dB")


class PairReads:
    """What is read of pairs; the contract is that of ArticleReader."""

    _database: Session

    def pairs(self, wanted: Collection[tuple[int, int]]) -> dict[tuple[int, int], NodePair]:
        """Those of the wanted pairs (a, b as kept) that are there."""
        asked = json.dumps([(int(a), int(b)) for a, b in wanted])
        return {(pair.a, pair.b): pair for pair in self._pairs("pairs", wanted=asked)}

    def pairs_of(self, numbers: Collection[int]) -> list[NodePair]:
        """All pairs with at least one end among the numbers, each once, ordered by (a, b)."""
        return list(self._pairs("pairs_of", numbers=number_list(numbers)))

    def links_of(self, numbers: Collection[int]) -> list[NodePair]:
        """Those of them that are something to each other."""
        told = self._pairs("links_of", numbers=number_list(numbers))
        return [pair for pair in told if pair.relation is not Relation.NONE]

    def verdict(self, a: int, b: int) -> Verdict | None:
        """The verdict with its evidence; None where there is no such pair or no relation."""
        row = self._database.row("evidence", a=a, b=b)
        if row is None:
            return None
        sentences = _sentences(self._database, {a, b})
        return self._database.decode(
            lambda body: decode_evidence(body, sentences[a], sentences[b]), row[0]
        )

    def _pairs(self, name: str, **values: object) -> Iterator[NodePair]:
        for a, b, support, told in self._database.rows(name, **values):
            yield NodePair(a, b, support, *_read(told))


class PairWrites(PairReads):
    """What is written of pairs; the contract is that of ArticleWriter."""

    def add_pairs(self, rows: Iterable[tuple[int, int, int, Verdict]]) -> None:
        """Keep new pairs: a, b, support, verdict; no evidence where there is no relation."""
        kept = list(rows)
        linked = [(a, b, v) for a, b, _, v in kept if v.relation is not Relation.NONE]
        sentences = _sentences(self._database, {n for a, b, _ in linked for n in (a, b)})
        told = [row for row in map(_pair_row, kept) if row["told"] is not None]
        self._database.write_many("add_pair", told)
        named = {(row["a"], row["b"]) for row in told}
        # Nearly all of them, and so by one statement: each gives up Python's lock.
        plain = [(a, b, support) for a, b, support, _ in kept if (a, b) not in named]
        self._database.write("add_plain_pairs", pairs=json.dumps(plain))
        self._database.write_many(
            "add_evidence",
            (
                {"a": a, "b": b, "body": encode_evidence(v, sentences[a], sentences[b])}
                for a, b, v in linked
            ),
        )

    def support_pairs(self, rows: Mapping[tuple[int, int], int]) -> None:
        """Set the support of pairs that are there; 0 forgets the pair."""
        kept = [{"a": a, "b": b, "support": n} for (a, b), n in rows.items() if n > 0]
        gone = [{"a": a, "b": b} for (a, b), n in rows.items() if n <= 0]
        self._database.write_many("support_pair", kept)
        self._database.write_many("remove_pair", gone)
        self._database.write_many("remove_evidence", gone)


def _sentences(database: Session, numbers: Collection[int]) -> dict[int, tuple[Sentence, ...]]:
    """The sentences of articles by number, none where there is no such article."""
    found = read_articles(database, numbers)
    return {n: found[n].sentences if n in found else () for n in numbers}


def _pair_row(row: tuple[int, int, int, Verdict]) -> dict[str, object]:
    a, b, support, verdict = row
    return {
        "a": a,
        "b": b,
        "support": support,
        "told": _told(verdict.score, verdict.relation, verdict.container),
    }


def _told(score: float, relation: Relation, container: str | None) -> bytes | None:
    """What a pair is in a few bytes, None for nothing."""
    if (score, relation, container) == _NOTHING:
        return None
    return _TOLD.pack(score, _RELATIONS.index(relation)) + (container or "").encode()


def _read(told: bytes | None) -> tuple[float, Relation, str | None]:
    if told is None:
        return _NOTHING
    score, relation = _TOLD.unpack_from(told)
    return score, _RELATIONS[relation], told[_TOLD.size :].decode() or None
