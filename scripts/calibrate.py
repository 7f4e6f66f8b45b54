#!/usr/bin/env python3
"""Fit the shipped calibrations and the map between the bundled encoders anew.

DIR holds parallel text as `samewire calibrate` reads it; that does the work. Vectors are kept
in --work, so that a second run is quick; the first takes about an hour on two cores.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import save_file

from models.bundled import E5, MUSE
from models.calibration import Calibration, Weights, unit
from models.calibration_files import (
    calibration_document,
    calibrations_directory,
    shipped_calibration,
)
from service.calibrate import Calibrated, Request, calibrate
from service.calibrate.corpus import Embedded
from service.cli.progress import shown_progress

RIDGE = 1.0
SAMPLED = 36
IN_FULL = ("eng", "deu", "fra", "arb", "rus", "zho-CN", "tur", "hin", "fin", "vie")
"""e5 is slow: it embeds some documents in every language, and every line of these files."""
RATE = 2.5e-5
"""Qualities are reported at the rate of false merges that is the default."""


def main() -> None:
    """Fit everything and write it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--parallel", type=Path, required=True)
    parser.add_argument("--work", type=Path, default=Path("calibration-work"))
    parser.add_argument("--out", type=Path, default=calibrations_directory())
    parser.add_argument(
        "--keep-weights", action="store_true", help="fit all but the weights of the signals"
    )
    options = parser.parse_args()
    muse = _calibrated(options, MUSE.name, MUSE.fingerprint, None)
    e5 = _calibrated(options, E5.name, E5.fingerprint, SAMPLED)
    (options.out / f"{E5.name}.json").write_text(
        calibration_document(as_careful(e5.calibration, muse.calibration)), "utf-8"
    )
    tensors, about = fit_bridge(e5.embedded.centred(e5.calibration.centres), muse.embedded)
    save_file(tensors, options.out / "bridge.safetensors")
    about |= {"source": E5.fingerprint, "target": MUSE.fingerprint}
    (options.out / "bridge.json").write_text(json.dumps(about, indent=1) + "\n", "utf-8")


def _calibrated(
    options: argparse.Namespace, name: str, fingerprint: str, documents: int | None
) -> Calibrated:
    weights: Weights | None = None
    if options.keep_weights:
        weights = shipped_calibration(name, fingerprint).weights
    request = Request(
        encoder=name,
        parallel=options.parallel,
        out=options.out / f"{name}.json",
        work=options.work,
        documents=documents,
        rate=RATE,
        whole=IN_FULL if documents else (),
        weights=weights,
    )
    with shown_progress(quiet=False) as progress:
        return calibrate(request, progress)


def as_careful(one: Calibration, other: Calibration) -> Calibration:
    """The one with no threshold below that of the other at the same rate.

    The documents that e5 is fitted on hold no two reports of one event, which decide.
    """
    thresholds = {rate: max(p, other.thresholds[rate]) for rate, p in one.thresholds.items()}
    return replace(one, thresholds=thresholds)


def fit_bridge(
    source: Embedded, target: Embedded
) -> tuple[dict[str, NDArray[np.float16]], dict[str, object]]:
    """Ridge regression from source vectors to the mean target vector of the same line."""
    goal = unit(np.sum(list(target.vectors.values()), axis=0))
    x, y = [], []
    for vectors in source.vectors.values():
        made = ~np.isnan(vectors[:, 0])
        x.append(vectors[made])
        y.append(goal[made])
    left, right = np.concatenate(x), np.concatenate(y)
    offset = right.mean(axis=0)
    gram = left.T @ left + RIDGE * np.eye(left.shape[1], dtype=np.float32)
    matrix = np.linalg.solve(gram, left.T @ (right - offset))
    tensors = {"matrix": matrix.astype(np.float16), "offset": offset.astype(np.float16)}
    return tensors, {"lambda": RIDGE, "sentences": len(left)}


if __name__ == "__main__":
    main()
