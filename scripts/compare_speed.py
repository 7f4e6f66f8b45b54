#!/usr/bin/env python3
"""Compare two documents of bench_speed.py: the ratio of every figure, and which got worse.

A figure got worse, or better, where the samples of both do not overlap. The exit code is 1
where one got worse.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from speed.comparison import changes, comparison_table


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the comparison."""
    description, _, details = (__doc__ or "").partition("\n\n")
    parser = argparse.ArgumentParser(description=description, epilog=details)
    parser.add_argument("before", metavar="A.json", type=Path)
    parser.add_argument("after", metavar="B.json", type=Path)
    options = parser.parse_args(arguments)
    try:
        read = [json.loads(path.read_text("utf-8")) for path in (options.before, options.after)]
        found = list(changes(*read))
    except (OSError, ValueError, KeyError) as error:
        sys.exit(f"compare_speed: {error}")
    print(comparison_table(found))
    worse = [change.name for change in found if change.verdict == "worse"]
    if worse:
        sys.exit(f"compare_speed: worse by more than the noise: {', '.join(worse)}")


if __name__ == "__main__":
    main()
