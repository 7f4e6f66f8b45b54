#!/usr/bin/env python3
"""Measure the speed of samewire, each figure against its bar.

OUT gets speed.json, speed.md and pictures. --rows takes some groups of figures; what an earlier
run of the same tree on the same articles left in OUT stays. Everything is seeded.
"""

from __future__ import annotations

import argparse
import compileall
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import models
import service
from bench import positive_number
from benchmark.measure import ContestantError
from service.errors import SamewireError
from speed.batch import budget, measure_batch, measure_floor, warm
from speed.corpus import corpus
from speed.document import document, joined
from speed.growth import measure_growth
from speed.million_row import measure_million
from speed.online import measure_online
from speed.pictures import draw
from speed.rows import GROUPS, Measured
from speed.stored import measure_disk, measure_stored
from speed.table import put_between_marks, report

_SEED = 1
_OVER_RUNS, _OVER_STORE = {"batch", "floor", "online"}, {"stored", "flat", "start"}


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure what is asked for, and write it."""
    options = _options(arguments)
    try:
        options.out.mkdir(parents=True, exist_ok=True)
        _compile()
        with TemporaryDirectory(prefix="samewire-speed-") as scratch:
            found = joined(_measure(options, Path(scratch)), options.out / "speed.json")
        text = report(found)
        (options.out / "speed.json").write_text(json.dumps(found, indent=1) + "\n", "utf-8")
        (options.out / "speed.md").write_text(text, "utf-8")
        draw(found, options.out)
        if options.docs:
            put_between_marks(text, options.docs)
    except (SamewireError, ContestantError, OSError, ValueError) as error:
        sys.exit(f"bench_speed: {error}")
    print(text, end="")


def _compile() -> None:
    """Compile the modules, as an installation does: where a tree may not be written to by those
    who import it, each process would compile them anew."""
    for package in (models, service):
        compileall.compile_dir(Path(*package.__path__), quiet=1)


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    description, _, details = (__doc__ or "").partition("\n\n")
    parser = argparse.ArgumentParser(description=description, epilog=details)
    parser.add_argument("--out", metavar="DIR", type=Path, default=Path("speed-out"))
    parser.add_argument(
        "--data", metavar="PATH", type=Path, help="articles as JSON Lines, or a directory of sets"
    )
    parser.add_argument("--rows", metavar="GROUP,...", type=_groups, default=set(GROUPS))
    parser.add_argument("--repeats", metavar="N", type=positive_number, default=2)
    parser.add_argument("--stories", metavar="N", type=positive_number, default=120)
    for name, number, what in (
        ("size", 100_000, "stored articles"),
        ("vectors", 1_000_000, "vectors in the index alone"),
        ("growth", 2_000, "articles of the growing batch"),
        ("disk", 400, "articles that the disk is measured on"),
    ):
        parser.add_argument(
            f"--{name}", metavar="N", type=positive_number, default=number, help=what
        )
    parser.add_argument(
        "--store",
        metavar="DIR",
        type=Path,
        help="the filled store of --size, made there if there is none and used again",
    )
    parser.add_argument("--docs", metavar="PAGE", type=Path, help="put the tables into a page")
    return parser.parse_args(arguments)


def _groups(text: str) -> set[str]:
    asked = {name for name in text.split(",") if name}
    if unknown := asked.difference(GROUPS):
        raise argparse.ArgumentTypeError(f"no {', '.join(sorted(unknown))}; take {GROUPS}")
    return asked or set(GROUPS)


def _measure(options: argparse.Namespace, scratch: Path) -> dict[str, Any]:
    wanted: set[str] = options.rows
    articles = corpus(options.data, options.stories, _SEED, scratch)
    found: dict[str, Measured] = {}
    parts: dict[str, Any] = {}
    if wanted & _OVER_RUNS:
        runs = [warm(articles) for _ in range(options.repeats)]
        parts["budget"] = budget(runs, articles.articles)
        found |= measure_floor(runs) if "floor" in wanted else {}
        found |= measure_batch(articles, runs) if "batch" in wanted else {}
        found |= measure_online(articles, runs, scratch) if "online" in wanted else {}
    if wanted & _OVER_STORE:
        found |= measure_stored(options.size, scratch, wanted, options.store)
    if "million" in wanted:
        found |= measure_million(options.vectors, _SEED)
    if "disk" in wanted:
        found |= measure_disk(options.disk, scratch)
    if "growth" in wanted:
        grown, parts["growth"] = measure_growth(options.growth, scratch)
        found |= grown
    return document(found, parts, {"name": articles.name, "articles": articles.articles})


if __name__ == "__main__":
    main()
