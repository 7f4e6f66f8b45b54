"""The online engine: takes articles as they come, from any thread."""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from threading import Event, Thread
from typing import Any, Self, TypeVar

from models.space import Space
from service.article import Article
from service.errors import NotReadyError, StoreError
from service.live.admission import Admission
from service.live.candidates import Candidates
from service.live.changes import Changes, Decided, Removal
from service.live.checking import Checking
from service.live.comparing import compare
from service.live.garbage import collect_rarely
from service.live.kept_index import KeptIndex
from service.live.nodes import Nodes
from service.live.placement import Placement
from service.live.regroup import Regrouping
from service.live.stamp import check_stamp, set_stamp, short, stamp_of
from service.live.state import EncoderInUse, Measurements, Readiness
from service.live.thinking import Thinking
from service.live.understanding import Understood, record_digest
from service.live.writer import WaitingChange, Writer
from service.pipeline import Comparison
from service.settings import Settings
from service.store import (
    Archive,
    ArticleStore,
    ArticleWriter,
    DecisionKind,
)
from service.text import prepare

T = TypeVar("T")

_log = logging.getLogger(__name__)


class Engine:
    """Articles, clusters and decisions of one data directory; open it with `open`."""

    def __init__(
        self, data: Path, store: ArticleStore, space: Space, settings: Settings, queue: int
    ) -> None:
        self.store = store
        self.settings = settings
        self._space = space
        self._callbacks: list[Callable[[int], None]] = []
        self._thinking = Thinking(store, space, settings)
        self._verifier = self._thinking.verifier
        self._index = KeptIndex(store, data, space, settings, short(stamp_of(space, settings)))
        candidates = Candidates(self._index.near)
        self._changes = Changes(
            Nodes(candidates, self._verifier), Regrouping(self._verifier), settings
        )
        self._checking = Checking(candidates, self._verifier)
        self._writer = Writer(store, self._index.recover, self._committed, self._index.save_if_due)
        self._admission = Admission(queue, lambda: self._writer.seconds_each)
        self._ready = Event()
        self._failure: Exception | None = None
        self._closing = False
        self._starter = Thread(target=self._start, name="starter")

    @classmethod
    def open(cls, data: Path, settings: Settings, queue: int = 256) -> Self:
        """Open a data directory, made if need be; what takes long goes on in the background.

        queue: how many changes may wait at one time.

        Raises:
            StoreError: it is in use, damaged, or cannot be written.
            FingerprintError: it was indexed with another configuration.
            EncoderError: an encoder is not installed.
            SettingsError: the file of the setting `calibration` is no calibration.
        """
        space = Space(settings.encoder, settings.calibration)
        stamp = stamp_of(space, settings)
        store = Archive.open(data)
        try:
            with store.read() as reader:
                known = check_stamp(reader, stamp)
            if not known:
                with store.write() as tx:
                    set_stamp(tx, stamp)
            engine = cls(data, store, space, settings, queue)
        except BaseException:
            store.close()
            raise
        engine._starter.start()
        return engine

    @property
    def encoders(self) -> tuple[EncoderInUse, ...]:
        """The encoders of the configuration."""
        return tuple(
            EncoderInUse(
                name,
                fingerprint,
                self._space.languages(name),
                self._space.calibration(name).fitted,
            )
            for name, fingerprint in self._space.fingerprints.items()
        )

    def put(self, article: Article) -> Future[Placement]:
        """Keep an article; it is on the disk when the future has its placement.

        Raises OverloadedError at once when too many changes wait; the future raises
        StoreError or EncoderError.
        """
        digest = record_digest(article)

        def apply(tx: ArticleWriter) -> Placement:
            return self._changes.put(tx, article.id, digest, understood)

        def understood() -> Understood:
            return needs.result() or self._thinking.understand(article, digest)

        self._admission.admit()
        try:
            needs = self._thinking.submit(article, digest)
        except RuntimeError:
            self._admission.leave()
            raise NotReadyError("the service is stopping: send this again later") from None
        return self._submit(apply, needs, article.id)

    def remove(self, id: str) -> Future[Removal]:
        """Forget an article; the future raises NotFoundError."""
        self._admission.admit()
        return self._submit(lambda tx: self._changes.remove(tx, id), _nothing_needed(), id)

    def decide(
        self, kind: DecisionKind, a: str, b: str | None, note: str, by: str
    ) -> Future[Decided]:
        """Keep and apply a decision; the future raises NotFoundError or ConflictError."""
        ids = [one for one in (a, b) if one is not None]
        self._admission.admit()
        return self._submit(
            lambda tx: self._changes.decide(tx, kind, a, b, note, by), _nothing_needed(), *ids
        )

    def undecide(self, number: int) -> Future[None]:
        """Forget a decision; the future raises NotFoundError."""
        self._admission.admit()
        return self._submit(lambda tx: self._changes.undecide(tx, number), _nothing_needed())

    def check(self, article: Article) -> Placement:
        """What an article would be; nothing is stored. Blocks; raises NotReadyError."""
        self._must_be_ready()
        known = self._thinking.understand(article, record_digest(article))
        with self.store.read() as reader:
            return self._checking.placement(reader, known)

    def compare(self, a: str, b: str) -> Comparison:
        """Compare two stored articles. Blocks; raises NotFoundError or NotReadyError."""
        self._must_be_ready()
        with self.store.read() as reader:
            return compare(reader, self._verifier, a, b)

    def readiness(self) -> Readiness:
        """What can be used already."""
        try:
            with self.store.read() as reader:
                reader.last_event()
            store = self.store.damage
        except StoreError as error:
            store = str(error)
        ready = self._ready.is_set()
        detail = store or ("" if ready else "the encoder and the index are being loaded")
        return Readiness(ready, ready, not store, str(self._failure or detail))

    def measurements(self) -> Measurements:
        """How much there is; raises StoreError."""
        with self.store.read() as reader:
            return Measurements(
                articles=reader.count(),
                clusters=reader.count_clusters(),
                last_event=reader.last_event(),
                queued=self._admission.waiting,
                indexed=len(self._index.near),
                encoded_sentences=self._thinking.encoding.sentences,
                applied=self._writer.applied,
            )

    def on_commit(self, callback: Callable[[int], None]) -> None:
        """Call back from the writer's thread with the newest event after every commit."""
        self._callbacks.append(callback)

    def close(self) -> None:
        """Finish what was accepted, write the snapshot, and let others use the directory."""
        self._closing = True
        self._starter.join()
        self._writer.close()
        self._thinking.close()
        self._index.close()
        if self._ready.is_set() and not self._writer.failed:
            self._index.save()
        self.store.close()

    def _start(self) -> None:
        try:
            for step in (self._index.load, self._warm_up):
                self._go_on()
                step()
        except Exception as error:  # noqa: BLE001 - told by readiness and to whoever waits
            self._failure = error
            if not self._closing:
                _log.exception("the service cannot start")
            self._writer.abandon(NotReadyError(f"the service cannot start: {error}"))
            return
        collect_rarely()
        self._ready.set()
        self._writer.start()

    def _go_on(self) -> None:
        if self._closing:
            raise NotReadyError("it was stopped while it started")

    def _warm_up(self) -> None:
        """Load what the first article would have to wait for."""
        prepare.load()
        self._space.encode(next(iter(self._space.fingerprints)), ["Ready."])

    def _must_be_ready(self) -> None:
        if not self._ready.is_set():
            raise NotReadyError(f"not ready: {self._failure or 'the encoder is being loaded'}")

    def _submit(
        self, apply: Callable[[ArticleWriter], T], needs: Future[Any], *ids: str
    ) -> Future[T]:
        job = WaitingChange(apply, needs, frozenset(ids))
        job.result.add_done_callback(lambda _: self._admission.leave())
        try:
            self._writer.submit(job)
        except NotReadyError as error:
            job.result.set_exception(error)
        return job.result

    def _committed(self, newest: int) -> None:
        self._index.committed()
        for callback in self._callbacks:
            callback(newest)


def _nothing_needed() -> Future[None]:
    done: Future[None] = Future()
    done.set_result(None)
    return done
