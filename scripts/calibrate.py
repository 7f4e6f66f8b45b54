#!/usr/bin/env python3
"""Fit the shipped calibrations and the map between the bundled encoders anew.

PARALLEL holds parallel text as `samewire calibrate` reads it; that does the work. Vectors are kept
in --work, so that a second run is quick; the first takes about an hour on two cores.
"""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import fields
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import save_file

from bridging.examples import definitions, translations
from bridging.fit import fitted
from bridging.glosses import GLOSSES, glosses
from models.bridge import Bridge
from models.bundled import E5, MUSE
from models.calibration import Weights
from models.calibration_files import (
    calibrations_directory,
    shipped_calibration,
)
from service.calibrate import Calibrated, CalibrationRequest, calibrate
from service.cli.progress import shown_progress
from service.errors import SamewireError

SAMPLED = 36
WORDNET = Path("/usr/share/wordnet")
"""Where Debian's wordnet-base puts them."""
IN_FULL = ("eng", "deu", "fra", "arb", "rus", "zho-CN", "tur", "hin", "fin", "vie")
"""e5 is slow: it embeds some documents in every language, and every line of these files, on which
its thresholds are fitted."""
RATE = 2.5e-5
"""Qualities are reported at the rate of false merges that is the default."""


def main() -> None:
    """Fit everything and write it; what is wrong is told in one line."""
    try:
        _fit(_options())
    except (SamewireError, OSError) as error:
        sys.exit(f"calibrate: {error}")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--parallel", type=Path, required=True, help="line-aligned text")
    parser.add_argument("--wordnet", type=Path, default=WORDNET, help="WordNet's data files")
    parser.add_argument(
        "--work", type=Path, default=Path("calibration-work"), help="where vectors are kept"
    )
    parser.add_argument(
        "--out", type=Path, default=calibrations_directory(), help="where files are written"
    )
    parser.add_argument(
        "--keep-weights", action="store_true", help="fit all but the weights of the signals"
    )
    return parser.parse_args()


def _fit(options: argparse.Namespace) -> None:
    texts = glosses(options.wordnet, GLOSSES)
    muse = _calibrated(options, MUSE.name, MUSE.fingerprint, None)
    e5 = _calibrated(options, E5.name, E5.fingerprint, SAMPLED)
    groups = (
        translations(e5.embedded.centred(e5.calibration.centres), muse.embedded),
        definitions(texts, options.work, e5.calibration),
    )
    save_file(tensors_of(fitted(groups)), options.out / "bridge.safetensors")
    about = {
        "source": E5.fingerprint,
        "target": MUSE.fingerprint,
        "translations": len(groups[0]),
        "definitions": len(groups[1]),
    }
    (options.out / "bridge.json").write_text(json.dumps(about, indent=1) + "\n", "utf-8")


def _calibrated(
    options: argparse.Namespace, name: str, fingerprint: str, documents: int | None
) -> Calibrated:
    weights: Weights | None = None
    if options.keep_weights:
        weights = shipped_calibration(name, fingerprint).weights
    request = CalibrationRequest(
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


def tensors_of(one: Bridge) -> dict[str, NDArray[np.float16]]:
    """The map as it is kept: half precision is finer than what it can tell."""
    return {f.name: getattr(one, f.name).astype(np.float16) for f in fields(one)}


if __name__ == "__main__":
    main()
