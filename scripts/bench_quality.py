#!/usr/bin/env python3
"""Measure quality: every figure that docs/quality.md and docs/calibration.md quote, in one report.

Sections: hard (generated hard cases by kind), sets (the labelled sets of --data), thresholds,
calibration, stand-ins, unsure, centres, retrieval, bridge and precision (scripts/README.md).
Without --sections, hard and sets, and with --parallel all of them. OUT gets report.md, report.json,
the sets and the vectors; what --work keeps makes another run encode only what is new.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from calibrate import SAMPLED
from hardsets.kinds import CASE_KINDS
from hardsets.parallel import OWN
from measuring.bench import Bench, Section
from measuring.sections import SECTIONS
from service.errors import SamewireError

SMALL = ("hard", "sets")
"""What the few documents of this project's own are enough for."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure the sections one after another; each is written as soon as it is done."""
    options = _options(arguments)
    bench = Bench(
        parallel=options.parallel or OWN,
        data=options.data,
        out=options.out,
        work=options.work,
        seed=options.seed,
        size=options.size,
        kinds=tuple(options.kinds),
        documents=options.documents,
        wordnet=options.wordnet,
    )
    sections = {}
    try:
        options.out.mkdir(parents=True, exist_ok=True)
        for name in _chosen(options):
            sections[name] = SECTIONS[name](bench)
            bench.say(f"section {name} done")
            _write(options.out, sections)
    except (SamewireError, OSError) as error:
        sys.exit(f"bench_quality: {error}")
    print(_markdown([*sections.values()]), end="")


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    description, _, details = (__doc__ or "").partition("\n\n")
    parser = argparse.ArgumentParser(description=description, epilog=details)
    parser.add_argument("--parallel", metavar="DIR", type=Path)
    parser.add_argument("--data", metavar="DIR", type=Path, help="labelled sets")
    parser.add_argument("--wordnet", metavar="DIR", type=Path, help="data files of WordNet")
    parser.add_argument("--out", metavar="DIR", type=Path, default=Path("quality-out"))
    parser.add_argument("--work", metavar="DIR", type=Path, help="keep the results of each set")
    parser.add_argument("--sections", metavar="NAME", nargs="+", choices=SECTIONS, default=[])
    parser.add_argument("--seed", metavar="N", type=int, default=1)
    parser.add_argument("--size", metavar="N", type=int, default=24, help="documents a kind")
    parser.add_argument("--kinds", metavar="KIND", nargs="+", choices=CASE_KINDS, default=[])
    parser.add_argument(
        "--documents",
        metavar="N",
        type=int,
        default=SAMPLED,
        help="documents that e5, which is slow, embeds in every language",
    )
    return parser.parse_args(arguments)


def _chosen(options: argparse.Namespace) -> Iterator[str]:
    usual = SECTIONS if options.parallel else SMALL
    for name in options.sections or usual:
        if name != "sets" or options.data:
            yield name


def _write(out: Path, sections: dict[str, Section]) -> None:
    (out / "report.md").write_text(_markdown([*sections.values()]), "utf-8")
    found = {name: section.document for name, section in sections.items()}
    text = json.dumps(found, ensure_ascii=False, indent=1)
    (out / "report.json").write_text(text + "\n", "utf-8")


def _markdown(sections: Sequence[Section]) -> str:
    return "\n\n".join(f"## {one.title}\n\n{one.text}" for one in sections) + "\n"


if __name__ == "__main__":
    main()
