"""Relations that a labelled set expects, and how many of them the pipeline told."""

from __future__ import annotations

import csv
import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from evaluation.bootstrap import Rate, rate
from evaluation.labelled import LabelledSet
from evaluation.report import Outcome
from evaluation.scores import IdPair, languages_of
from service.errors import UsageError

_SAME = frozenset({"exact", "copy", "translation"})


@dataclass(frozen=True, slots=True)
class DirectedRelation:
    """A relation and the id of the container, empty where neither holds the other."""

    relation: str
    container: str


@dataclass(frozen=True, slots=True)
class KindOutcome:
    """What the pipeline made of the set of one kind of hard case.

    `found`: the pairs of one article that share a cluster; `merged`: the pairs of two articles
    that share one; `relations`: the labelled pairs whose relation and direction were told right;
    `wrong`: a line for each that was not.
    """

    outcome: Outcome
    found: Rate
    merged: Rate
    relations: Rate
    languages: Mapping[str, Rate]
    wrong: tuple[str, ...]


def kind_outcome(outcome: Outcome, run: Path) -> KindOutcome:
    """Compare the links of a finished run with the relations that the set expects."""
    labelled = outcome.labelled
    expected, told = read_relations(labelled), _read_links(run)
    missed, false = set(outcome.scores.missed_pairs), set(outcome.scores.false_pairs)
    same = [pair for pair in _pairs(labelled) if _one(labelled, pair)]
    others = [pair for pair in _pairs(labelled) if not _one(labelled, pair)]
    right = {
        pair: _is_right(want, told.get(pair), pair not in missed, pair in false)
        for pair, want in expected.items()
    }
    document = _documents(labelled)
    return KindOutcome(
        outcome,
        found=_rate(same, lambda pair: pair not in missed, document),
        merged=_rate(others, lambda pair: pair in false, document),
        relations=_rate(expected, lambda pair: right[pair], document),
        languages={
            languages: _rate(pairs, lambda pair: pair not in missed, document)
            for languages, pairs in _by_languages(labelled, same).items()
        },
        wrong=tuple(
            "\t".join((labelled.name, *pair, _written(expected[pair]), _written(told.get(pair))))
            for pair, is_right in right.items()
            if not is_right
        ),
    )


def read_relations(labelled: LabelledSet) -> dict[IdPair, DirectedRelation]:
    """Read NAME.relations.tsv: two ids, the relation, the id of the container or nothing.

    Raises:
        UsageError: a row has not four columns or names an article without a label.
    """
    path = labelled.articles.with_name(f"{labelled.name}.relations.tsv")
    found: dict[IdPair, DirectedRelation] = {}
    with path.open(encoding="utf-8", newline="") as lines:
        for number, row in enumerate(csv.reader(lines, "excel-tab", quoting=csv.QUOTE_NONE), 1):
            if len(row) != 4:
                raise UsageError(f"{path}:{number}: {len(row)} columns instead of four")
            if unknown := set(row[:2]) - set(labelled.labels):
                raise UsageError(f"{path}:{number}: the article {min(unknown)} has no label")
            a, b = sorted(row[:2])
            found[a, b] = DirectedRelation(row[2], row[3])
    return found


def _read_links(run: Path) -> dict[IdPair, DirectedRelation]:
    links = {}
    with (run / "links.jsonl").open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            container = row[row["container"]] if row["container"] else ""
            a, b = sorted((row["a"], row["b"]))
            links[a, b] = DirectedRelation(row["relation"], container)
    return links


def _is_right(
    want: DirectedRelation, told: DirectedRelation | None, together: bool, merged: bool
) -> bool:
    """A pair without a link that shares a cluster is the same through others of the cluster."""
    if want.relation == "same":
        return together if told is None else told.relation in _SAME
    if want.relation == "apart":
        return not merged and (told is None or told.relation not in {*_SAME, "revision"})
    return want == told


def _written(told: DirectedRelation | None) -> str:
    if told is None:
        return "no link"
    return f"{told.relation} in {told.container}" if told.container else told.relation


def _pairs(labelled: LabelledSet) -> Iterable[IdPair]:
    ids = sorted(labelled.labels)
    return [(a, b) for place, a in enumerate(ids) for b in ids[place + 1 :]]


def _one(labelled: LabelledSet, pair: IdPair) -> bool:
    return labelled.labels[pair[0]].cluster == labelled.labels[pair[1]].cluster


def _documents(labelled: LabelledSet) -> dict[str, str]:
    return {name: label.cluster.split("/", 1)[0] for name, label in labelled.labels.items()}


def _by_languages(labelled: LabelledSet, pairs: Iterable[IdPair]) -> dict[str, list[IdPair]]:
    found: defaultdict[str, list[IdPair]] = defaultdict(list)
    for pair in pairs:
        found[languages_of(labelled.labels, pair)].append(pair)
    return dict(sorted(found.items()))


def _rate(
    pairs: Iterable[IdPair], is_hit: Callable[[IdPair], bool], document: Mapping[str, str]
) -> Rate:
    """The rate of hits; a pair belongs to the document of its first article."""
    hits, totals = Counter[str](), Counter[str]()
    for pair in pairs:
        totals[document[pair[0]]] += 1
        hits[document[pair[0]]] += is_hit(pair)
    return rate([(hits[name], totals[name]) for name in sorted(totals)])
