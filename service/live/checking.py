"""What an article would be, were it put: the same steps, with nothing stored."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from service.article import PreparedArticle
from service.live.candidates import Candidates
from service.live.component import Bond, Component, bond, component
from service.live.grouping import ContentOpinion, grouped
from service.live.labels import cluster_label
from service.live.links import Match
from service.live.placement import MOST_MATCHES, Placement, Status, placed, stored_placement
from service.live.regroup import Touch, choose_canonicals, continued
from service.live.understanding import Understood, keys_of
from service.live.verifying import Verifier
from service.match.canonical import version_of
from service.match.first_look import EXACT
from service.match.opinions import Opinion, opinion_of
from service.match.side import Side
from service.match.turned import turned
from service.settings import Settings
from service.store import ArticleReader, Entry
from service.text.shown import shown_title, shown_warnings
from service.verdict import Relation, Verdict

_NOT_STORED = 0


@dataclass(frozen=True, slots=True)
class _Case:
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


class Checking:
    """Places an article that is not stored."""

    def __init__(self, candidates: Candidates, verifier: Verifier) -> None:
        self._candidates = candidates
        self._verifier = verifier

    def placement(self, reader: ArticleReader, known: Understood) -> Placement:
        """Where the article would belong."""
        settings = self._verifier.settings
        before = reader.entry(known.prepared.article.id)
        if before is not None and before.digest == known.digest:
            return stored_placement(
                reader, reader.verdict, before, Status.UNCHANGED, settings.collapse
            )
        case = self._case(reader, known, before)
        entry, matches = case.entry, self._matches(reader, case)
        of = self._component(reader, case, matches)
        groups = grouped(of, self._opinion(reader, case, of))
        group = next(group for group in groups if entry in group)
        canonical, _ = choose_canonicals(of, groups, settings)[groups.index(group)]
        numbers = _numbers(reader, case, groups, settings)
        own = {e.id for e in group}
        ties = [m for m in matches if m.collapses and m.article_id in own]
        new = Status.DUPLICATE if len(group) > 1 else Status.NEW
        return placed(
            entry,
            Status.UPDATED if before else new,
            cluster_label(numbers[entry.id]) if entry.id in numbers else None,
            canonical.id,
            [_renamed(m, numbers) for m in matches[:MOST_MATCHES]],
            next((m for m in ties if m.article_id == canonical.id), next(iter(ties), None)),
        )

    def _case(self, reader: ArticleReader, known: Understood, before: Entry | None) -> _Case:
        entry = _entry(known, before)
        groups = reader.groups({entry.group, before.group if before else entry.group})
        others = {
            group: [e for e in entries if e.id != entry.id] for group, entries in groups.items()
        }
        return _Case(
            entry=entry,
            side=self._verifier.new_side(known.prepared),
            before=before,
            copies=others.get(entry.group, []),
            heirs=others.get(before.group, []) if before and before.group != entry.group else [],
        )

    def _matches(self, reader: ArticleReader, case: _Case) -> list[Match]:
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

    def _linked(self, reader: ArticleReader, case: _Case, others: Sequence[Entry]) -> list[Match]:
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

    def _match(self, reader: ArticleReader, case: _Case, other: Entry) -> Match:
        theirs = self._verifier.side(reader, other)
        if case.entry.id < other.id:
            verdict = self._verifier.compare(case.side, theirs)
        else:
            verdict = turned(self._verifier.compare(theirs, case.side))
        return self._match_of(other, verdict)

    def _match_of(self, other: Entry, verdict: Verdict) -> Match:
        collapses = verdict.relation in self._verifier.settings.collapse
        return Match(other.id, cluster_label(other.cluster), collapses, verdict)

    def _component(self, reader: ArticleReader, case: _Case, matches: Sequence[Match]) -> Component:
        """Everything that links and decisions would connect with the article."""
        entry, before = case.entry, case.before
        decisions = reader.decisions_on([entry.id])
        linked = {m.article_id: m.verdict for m in matches if m.collapses}
        named = {one for d in decisions for one in (d.a, d.b) if one is not None}
        entries = [e for e in map(reader.entry, sorted(named | linked.keys())) if e is not None]
        seeds = {e.group for e in entries} | {entry.group, before.group if before else entry.group}
        of = component(reader, seeds, self._verifier.settings.collapse)
        of.decisions |= {d.number: d for d in decisions}
        if before is not None and before.group != entry.group and not case.heirs:
            _forget(of, before.group)
        if case.stands:
            _forget(of, entry.group)
            of.links |= {
                (entry.group, e.group): _bond(entry.group, e.group, linked[e.id])
                for e in entries
                if e.id in linked and e.group != entry.group
            }
            told = {m.article_id for m in matches if m.verdict.relation is Relation.SAME_STORY}
            others = {e.group for e in of.articles().values() if e.id in told - linked.keys()}
            of.rivals |= {(entry.group, other) for other in others - {entry.group}}
        if case.heirs:
            of.groups[case.heirs[0].group] = list(case.heirs)
        of.groups[entry.group] = sorted([*case.copies, entry], key=_id)
        return of

    def _opinion(self, reader: ArticleReader, case: _Case, of: Component) -> ContentOpinion:
        def ask(x: str, y: str) -> Opinion:
            if x == y:
                return opinion_of(EXACT)
            a, b = sorted((of.groups[x][0], of.groups[y][0]), key=_id)
            if case.entry in (a, b):
                match = self._match(reader, case, b if a == case.entry else a)
                return opinion_of(match.verdict)
            return self._verifier.opinion(reader, a, b)

        return ask


def _bond(a: str, b: str, verdict: Verdict) -> Bond:
    return bond(a, b, verdict.relation, verdict.score, verdict.container)


def _forget(of: Component, group: str) -> None:
    """Take a content with its links out of a component."""
    of.groups.pop(group, None)
    of.links = {pair: kept for pair, kept in of.links.items() if group not in pair}
    of.rivals = {pair for pair in of.rivals if group not in pair}


def _numbers(
    reader: ArticleReader, case: _Case, groups: Sequence[Sequence[Entry]], settings: Settings
) -> dict[str, int]:
    """The clusters that the articles would be in, by id; new ones have no number yet."""
    left = frozenset([case.before.cluster] if case.before else [])
    touch = Touch(case.entry.updated_at, left, {case.entry.number: "updated"})
    _, identities = continued(reader, groups, touch, settings)
    named = zip(identities.kept, groups, strict=True)
    return {e.id: number for number, group in named if number for e in group}


def _renamed(match: Match, numbers: Mapping[str, int]) -> Match:
    if match.article_id not in numbers:
        return match
    return replace(match, cluster_id=cluster_label(numbers[match.article_id]))


def _id(entry: Entry) -> str:
    return entry.id


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
