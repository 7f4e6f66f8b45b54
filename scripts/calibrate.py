#!/usr/bin/env python3
"""Fit the shipped calibrations from line-aligned text; docs/calibration.md tells what and why.

usage: calibrate.py --parallel DIR [--work DIR] [--out DIR]

DIR holds one LANGUAGE.txt per language, line by line translations of each other, and
DOCUMENT_IDS.tsv with each line's document (the layout of NTREX-128). Vectors are kept in
--work, so that a second run is quick. About an hour on two cores the first time.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from safetensors.numpy import save_file

from calibration.fitting import as_file, fit_bridge, fit_centres, fit_scales, fit_weights
from calibration.pairs import make_pairs
from calibration.parallel import Parallel
from models.bundled import E5, MUSE
from models.calibration import calibrations_directory

PAIRS = {MUSE.name: 40_000, E5.name: 20_000}


def main() -> None:
    """Fit everything and write it."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--parallel", type=Path, required=True)
    parser.add_argument("--work", type=Path, default=Path("calibration-work"))
    parser.add_argument("--out", type=Path, default=calibrations_directory())
    options = parser.parse_args()
    parallel = Parallel(options.parallel, options.work)
    muse = parallel.embedded(MUSE.name, MUSE.languages, every_line=True)
    e5 = parallel.embedded(E5.name, E5.languages, every_line=False)

    centres = fit_centres(e5)
    save_file(centres, options.out / "e5.centres.safetensors")
    e5 = e5.centred({code: c.astype("float32") for code, c in centres.items()})
    e5_scales, muse_scales = fit_scales(e5, E5.fingerprint), fit_scales(muse, MUSE.fingerprint)
    _write(options.out / "e5.json", as_file(e5_scales))
    _write(options.out / "muse.json", as_file(muse_scales))
    tensors, about = fit_bridge(e5, muse)
    save_file(tensors, options.out / "bridge.safetensors")
    _write(
        options.out / "bridge.json",
        about | {"source": E5.fingerprint, "target": MUSE.fingerprint},
    )
    pairs = [
        *make_pairs(muse, muse_scales, PAIRS[MUSE.name], seed=1),
        *make_pairs(e5, e5_scales, PAIRS[E5.name], seed=2),
    ]
    _write(options.out / "verdict.json", fit_weights(pairs))


def _write(path: Path, content: dict[str, object]) -> None:
    path.write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", "utf-8")


if __name__ == "__main__":
    main()
