"""What an article would be, were it put: the same steps, with nothing stored."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from service.live.candidates import Candidates
from service.live.cases import Case, Cases
from service.live.component import Bond, Component, bond, component
from service.live.grouping import ContentOpinion, grouped
from service.live.labels import cluster_label
from service.live.links import Match
from service.live.placement import MOST_MATCHES, Placement, Status, placed, stored_placement
from service.live.regroup import Touch, choose_canonicals, continued
from service.live.understanding import Understood
from service.live.verifying import Verifier
from service.match.clustering.opinions import Opinion, opinion_of
from service.match.verdicts.first_look import EXACT
from service.settings import Settings
from service.store import ArticleReader, Entry
from service.verdict import Relation, Verdict


class Checking:
    """Places an article that is not stored."""

    def __init__(self, candidates: Candidates, verifier: Verifier) -> None:
        self._cases = Cases(candidates, verifier)
        self._verifier = verifier

    def placement(self, reader: ArticleReader, known: Understood) -> Placement:
        """Where the article would belong."""
        settings = self._verifier.settings
        before = reader.entry(known.prepared.article.id)
        if before is not None and before.digest == known.digest:
            return stored_placement(
                reader, reader.verdict, before, Status.UNCHANGED, settings.collapse
            )
        case = self._cases.of(reader, known, before)
        entry, matches = case.entry, self._cases.matches(reader, case)
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

    def _component(self, reader: ArticleReader, case: Case, matches: Sequence[Match]) -> Component:
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

    def _opinion(self, reader: ArticleReader, case: Case, of: Component) -> ContentOpinion:
        def ask(x: str, y: str) -> Opinion:
            if x == y:
                return opinion_of(EXACT)
            a, b = sorted((of.groups[x][0], of.groups[y][0]), key=_id)
            if case.entry in (a, b):
                match = self._cases.match(reader, case, b if a == case.entry else a)
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
    reader: ArticleReader, case: Case, groups: Sequence[Sequence[Entry]], settings: Settings
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
