"""What an engine says of itself."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Readiness:
    """Which parts can be used; `detail` says what is missing, empty where nothing is."""

    model: bool
    index: bool
    store: bool
    detail: str


@dataclass(frozen=True, slots=True)
class EncoderInUse:
    """An encoder of the configuration.

    `languages` is None where it takes any; `calibrated` tells whether a calibration was fitted
    for it.
    """

    name: str
    fingerprint: str
    languages: frozenset[str] | None
    calibrated: bool


@dataclass(frozen=True, slots=True)
class Measurements:
    """How much there is: stored, indexed, waiting, and done since the start."""

    articles: int
    clusters: int
    last_event: int
    queued: int
    indexed: int
    encoded_sentences: int
    applied: int
