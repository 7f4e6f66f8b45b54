#!/usr/bin/env python3
"""Score the pipeline, as it is configured by default, on labelled sets of articles.

DIR holds NAME.articles.jsonl and NAME.gold.tsv (id, cluster, language; no header). The tables
are Markdown, with 95 % intervals in brackets (bootstrap over documents). Settings come from the
environment, as for samewire itself.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from evaluation.labelled import find_sets
from evaluation.report import Outcome, document, language_table, summary_table, wrong_pairs
from evaluation.running import results_directory, run_set
from service.errors import SamewireError


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the sets one after another, then print the tables."""
    options = _options(arguments)
    try:
        outcomes = list(_outcomes(options))
        if options.json:
            text = json.dumps(document(outcomes), ensure_ascii=False, indent=2)
            options.json.write_text(text + "\n", "utf-8")
    except (SamewireError, OSError) as error:
        sys.exit(f"quality: {error}")
    print(summary_table(outcomes), language_table(outcomes), sep="\n\n")
    if options.pairs:
        print("", *wrong_pairs(outcomes), sep="\n")


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    description, _, details = (__doc__ or "").partition("\n\n")
    parser = argparse.ArgumentParser(description=description, epilog=details)
    parser.add_argument("directory", metavar="DIR", type=Path)
    parser.add_argument("--sets", metavar="NAME", nargs="+", default=[], help="only these sets")
    parser.add_argument("--pairs", action="store_true", help="list every false and missed pair")
    parser.add_argument("--json", metavar="FILE", type=Path, help="write everything as JSON, too")
    parser.add_argument(
        "--work",
        metavar="DIR",
        type=Path,
        help="keep the results of each set there; another run with it encodes only what is new",
    )
    return parser.parse_args(arguments)


def _outcomes(options: argparse.Namespace) -> Iterator[Outcome]:
    for labelled in find_sets(options.directory, options.sets):
        with results_directory(options.work, labelled.name) as out:
            yield run_set(labelled, out)
        print(f"quality: {labelled.name} done", file=sys.stderr)


if __name__ == "__main__":
    main()
