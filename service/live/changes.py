"""One change at a time, applied within a transaction of the store."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from service.article import Article
from service.errors import ConflictError, NotFoundError
from service.live.conflicts import contradiction, repeated
from service.live.labels import cluster_label
from service.live.lookup import stored_entry
from service.live.nodes import Nodes
from service.live.placement import Placement, Status, stored_placement
from service.live.regroup import Regrouping, Touch
from service.live.understanding import Understood, keep_vectors
from service.settings import Settings
from service.store import ArticleWriter, Decision, DecisionKind, Entry
from service.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Removal:
    """An article that was removed, and the cluster it was in."""

    article_id: str
    cluster_id: str


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision that is kept, and whether it was made just now or said the same before."""

    decision: Decision
    made: bool


class Changes:
    """Puts and removes articles and decisions; whatever follows from it is part of the change."""

    def __init__(self, nodes: Nodes, regrouping: Regrouping, settings: Settings) -> None:
        self._nodes = nodes
        self._regrouping = regrouping
        self._settings = settings

    def put(
        self, tx: ArticleWriter, id: str, digest: bytes, understood: Callable[[], Understood]
    ) -> Placement:
        """Add or replace an article; what was sent before word for word changes nothing."""
        before = tx.entry(id)
        if before is not None and before.digest == digest:
            return self._placement(tx, id, Status.UNCHANGED, {})
        known, at = understood(), datetime.now(UTC)
        keep_vectors(tx, known)
        same = before is not None and _same_verdicts(tx, before, known)
        entry = self._keep(tx, before, known, at)
        groups = list(dict.fromkeys([*([before.group] if before else []), entry.group]))
        made: Mapping[tuple[int, int], Verdict] = {}
        if not same:
            followed = self._nodes.follow(tx, groups, entry.number)
            groups += followed.groups
            made = followed.fresh
        fresh = {entry.number: "added" if before is None else "updated"}
        left = frozenset([before.cluster] if before else [])
        self._regrouping.regroup(tx, groups, Touch(at, left, fresh))
        return self._placement(tx, id, Status.UPDATED if before else None, made)

    def remove(self, tx: ArticleWriter, id: str) -> Removal:
        """Forget an article; raises NotFoundError."""
        entry = stored_entry(tx, id)
        at = datetime.now(UTC)
        removal = Removal(id, cluster_label(entry.cluster))
        seeds = {entry.group, *(e.group for e in tx.members([entry.cluster]))}
        tx.remove_article(entry.number)
        tx.add_event("removed", at, {"article_id": id, "cluster_id": removal.cluster_id})
        seeds |= self._nodes.follow(tx, [entry.group], entry.number).groups
        self._regrouping.regroup(tx, seeds, Touch(at, frozenset([entry.cluster])))
        return removal

    def decide(
        self, tx: ArticleWriter, kind: DecisionKind, a: str, b: str | None, note: str, by: str
    ) -> Decided:
        """Keep a decision and apply it; raises NotFoundError or ConflictError."""
        entries = [stored_entry(tx, one) for one in (a, b) if one is not None]
        before = repeated(tx, kind, entries[0], entries[1] if b is not None else None)
        if before is not None:
            return Decided(before, made=False)
        against = contradiction(tx, kind, a, b)
        if against is not None:
            raise ConflictError(against)
        at = datetime.now(UTC)
        decision = tx.add_decision(kind, a, b, note, by, at)
        self._regrouping.regroup(tx, {e.group for e in entries}, Touch(at))
        return Decided(decision, made=True)

    def undecide(self, tx: ArticleWriter, number: int) -> None:
        """Forget a decision and what followed from it; raises NotFoundError."""
        decision = tx.decision(number)
        if decision is None:
            raise NotFoundError(f"there is no decision {number}")
        entries = [tx.entry(one) for one in (decision.a, decision.b) if one is not None]
        seeds = {e.group for e in entries if e is not None}
        tx.remove_decision(number)
        self._regrouping.regroup(tx, seeds, Touch(datetime.now(UTC)))

    def _keep(
        self, tx: ArticleWriter, before: Entry | None, known: Understood, at: datetime
    ) -> Entry:
        kept = known.prepared, known.digest, known.group, known.encoder, at
        return tx.replace_article(before.number, *kept) if before else tx.add_article(*kept)

    def _placement(
        self,
        tx: ArticleWriter,
        id: str,
        status: Status | None,
        made: Mapping[tuple[int, int], Verdict],
    ) -> Placement:
        """The placement of an article, with what of its verdicts was made just now at hand."""

        def verdict(a: int, b: int) -> Verdict | None:
            return made.get((a, b)) or tx.verdict(a, b)

        entry = stored_entry(tx, id)
        return stored_placement(tx, verdict, entry, status, self._settings.collapse)


def _same_verdicts(tx: ArticleWriter, before: Entry, known: Understood) -> bool:
    """Whether a new version differs in nothing that a verdict or its evidence is made of."""
    old, new = tx.article(before.number), known.prepared
    same = (
        before.group == known.group
        and before.encoder == known.encoder
        and old.language.code == new.language.code
    )
    return same and _compared(old.article) == _compared(new.article)


def _compared(article: Article) -> tuple[object, ...]:
    return article.title, article.text, article.source, article.published_at
