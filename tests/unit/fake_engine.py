"""An engine without encoders over a real store: articles with equal titles are one article."""

import threading
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from types import SimpleNamespace

import numpy as np

from service.errors import ConflictError, NotFoundError, OverloadedError
from service.live import (
    Decided,
    EncoderInUse,
    Match,
    Measurements,
    Placement,
    Readiness,
    Removal,
    Status,
    cluster_label,
)
from service.match.clustering.canonical import choose, choose_by_language
from service.pipeline import Comparison
from service.settings import Settings
from service.store import Archive, Node, StoredCluster
from service.store.digests import identity_digest
from service.text.prepare import prepare
from service.verdict import AlignedPassages, Disagreement, Passage, Relation, Verdict

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


def verdict_on(a, b):
    """The same verdict for every two articles: made of their titles and texts, four passages."""
    same = a.article.title.casefold() == b.article.title.casefold()
    relation = (
        (Relation.EXACT if a.article.text == b.article.text else Relation.COPY)
        if same
        else Relation.NONE
    )

    def passage(prepared, start):
        text = prepared.article.text[start : start + 3]
        return (Passage("text", start, start + len(text), text),)

    return Verdict(
        relation=relation,
        score=0.9876543219 if same else 0.01,
        coverage_a=0.75,
        coverage_b=0.5,
        container="b" if same else None,
        method="fake",
        reason="Their titles are equal." if same else "Their titles differ.",
        signals={"title": float(same), "unknown": float("nan")},
        aligned=tuple(
            AlignedPassages(passage(a, n), passage(b, n), 0.5, n / 4, moved=False) for n in range(4)
        ),
        disagreements=(Disagreement(("12",), ("14",)),),
    )


