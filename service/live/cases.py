"""An article as if it were put, and what it would be linked to; nothing is stored."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from service.article import PreparedArticle
from service.live.candidates import Candidates
from service.live.labels import cluster_label
from service.live.links import Match
from service.live.understanding import Understood, keys_of
from service.live.verifying import Verifier
from service.match.clustering.canonical import version_of
from service.match.verdicts.first_look import EXACT
from service.match.verdicts.side import Side
from service.match.verdicts.turned import turned
from service.store import ArticleReader, Entry
from service.text.shown import shown_title, shown_warnings
from service.verdict import Relation, Verdict

_NOT_STORED = 0


@dataclass(frozen=True, slots=True)
class Case:
    """An article as if it were put.

    `before` is what is stored under its id. `copies` are the others with its content, `heirs`
    those left with the content it had before: one of them would stand for it.
    """

    entry: Entry
    side: Side
    before: Entry | None
    copies: Sequence[Entry]
    heirs: Sequence[Entry]

    @property
    def stands(self) -> bool:
        """Whether it would be the first with its content, which is compared for all of them."""
        return not self.copies or self.entry.id < self.copies[0].id


class Cases:
    """Makes cases of articles that are not stored, and finds their links."""

    def __init__(self, candidates: Candidates, verifier: Verifier) -> None:
        self._candidates = candidates
        self._verifier = verifier

    def of(self, reader: ArticleReader, known: Understood, before: Entry | None) -> Case:
        """The article as if it were put, where `before` is stored under its id."""
        entry = _entry(known, before)
        groups = reader.groups({entry.group, before.group if before else entry.group})
        others = {
            group: [e for e in entries if e.id != entry.id] for group, entries in groups.items()
        }
        return Case(
            entry=entry,
            side=self._verifier.new_side(known.prepared),
            before=before,
            copies=others.get(entry.group, []),
            heirs=others.get(before.group, []) if before and before.group != entry.group else [],
        )

    def matches(self, reader: ArticleReader, case: Case) -> list[Match]:
        """All links that the article would have, those that collapse first, by score."""
        settings, entry = self._verifier.settings, case.entry
        exact = Relation.EXACT in settings.collapse
        found = [Match(e.id, cluster_label(e.cluster), exact, EXACT) for e in case.copies]
        if not case.stands:
            return found
        leaving = {entry.number, reader.node_of(entry.group)}
        side, keys = case.side, keys_of(case.side.prepared, settings)
        vectors = side.index_vectors
        numbers = self._candidates.of(reader, leaving, entry.id, vectors, side.kind, keys)
        others = {e.number: e for e in case.heirs[:1]} | reader.entries(numbers)
        linked = self._linked(reader, case, list(others.values()))
        return found + sorted(
            linked, key=lambda m: (not m.collapses, -m.verdict.score, m.article_id)
        )

    def _linked(self, reader: ArticleReader, case: Case, others: Sequence[Entry]) -> list[Match]:
        """Those of others that are something to the article."""
        pairs = []
        sides = self._verifier.sides(reader, others)
        for other in others:
            theirs = sides[other.number]
            is_first = case.entry.id < other.id
            pairs.append((case.side, theirs) if is_first else (theirs, case.side))
        return [
            self._match_of(other, verdict if a is case.side else turned(verdict))
            for other, (a, _), verdict in zip(
                others, pairs, self._verifier.links(pairs), strict=True
            )
            if verdict is not None
        ]

    def match(self, reader: ArticleReader, case: Case, other: Entry) -> Match:
        """What the article would be to another."""
        theirs = self._verifier.side(reader, other)
        if case.entry.id < other.id:
            verdict = self._verifier.compare(case.side, theirs)
        else:
            verdict = turned(self._verifier.compare(theirs, case.side))
        return self._match_of(other, verdict)

    def _match_of(self, other: Entry, verdict: Verdict) -> Match:
        collapses = verdict.relation in self._verifier.settings.collapse
        return Match(other.id, cluster_label(other.cluster), collapses, verdict)


def _entry(known: Understood, before: Entry | None) -> Entry:
    prepared: PreparedArticle = known.prepared
    now = datetime.now(UTC)
    return Entry(
        number=before.number if before else _NOT_STORED,
        id=prepared.article.id,
        digest=known.digest,
        content=known.content,
        group=known.group,
        cluster=before.cluster if before else 0,
        version=version_of(prepared),
        title=shown_title(prepared),
        language=prepared.language,
        encoder=known.encoder,
        provenance=prepared.provenance,
        warnings=shown_warnings(prepared, known.encoder),
        created_at=before.created_at if before else now,
        updated_at=now,
    )
