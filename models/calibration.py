"""What was fitted for an encoder: its scale of likeness per language and its language centres.

Calibrations are shipped as readable files beside this module, stamped with the fingerprint
of the encoder they were fitted on; they never depend on the articles at hand.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

import numpy as np
from safetensors.numpy import load as load_tensors

from models.encoder import Vectors
from service.errors import FingerprintError

_DIRECTORY = "models.calibrations"
_SAME_LANGUAGE = 0.80
"""The mean cosine of two independent translations into one language: 0.83 for the two French
ones of NTREX-128 with either encoder; it does not follow from the factors of the languages."""


@dataclass(frozen=True, slots=True)
class Scale:
    """Turns a cosine into a likeness: `unrelated` becomes 0 and `same` becomes 1."""

    unrelated: float
    same: float

    def __call__(self, cosine: Vectors) -> Vectors:
        """Likeness of each cosine, float32 of the same shape."""
        span = np.float32(self.same - self.unrelated)
        return np.asarray((cosine - np.float32(self.unrelated)) / span, dtype=np.float32)

    def cosine(self, likeness: float) -> float:
        """The cosine that has this likeness."""
        return likeness * (self.same - self.unrelated) + self.unrelated


@dataclass(frozen=True, slots=True)
class Calibration:
    """The scale of an encoder's cosines and the centres of its languages.

    `quality` gives each language a factor: sentences and their translations between two
    languages have a mean cosine near the product of their factors (a rank-one fit);
    `unrelated` is the mean cosine of sentences that have nothing to do with each other.
    `centres` holds mean sentence vectors: subtracting its language's centre takes from a
    vector what is due to the language and not to what is said. `fitted` is false for the
    cautious default of an encoder that nobody calibrated.
    """

    fingerprint: str
    unrelated: float
    quality: Mapping[str, float]
    other_quality: float
    centres: Mapping[str, Vectors] | None
    fitted: bool = True

    def scale(self, a: str, b: str) -> Scale:
        """The scale for sentences of language a against sentences of language b."""
        same = _SAME_LANGUAGE if a == b else self._of(a) * self._of(b)
        return Scale(self.unrelated, same)

    def _of(self, language: str) -> float:
        return self.quality.get(language, self.other_quality)

    def centred(self, vectors: Vectors, language: str) -> Vectors:
        """Vectors less their language's centre, unit rows again; unchanged without centres."""
        if self.centres is None:
            return vectors
        centre = self.centres.get(language)
        moved = vectors - (self.centres["*"] if centre is None else centre)
        return unit(moved)


def unit(vectors: Vectors) -> Vectors:
    """Rows scaled to length 1 (a zero row stays zero)."""
    norms = np.linalg.norm(vectors, axis=-1, keepdims=True)
    return np.asarray(vectors / np.maximum(norms, 1e-9), dtype=np.float32)


def calibration(name: str, fingerprint: str) -> Calibration:
    """The shipped calibration of a bundled encoder, or the cautious default for any other.

    Raises FingerprintError when the shipped file was fitted on another version of the encoder.
    """
    path = files(_DIRECTORY).joinpath(f"{name}.json")
    if "/" in name or not path.is_file():
        return _uncalibrated(fingerprint)
    fitted = json.loads(path.read_text("utf-8"))
    if fitted["fingerprint"] != fingerprint:
        raise FingerprintError(
            f"the calibration of {name} was fitted on {fitted['fingerprint']} but the encoder is "
            f"{fingerprint}: reinstall samewire, or fit it anew with scripts/calibrate.py"
        )
    return Calibration(
        fingerprint=fingerprint,
        unrelated=fitted["unrelated"],
        quality=fitted["quality"],
        other_quality=fitted["other_quality"],
        centres=_tensors(f"{name}.centres.safetensors"),
    )


def _uncalibrated(fingerprint: str) -> Calibration:
    """A scale on which no cosine below 0.9 counts as a full translation."""
    return Calibration(fingerprint, 0.3, {}, 0.95, None, fitted=False)


@dataclass(frozen=True, slots=True)
class Bridge:
    """A linear map from the centred vectors of one encoder into the space of another.

    Fitted by ridge regression on sentences with known translations (docs/calibration.md).
    """

    matrix: Vectors
    offset: Vectors

    def __call__(self, vectors: Vectors) -> Vectors:
        """(n, d) centred vectors of the one to (n, D) unit vectors in the space of the other."""
        return unit(vectors @ self.matrix + self.offset)


def bridge(source: str, target: str) -> Bridge:
    """The shipped map between two encoders, given by their fingerprints.

    Raises FingerprintError when it was fitted on other versions of them.
    """
    tensors = _tensors("bridge.safetensors")
    meta = json.loads(files(_DIRECTORY).joinpath("bridge.json").read_text("utf-8"))
    if tensors is None or (meta["source"], meta["target"]) != (source, target):
        raise FingerprintError(
            f"the map between encoders was fitted on {meta['source']} and {meta['target']}, not on "
            f"{source} and {target}: reinstall samewire, or fit it anew with scripts/calibrate.py"
        )
    return Bridge(tensors["matrix"], tensors["offset"])


@cache
def _tensors(name: str) -> dict[str, Vectors] | None:
    path = files(_DIRECTORY).joinpath(name)
    if not path.is_file():
        return None
    loaded = load_tensors(path.read_bytes())
    return {key: value.astype(np.float32) for key, value in loaded.items()}


@dataclass(frozen=True, slots=True)
class Weights:
    """The fitted weights of the signals: their weighted sum and `bias` are log-odds."""

    weights: Mapping[str, float]
    bias: float


@cache
def verdict_weights() -> Weights:
    """The shipped weights that turn the signals of a pair into a probability."""
    fitted = json.loads(files(_DIRECTORY).joinpath("verdict.json").read_text("utf-8"))
    return Weights(fitted["weights"], fitted["bias"])


def calibrations_directory() -> Path:
    """Where the shipped files are: what scripts/calibrate.py writes."""
    return Path(str(files(_DIRECTORY)))


@cache
def calibrations_digest() -> str:
    """A digest of every calibration that is shipped: equal ones give equal verdicts."""
    digest = hashlib.sha256()
    for path in sorted(calibrations_directory().iterdir()):
        if path.suffix in (".json", ".safetensors"):
            digest.update(path.name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:16]