class FakeEngine:
    """Implements what service.api.engine asks for; `hold` lets every change wait in the queue."""

    def __init__(self, data, queue=256):
        self.store = Archive.open(data)
        self.settings = Settings()
        self.encoders = [EncoderInUse("fake", "fake-1", frozenset({"en"}), True)]
        self.ready = Readiness(model=True, index=True, store=True, detail="")
        self.failure = None
        self._queue = queue
        self._writer = ThreadPoolExecutor(1)
        self._open = threading.Event()
        self._open.set()
        self._waiting = 0
        self._most_waiting = 0
        self._lock = threading.Condition()
        self._callbacks = []
        self._titles = {}

    @property
    def most_waiting(self):
        return self._most_waiting

    def hold(self):
        self._open.clear()

    def until_waiting(self, count):
        with self._lock:
            assert self._lock.wait_for(lambda: self._waiting >= count, 30)

    def release(self):
        self._open.set()

    def close(self):
        self.release()
        self._writer.shutdown()
        self.store.close()

    def put(self, article):
        return self._enqueue(self._put, prepare(article))

    def remove(self, id):
        return self._enqueue(self._remove, id)

    def decide(self, kind, a, b, note, by):
        return self._enqueue(self._decide, kind, a, b, note, by)

    def undecide(self, number):
        return self._enqueue(self._undecide, number)

    def check(self, article):
        if self.failure:
            raise self.failure
        prepared = prepare(article)
        with self.store.read() as reader:
            others = self._same(reader, prepared.article)
            matches = self._matches(reader, prepared, others)
            cluster = others[0].cluster if others else None
            return self._placement(
                reader, prepared, Status.DUPLICATE if others else Status.NEW, cluster, matches
            )

    def compare(self, a, b):
        with self.store.read() as reader:
            left, right = (reader.article(self._entry(reader, each).number) for each in (a, b))
        return Comparison(left, right, verdict_on(left, right), "fake", None)

    def readiness(self):
        return self.ready

    def measurements(self):
        with self.store.read() as reader:
            return Measurements(
                articles=reader.count(),
                clusters=reader.count_clusters(),
                last_event=reader.last_event(),
                queued=self._waiting,
                indexed=reader.count(),
                encoded_sentences=0,
                applied=0,
            )

    def on_commit(self, callback):
        self._callbacks.append(callback)

    def _enqueue(self, work, *args):
        if self.failure:
            raise self.failure
        with self._lock:
            if self._waiting >= self._queue:
                raise OverloadedError(f"{self._waiting} changes are waiting already", 0.01)
            self._waiting += 1
            self._most_waiting = max(self._most_waiting, self._waiting)
            self._lock.notify_all()
        future = Future()
        self._writer.submit(self._apply, future, work, args)
        return future

    def _apply(self, future, work, args):
        self._open.wait()
        try:
            with self.store.write() as writer:
                result = work(writer, *args)
                last = writer.last_event()
        except Exception as error:  # noqa: BLE001 - it belongs into the future
            settle = partial(future.set_exception, error)
        else:
            for callback in self._callbacks:
                callback(last)
            settle = partial(future.set_result, result)
        with self._lock:
            self._waiting -= 1
        settle()

    def _put(self, writer, prepared):
        article = prepared.article
        digest = identity_digest(article)
        known = writer.entry(article.id)
        if known and known.digest == digest:
            others = [e for e in self._same(writer, article) if e.number != known.number]
            matches = self._matches(writer, prepared, others)
            return self._placement(writer, prepared, Status.UNCHANGED, known.cluster, matches)
        if known:
            self._leave(writer, known)
            entry = writer.replace_article(known.number, prepared, digest, article.id, "fake", NOW)
        else:
            entry = writer.add_article(prepared, digest, article.id, "fake", NOW)
        others = [e for e in self._same(writer, article) if e.number != entry.number]
        self._titles[article.id] = article.title.casefold()
        writer.put_node(
            Node(entry.number, entry.id, article.id, np.empty((0, 0), np.float16), (), ())
        )
        for other in others:
            (a, left), (b, right) = sorted(
                ((entry, prepared), (other, writer.article(other.number))), key=lambda x: x[0].id
            )
            writer.add_pairs([(a.number, b.number, 1, verdict_on(left, right))])
        cluster = others[0].cluster if others else writer.new_cluster(NOW)
        writer.assign(cluster, [entry.number])
        body = {
            "article_id": entry.id,
            "cluster_id": cluster_label(cluster),
            "previous_cluster_id": cluster_label(known.cluster) if known else None,
            "reason": "updated" if known else "added",
        }
        writer.add_event("assigned", NOW, body)
        self._form(writer, cluster)
        status = Status.UPDATED if known else Status.DUPLICATE if others else Status.NEW
        return self._placement(
            writer, prepared, status, cluster, self._matches(writer, prepared, others)
        )

    def _remove(self, writer, id):
        entry = self._entry(writer, id)
        self._leave(writer, entry)
        writer.remove_article(entry.number)
        del self._titles[id]
        removal = Removal(id, cluster_label(entry.cluster))
        body = {"article_id": id, "cluster_id": removal.cluster_id}
        writer.add_event("removed", NOW, body)
        self._form(writer, entry.cluster)
        return removal

    def _leave(self, writer, entry):
        writer.support_pairs({(p.a, p.b): 0 for p in writer.pairs_of([entry.number])})
        writer.remove_node(entry.number)
        writer.assign(0, [entry.number])
        self._form(writer, entry.cluster)

    def _form(self, writer, number, merged_into=None):
        members = writer.members([number])
        before = writer.cluster(number)
        versions = [m.version for m in members]
        pairs = writer.pairs_of([m.number for m in members])
        writer.put_cluster(
            StoredCluster(
                number=number,
                canonical=choose(versions, self.settings) if members else None,
                by_language=choose_by_language(versions, self.settings),
                size=len(members),
                changed=writer.last_event(),
                created_at=before.created_at if before else NOW,
                updated_at=NOW,
                merged_into=merged_into,
                languages=tuple(sorted({v.language for v in versions})),
                relations=tuple(sorted({p.relation for p in pairs})),
            )
        )

    def _decide(self, writer, kind, a, b, note, by):
        first = self._entry(writer, a)
        for earlier in writer.decisions_on([a]):
            if (earlier.kind, {earlier.a, earlier.b}) == (kind, {a, b}):
                return Decided(earlier, made=False)
        for earlier in writer.decisions_on([a]):
            if {earlier.a, earlier.b} == {a, b} and earlier.kind != kind:
                raise ConflictError(f"decision {earlier.number} says that they are {earlier.kind}")
        if b is not None:
            second = self._entry(writer, b)
            if kind == "same" and first.cluster != second.cluster:
                into, gone = sorted((first.cluster, second.cluster))
                writer.assign(into, [m.number for m in writer.members([gone])])
                body = {"cluster_id": cluster_label(gone), "into": cluster_label(into)}
                writer.add_event("merged", NOW, body)
                self._form(writer, gone, into)
                self._form(writer, into)
        return Decided(writer.add_decision(kind, a, b, note, by, NOW), made=True)

    def _undecide(self, writer, number):
        if writer.decision(number) is None:
            raise NotFoundError(f"there is no decision {number}")
        writer.remove_decision(number)

    def _entry(self, reader, id):
        entry = reader.entry(id)
        if entry is None:
            raise NotFoundError(f"there is no article {id!r}")
        return entry

    def _same(self, reader, article):
        title = article.title.casefold()
        named = sorted(each for each, known in self._titles.items() if known == title)
        return [entry for entry in map(reader.entry, named) if entry]

    def _matches(self, reader, prepared, others):
        return tuple(
            Match(
                e.id, cluster_label(e.cluster), True, verdict_on(prepared, reader.article(e.number))
            )
            for e in others[:10]
        )

    def _placement(self, reader, prepared, status, cluster, matches):
        stored = reader.cluster(cluster) if cluster else None
        verdict = (
            matches[0].verdict
            if matches
            else SimpleNamespace(relation=None, score=None, coverage_a=None, coverage_b=None)
        )
        return Placement(
            article_id=prepared.article.id,
            status=status,
            cluster_id=cluster_label(cluster) if cluster else None,
            canonical_id=stored.canonical.id if stored else prepared.article.id,
            relation=verdict.relation,
            score=verdict.score,
            coverage_a=verdict.coverage_a,
            coverage_b=verdict.coverage_b,
            matches=matches,
            language=replace(prepared.language),
            encoder="fake",
            provenance=prepared.provenance,
            warnings=prepared.warnings,
        )
