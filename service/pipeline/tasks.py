"""What is done for a run in this process or in others: a task has all that it takes."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from models.encoder import Vectors
from models.space import Space
from service.article import PreparedArticle
from service.errors import StoreError
from service.match.clustering.clusters import Edge
from service.match.clustering.opinions import Opinion, opinion_of
from service.pipeline.desk import Desk
from service.pipeline.pairs import Pairs
from service.settings import Settings
from service.store import WorkReader, content_digest, encode_verdict
from service.verdict import Relation, Verdict


@dataclass(frozen=True, slots=True)
class Run:
    """The run that pairs belong to: where its store is, and its configuration.

    `name` is no other run's, in whatever process.
    """

    directory: Path
    settings: Settings
    name: str


@dataclass(frozen=True, slots=True)
class Task:
    """Pairs of article numbers to verify."""

    run: Run
    pairs: Pairs


@dataclass(frozen=True, slots=True)
class Part:
    """Article numbers whose vectors in the index are wanted."""

    run: Run
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """A pair that is a link: its encoded verdict, and what clustering has to know of it.

    `edge` is None where the relation does not collapse.
    """

    a: int
    b: int
    relation: Relation
    verdict: bytes
    opinion: Opinion
    edge: Edge[int] | None


@dataclass(frozen=True, slots=True)
class Screened:
    """How many pairs a task had, and those among them that have to be aligned, with how near the
    two of each are."""

    pairs: int
    open: tuple[tuple[int, int, float], ...]


@dataclass(frozen=True, slots=True)
class Verified:
    """What came of a task: how many pairs it had, and the links among them in their order."""

    pairs: int
    links: tuple[Finding, ...]


def index_all(part: Part) -> list[Vectors]:
    """The vectors in the index of each article of a part; raises StoreError."""
    desk = _desk(part.run)
    return [desk.index_vectors(number) for number in part.numbers]


def tell_open(task: Task) -> Screened:
    """Tell which pairs of a task have to be aligned; raises StoreError."""
    return Screened(len(task.pairs), tuple(_desk(task.run).open(list(task.pairs))))


def verify_all(task: Task) -> Verified:
    """Verify the pairs of a task; raises StoreError."""
    links = (
        finding(a, b, verdict, task.run.settings)
        for a, b, verdict in _desk(task.run).links(list(task.pairs))
    )
    return Verified(len(task.pairs), tuple(links))


def finding(a: int, b: int, verdict: Verdict, settings: Settings) -> Finding:
    """What is kept of a verdict that is a link."""
    edge = None
    if verdict.relation in settings.collapse:
        revision = verdict.relation is Relation.REVISION
        later = (a if verdict.container == "a" else b) if revision else None
        edge = Edge(a, b, verdict.score, later)
    return Finding(a, b, verdict.relation, encode_verdict(verdict), opinion_of(verdict), edge)


@contextmanager
def at_hand(run: Run, desk: Desk) -> Iterator[None]:
    """Let tasks that are done in this thread use what is open here already."""
    _here.name, _here.desk = run.name, desk
    try:
        yield
    finally:
        _here.name = None
        del _here.desk


class _Here(threading.local):
    """The desk of each thread: a connection to the store is one thread's."""

    name: str | None = None
    desk: Desk


_here = _Here()


def _desk(run: Run) -> Desk:
    if _here.name != run.name:
        _here.name, _here.desk = run.name, _desk_of(run)
    return _here.desk


def _desk_of(run: Run) -> Desk:
    space = Space(run.settings.encoder, run.settings.calibration)
    store = WorkReader(run.directory)

    def embed(prepared: PreparedArticle, encoder: str) -> Vectors:
        found = store.vectors(content_digest(prepared), space.fingerprint(encoder))
        if found is None:
            raise StoreError(
                f"{run.directory / 'work.db'} has no vectors of {encoder} for the article "
                f"{prepared.article.id!r}: run again, which encodes it"
            )
        return found.astype(np.float32)

    return Desk(store, embed, space, run.settings)
