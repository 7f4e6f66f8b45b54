#!/usr/bin/env python3
"""Compare samewire with what a user would use instead, on labelled sets of articles.

DIR holds NAME.articles.jsonl and NAME.gold.tsv (id, cluster, language; no header). samewire runs
as it is configured by default; every other method gets the threshold that is best for it, chosen
with the answers. Writes peers.json, peers.md and peers.png.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path

from benchmark.measure import machine
from comparison.encoding import Encoders
from comparison.picture import draw
from comparison.report import document, not_behind, tables
from comparison.run import compare
from evaluation.labelled import find_sets
from service.errors import SamewireError


def main(arguments: Sequence[str] | None = None) -> None:
    """Run every method on every set and write what was found."""
    options = _options(arguments)
    try:
        encoders = Encoders(options.work)
        sets = find_sets(options.directory, options.sets)
        results = {labelled.name: compare(labelled, encoders) for labelled in sets}
        about = {"version": version("samewire"), "machine": machine()}
        options.out.mkdir(parents=True, exist_ok=True)
        found = json.dumps(document(about, results), ensure_ascii=False, indent=1)
        (options.out / "peers.json").write_text(found + "\n", "utf-8")
        (options.out / "peers.md").write_text(tables(results) + "\n", "utf-8")
        draw(results, options.out / "peers.png")
    except (SamewireError, OSError) as error:
        sys.exit(f"peers: {error}")
    print(tables(results))
    for each in not_behind(results):
        print(f"\nNot behind samewire: {each['method']} on {each['set']}, F1 {each['f1']:.4f}")
    print(f"\nEverything is in {options.out}.")


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    description, _, details = (__doc__ or "").partition("\n\n")
    parser = argparse.ArgumentParser(description=description, epilog=details)
    parser.add_argument("directory", metavar="DIR", type=Path)
    parser.add_argument("--sets", metavar="NAME", nargs="+", default=[], help="only these sets")
    parser.add_argument("--out", metavar="DIR", type=Path, default=Path("peers-out"))
    parser.add_argument(
        "--work",
        metavar="DIR",
        type=Path,
        help="keep the peers' vectors there; another run with it encodes only what is new",
    )
    return parser.parse_args(arguments)


if __name__ == "__main__":
    main()
