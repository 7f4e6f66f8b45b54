#!/usr/bin/env python3
"""Measure quality: generated hard cases by kind, and labelled sets, in one run.

Generates the sets of hardcases.py, runs each through the pipeline with the default
configuration, and scores them and the sets of --data. OUT gets quality.md, quality.json and
the sets; what --work keeps makes another run encode only what is new.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from evaluation.kinds import kinds_document, kinds_table
from evaluation.labelled import find_sets
from evaluation.relations import KindOutcome, kind_outcome
from evaluation.report import Outcome, document, language_table, summary_table
from evaluation.running import results_directory, run_set
from hardsets.kinds import KINDS, make_sets
from hardsets.parallel import OWN, read_documents
from service.errors import SamewireError


def main(arguments: Sequence[str] | None = None) -> None:
    """Make and run the sets, then write and print the tables."""
    options = _options(arguments)
    try:
        kinds = list(_kinds(options))
        labelled = list(_labelled(options)) if options.data else []
        text = _report(kinds, labelled)
        found = {"kinds": kinds_document(kinds), "sets": document(labelled)}
        (options.out / "quality.md").write_text(text, "utf-8")
        (options.out / "quality.json").write_text(
            json.dumps(found, ensure_ascii=False, indent=1) + "\n", "utf-8"
        )
    except (SamewireError, OSError) as error:
        sys.exit(f"bench_quality: {error}")
    print(text, end="")


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    description, _, details = (__doc__ or "").partition("\n\n")
    parser = argparse.ArgumentParser(description=description, epilog=details)
    parser.add_argument("--parallel", metavar="DIR", type=Path, default=OWN)
    parser.add_argument("--data", metavar="DIR", type=Path, help="labelled sets, scored as well")
    parser.add_argument("--out", metavar="DIR", type=Path, default=Path("quality-out"))
    parser.add_argument("--work", metavar="DIR", type=Path, help="keep the results of each set")
    parser.add_argument("--seed", metavar="N", type=int, default=1)
    parser.add_argument("--size", metavar="N", type=int, default=24, help="documents a kind")
    parser.add_argument("--kinds", metavar="KIND", nargs="+", choices=KINDS, default=[])
    return parser.parse_args(arguments)


def _kinds(options: argparse.Namespace) -> Iterator[KindOutcome]:
    sets = options.out / "sets"
    sets.mkdir(parents=True, exist_ok=True)
    documents = read_documents(options.parallel)
    for cases in make_sets(documents, options.seed, options.size, options.kinds):
        cases.write(sets)
        (labelled,) = find_sets(sets, [cases.name])
        with results_directory(options.work, cases.name) as run:
            yield kind_outcome(run_set(labelled, run), run)
        print(f"bench_quality: {cases.name} done", file=sys.stderr)


def _labelled(options: argparse.Namespace) -> Iterator[Outcome]:
    for labelled in find_sets(options.data):
        with results_directory(options.work, labelled.name) as run:
            yield run_set(labelled, run)
        print(f"bench_quality: {labelled.name} done", file=sys.stderr)


def _report(kinds: Sequence[KindOutcome], labelled: Sequence[Outcome]) -> str:
    tables = [kinds_table(kinds)]
    if labelled:
        tables += [summary_table(labelled), language_table(labelled)]
    return "\n\n".join(tables) + "\n"


if __name__ == "__main__":
    main()
