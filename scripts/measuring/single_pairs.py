"""What single pairs come to at every rate, before clusters bring missed ones back."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from evaluation.bootstrap import Rate
from evaluation.labelled import LabelledSet
from evaluation.running import results_directory
from evaluation.scores import IdPair
from evaluation.tables import markdown_table
from measuring.bench import Bench, Section
from measuring.shares import cell, share, share_document
from models.bundled import MUSE
from models.calibration_files import shipped_calibration
from service.cli.options import settings_from
from service.pipeline import Job, dedupe, workers_for
from service.progress import NoProgress

RATES = (1e-4, 3.5e-5, 2.5e-5, 1.5e-5, 1e-5)


@dataclass(frozen=True)
class _Found:
    """What one set gave at one rate.

    `true` tells of each true pair, with its document, whether it is linked as the same article,
    `false` how many others are, of so many `different` ones that are compared at the least.
    """

    true: Sequence[tuple[str, bool]]
    false: int
    different: int


class _Compared(NoProgress):
    """Hears how many pairs are verified."""

    pairs = 0

    def stage(self, name: str, total: int | None, unit: str) -> None:  # noqa: ARG002 - the port's
        """Keep the number of pairs."""
        if name == "verifying":
            self.pairs = total or 0


def single_pairs_section(bench: Bench) -> Section:
    """Run every set once for each rate; vectors are made for the first one."""
    groups = {"labelled sets": bench.labelled, "hard cases": bench.hard}
    found = {name: _by_rate(bench, sets) for name, sets in groups.items() if sets}
    shipped = shipped_calibration(MUSE.name, MUSE.fingerprint)
    header = ["rate", "score"]
    for name in found:
        header += [f"{name}: true pairs found", "false"]
    rows = [
        (
            f"{rate:g}",
            f"{shipped.threshold(rate):.3f}",
            *(part for by_rate in found.values() for part in _cells(by_rate[rate])),
        )
        for rate in RATES
    ]
    document = {
        name: {f"{rate:g}": _document(sets) for rate, sets in by_rate.items()}
        for name, by_rate in found.items()
    }
    return Section("Single pairs by rate of false merges", markdown_table(header, rows), document)


def _by_rate(bench: Bench, sets: Sequence[LabelledSet]) -> dict[float, dict[str, _Found]]:
    found: dict[float, dict[str, _Found]] = {rate: {} for rate in RATES}
    for labelled in sets:
        work = None if bench.work is None else bench.work / "rates"
        with results_directory(work, labelled.name) as run:
            for rate in RATES:
                found[rate][labelled.name] = _run(labelled, rate, run)
        bench.say(f"{labelled.name} done at {len(RATES)} rates")
    return found


def _run(labelled: LabelledSet, rate: float, out: Path) -> _Found:
    settings = settings_from({"false_merge_rate": rate})
    compared = _Compared()
    job = Job((str(labelled.articles),), out, settings)
    with workers_for(settings) as workers:
        dedupe(job, compared, io.BytesIO(), workers)
    same = {str(relation) for relation in settings.collapse}
    linked = {pair for pair, relation in _links(out) if relation in same}
    true = dict(_true_pairs(labelled))
    return _Found(
        true=[(f"{labelled.name}/{cluster}", pair in linked) for pair, cluster in true.items()],
        false=len(linked - true.keys()),
        different=max(0, compared.pairs - len(true)),
    )


def _links(run: Path) -> Iterator[tuple[IdPair, str]]:
    with (run / "links.jsonl").open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            a, b = sorted((row["a"], row["b"]))
            yield (a, b), row["relation"]


def _true_pairs(labelled: LabelledSet) -> Iterator[tuple[IdPair, str]]:
    members: dict[str, list[str]] = {}
    for article, label in sorted(labelled.labels.items()):
        members.setdefault(label.cluster, []).append(article)
    for cluster, articles in members.items():
        yield from ((pair, cluster) for pair in combinations(articles, 2))


def _total(sets: Mapping[str, _Found]) -> Rate:
    return share(case for found in sets.values() for case in found.true)


def _cells(sets: Mapping[str, _Found]) -> tuple[str, str]:
    false, different = (
        sum(getattr(found, name) for found in sets.values()) for name in ("false", "different")
    )
    return cell(_total(sets)), f"{false:,} of {different:,}"


def _document(sets: Mapping[str, _Found]) -> dict[str, object]:
    return {
        "true": share_document(_total(sets)),
        "sets": {
            name: {
                "false": one.false,
                "different": one.different,
                "true": share_document(share(one.true)),
            }
            for name, one in sets.items()
        },
    }
