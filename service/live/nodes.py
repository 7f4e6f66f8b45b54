"""Nodes and pairs follow the articles: who stands for a content, and who is compared with whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from service.live.candidates import Candidates, Support
from service.live.understanding import keys_of
from service.live.verifying import Verifier
from service.match.verdicts.first_look import UNRELATED
from service.store import ArticleWriter, Entry
from service.verdict import Relation, Verdict


@dataclass(frozen=True, slots=True)
class Followed:
    """What came of a change: `groups` are the contents whose links, collapsing or within their
    cluster, are others than before, `fresh` the verdicts of the pairs that are new."""

    groups: set[str]
    fresh: Mapping[tuple[int, int], Verdict]


class Nodes:
    """Keeps nodes and pairs as a function of the articles that are stored."""

    def __init__(self, candidates: Candidates, verifier: Verifier) -> None:
        self._candidates = candidates
        self._verifier = verifier

    def follow(self, tx: ArticleWriter, groups: Iterable[str], changed: int | None) -> Followed:
        """Bring nodes and pairs up to date after the articles of some contents changed.

        `changed` is the article that has other content than before.
        """
        support: Support = Counter()
        gone: set[str] = set()
        for group in groups:
            members, node = tx.group(group), tx.node_of(group)
            wanted = members[0].number if members else None
            if node == wanted and node != changed:
                continue
            if node is not None:
                # What its pairs gained a moment ago ends with it.
                own = {pair for pair in support if node in pair}
                support = Counter({pair: n for pair, n in support.items() if pair not in own})
                support.update(self._leave(tx, node, set().union(*own), gone))
            if wanted is not None:
                support.update(self._enter(tx, members[0]))
        followed = self._settle(tx, support)
        return Followed(gone | followed.groups, followed.fresh)

    def _leave(self, tx: ArticleWriter, number: int, others: set[int], gone: set[str]) -> Support:
        """Take a node out; others: those that it made pairs with since these were kept."""
        node = tx.node(number)
        assert node is not None
        pairs = tx.pairs_of([number])
        entries = tx.entries({n for p in pairs if self._collapses(p.relation) for n in (p.a, p.b)})
        gone.update(entry.group for entry in entries.values())
        tx.support_pairs({(p.a, p.b): 0 for p in pairs})
        others = others.union(*((p.a, p.b) for p in pairs)) - {number}
        return self._candidates.leave(tx, node, others)

    def _enter(self, tx: ArticleWriter, entry: Entry) -> Support:
        side = self._verifier.side(tx, entry)
        keys = keys_of(side.prepared, self._verifier.settings)
        return self._candidates.enter(
            tx, entry.number, entry.id, entry.group, side.index_vectors, side.kind, keys
        )

    def _settle(self, tx: ArticleWriter, support: Support) -> Followed:
        """Verify the pairs that became candidates, forget those that are none any more."""
        changes = {pair: n for pair, n in support.items() if n}
        ids = tx.ids({number for pair in changes for number in pair})
        ordered = {
            (x, y) if ids[x] < ids[y] else (y, x): n
            for (x, y), n in ((tuple(pair), n) for pair, n in changes.items())
        }
        kept = tx.pairs(ordered.keys())
        # A store that was filled has neighbours without pairs: what ends there was none.
        ordered = {pair: n for pair, n in ordered.items() if n > 0 or pair in kept}
        fresh = self._compared(tx, [pair for pair in sorted(ordered) if pair not in kept])
        relations = {pair: verdict.relation for pair, verdict in fresh.items()} | {
            pair: one.relation for pair, one in kept.items() if not one.support + ordered[pair]
        }
        linked = [pair for pair, one in relations.items() if one is not Relation.NONE]
        entries = tx.entries({number for pair in linked for number in pair})
        concerned: set[int] = set()
        for a, b in linked:
            # Within a cluster every link counts: its relations are kept with it.
            within = entries[a].cluster == entries[b].cluster
            if within or self._collapses(relations[a, b]):
                concerned |= {a, b}
        tx.add_pairs((a, b, ordered[a, b], verdict) for (a, b), verdict in fresh.items())
        tx.support_pairs({pair: kept[pair].support + ordered[pair] for pair in kept})
        return Followed({entries[number].group for number in concerned}, fresh)

    def _compared(
        self, tx: ArticleWriter, pairs: Sequence[tuple[int, int]]
    ) -> dict[tuple[int, int], Verdict]:
        """The verdicts on pairs of articles, each with the first by id first."""
        sides = self._verifier.sides(tx, tx.digests({n for pair in pairs for n in pair}).values())
        found = self._verifier.links([(sides[a], sides[b]) for a, b in pairs])
        verdicts = (verdict or UNRELATED for verdict in found)
        return dict(zip(pairs, verdicts, strict=True))

    def _collapses(self, relation: Relation) -> bool:
        return relation in self._verifier.settings.collapse
