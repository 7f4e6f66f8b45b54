"""Calibrations on disk: those that are shipped, and those that users fitted for their models.

One readable JSON file an encoder, stamped with the encoder's fingerprint.
"""

from __future__ import annotations

import hashlib
import json
from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
from safetensors.numpy import load as load_tensors

from models.bridge import Bridge
from models.calibration import Calibration, SiteWording, Weights
from models.encoder import Vectors
from service.errors import FingerprintError, SettingsError

_DIRECTORY = "models.calibrations"
_DEFAULT = "uncalibrated"


def shipped_calibration(name: str, fingerprint: str) -> Calibration:
    """The shipped calibration of a bundled encoder, or the cautious default for any other.

    Raises FingerprintError when the shipped file was fitted on another version of the encoder.
    """
    path = files(_DIRECTORY).joinpath(f"{name}.json")
    if "/" in name or name == "bridge" or not path.is_file():
        return uncalibrated(fingerprint)
    fitted = _parsed(path.read_text("utf-8"))
    if fitted.fingerprint != fingerprint:
        raise FingerprintError(
            f"the calibration of {name} was fitted on {fitted.fingerprint} but the encoder is "
            f"{fingerprint}: reinstall samewire, or fit it anew with scripts/calibrate.py"
        )
    return fitted


def uncalibrated(fingerprint: str) -> Calibration:
    """The cautious default for an encoder that nobody calibrated."""
    text = files(_DIRECTORY).joinpath(f"{_DEFAULT}.json").read_text("utf-8")
    return replace(_parsed(text), fingerprint=fingerprint, fitted=False)


def read_calibration(path: Path) -> Calibration:
    """Read a file that `samewire calibrate` made.

    Raises:
        SettingsError: it cannot be read or is no calibration.
    """
    try:
        return _parsed(path.read_text("utf-8"))
    except OSError as error:
        raise SettingsError(f"{path}: the calibration cannot be read: {error.strerror}") from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise SettingsError(
            f"{path}: this is no calibration ({type(error).__name__}: {error}): make one with "
            "samewire calibrate"
        ) from error


def calibration_document(calibration: Calibration, floor: Mapping[str, Any] | None = None) -> str:
    """A calibration as JSON that people can read and read_calibration reads.

    floor: for people alone, which thresholds were raised from what was fitted, and why.
    """
    centres = calibration.centres
    content = {
        "fingerprint": calibration.fingerprint,
        "unrelated": calibration.unrelated,
        "same_language": calibration.same_language,
        "other_quality": calibration.other_quality,
        "quality": dict(calibration.quality),
        "weights": dict(calibration.weights.weights),
        "bias": calibration.weights.bias,
        "thresholds": {f"{rate:g}": p for rate, p in calibration.thresholds.items()},
        **({} if floor is None else {"floor": floor}),
        "site": _site_document(calibration.site),
        "centres": None if centres is None else {c: _packed(v) for c, v in centres.items()},
    }
    return json.dumps(content, indent=1, ensure_ascii=False) + "\n"


def _parsed(text: str) -> Calibration:
    content: Mapping[str, Any] = json.loads(text)
    centres = content["centres"]
    thresholds = {float(rate): float(p) for rate, p in content["thresholds"].items()}
    if not thresholds or not all(0 < p < 1 for p in thresholds.values()):
        raise ValueError("its thresholds are no probabilities")
    return Calibration(
        fingerprint=str(content["fingerprint"]),
        unrelated=float(content["unrelated"]),
        quality={code: float(factor) for code, factor in content["quality"].items()},
        other_quality=float(content["other_quality"]),
        same_language=float(content["same_language"]),
        centres=None if centres is None else {c: _unpacked(v) for c, v in centres.items()},
        weights=Weights(
            {name: float(w) for name, w in content["weights"].items()}, float(content["bias"])
        ),
        thresholds=thresholds,
        site=_parsed_site(content.get("site")),
    )


def _site_document(site: SiteWording | None) -> dict[str, Any] | None:
    return None if site is None else {"bias": site.bias, "direction": _packed(site.direction)}


def _parsed_site(content: Mapping[str, Any] | None) -> SiteWording | None:
    if content is None:
        return None
    return SiteWording(_unpacked(content["direction"]), float(content["bias"]))


def _packed(centre: Vectors) -> str:
    """A vector as base64 of its values in half precision, little-endian."""
    return b64encode(centre.astype("<f2").tobytes()).decode()


def _unpacked(text: str) -> Vectors:
    values = np.frombuffer(b64decode(text, validate=True), dtype="<f2")
    return np.asarray(values.astype(np.float32))


def bridge(source: str, target: str) -> Bridge:
    """The shipped map between two encoders, given by their fingerprints.

    Raises FingerprintError when it was fitted on other versions of them.
    """
    tensors = load_tensors(files(_DIRECTORY).joinpath("bridge.safetensors").read_bytes())
    meta = json.loads(files(_DIRECTORY).joinpath("bridge.json").read_text("utf-8"))
    if (meta["source"], meta["target"]) != (source, target):
        raise FingerprintError(
            f"the map between encoders was fitted on {meta['source']} and {meta['target']}, not on "
            f"{source} and {target}: reinstall samewire, or fit it anew with scripts/calibrate.py"
        )
    return Bridge(**{name: values.astype(np.float32) for name, values in tensors.items()})


def calibrations_directory() -> Path:
    """Where the shipped files are: what scripts/calibrate.py writes."""
    return Path(str(files(_DIRECTORY)))


def calibrations_digest(own: Path | None = None) -> str:
    """A digest of every shipped calibration, and of a file of one's own.

    Raises SettingsError where the file cannot be read.
    """
    if own is None:
        return _shipped_digest()
    try:
        content = own.read_bytes()
    except OSError as error:
        raise SettingsError(f"{own}: the calibration cannot be read: {error.strerror}") from error
    return hashlib.sha256(_shipped_digest().encode() + content).hexdigest()[:16]


@cache
def _shipped_digest() -> str:
    digest = hashlib.sha256()
    for path in sorted(calibrations_directory().iterdir()):
        if path.suffix in (".json", ".safetensors"):
            digest.update(path.name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:16]
