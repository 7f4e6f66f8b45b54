#!/usr/bin/env python3
"""Generate labelled sets of hard cases; scripts/README.md tells the kinds.

Each kind is a set of three files: NAME.articles.jsonl and NAME.gold.tsv as quality.py reads
them, and NAME.relations.tsv (id a, id b, expected relation, id of the container). They are
made from line-aligned text (one LANGUAGE.txt per language, eng, fra and arb among them, and
DOCUMENT_IDS.tsv), without --parallel from a few documents of this project's own.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from hardsets.kinds import CASE_KINDS, make_sets
from hardsets.parallel import OWN, read_documents
from service.errors import SamewireError


def main(arguments: Sequence[str] | None = None) -> None:
    """Write the sets and tell how large they are."""
    options = _options(arguments)
    try:
        options.out.mkdir(parents=True, exist_ok=True)
        documents = read_documents(options.parallel)
        for cases in make_sets(documents, options.seed, options.size, options.kinds):
            cases.write(options.out)
            print(f"{cases.name}: {len(cases.articles)} articles")
    except (SamewireError, OSError) as error:
        sys.exit(f"hardcases: {error}")


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    description, _, details = (__doc__ or "").partition("\n\n")
    parser = argparse.ArgumentParser(description=description, epilog=details)
    parser.add_argument("--parallel", metavar="DIR", type=Path, default=OWN)
    parser.add_argument("--out", metavar="DIR", type=Path, required=True)
    parser.add_argument("--seed", metavar="N", type=int, default=1)
    parser.add_argument(
        "--size", metavar="N", type=int, default=24, help="documents a kind is made from, at most"
    )
    parser.add_argument("--kinds", metavar="KIND", nargs="+", choices=CASE_KINDS, default=[])
    return parser.parse_args(arguments)


if __name__ == "__main__":
    main()
