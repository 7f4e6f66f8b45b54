"""Encode sentences with `muse` and do nothing else: the least that samewire can take.

usage: encoder_alone.py SENTENCES.json RESULT.json
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from time import perf_counter

from benchmark.measure import write_result
from models.cores import available_cores, use_cores
from models.muse import load_muse


def main(sentences_file: Path, result: Path) -> None:
    """Measure from loading the weights to the last vector."""
    sentences = json.loads(sentences_file.read_text("utf-8"))
    start = perf_counter()
    use_cores(available_cores())
    load_muse().encode(sentences)
    write_result(result, perf_counter() - start)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
