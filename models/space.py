"""One space for all languages: which encoders embed an article, and how two are compared.

The index is in the space of the main encoder. An article in a language that the main encoder
does not know is embedded by the second one, and a fitted map carries its vector over, well
enough to find candidates. Whenever one of two articles needs the second encoder, both are
verified with it: every pair is compared in one native space. Where the text does not tell which
encoder an article needs, it takes both ways.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from threading import RLock

import numpy as np

from models.apart import LIGHT
from models.bridge import Bridge
from models.bundled import E5, MUSE
from models.calibration import Calibration
from models.calibration_files import (
    bridge,
    calibrations_digest,
    read_calibration,
    shipped_calibration,
)
from models.cores import available_cores, use_cores
from models.encoder import Encoder, Vectors
from models.kept_vectors import KeptVectors
from models.registry import load_encoder
from service.article import Language
from service.errors import FingerprintError

SURE = 0.6
"""From this share of the probability on, the encoder of an article's languages is relied on
(docs/calibration.md)."""
RIVAL = 0.25
"""A text of which this share is in a language that only a later encoder knows needs that, too."""
_BUNDLED = {encoder.name: encoder for encoder in (MUSE, E5)}
_MADE_BY = {name: encoder.fingerprint for name, encoder in _BUNDLED.items()}
"""Fingerprints of those: they are asked for with every article."""


@dataclass(frozen=True, slots=True, order=True)
class Route:
    """One way of an article into the space: embedded by an encoder, read as in a language."""

    encoder: str
    language: str


class Space:
    """The encoders of one configuration, loaded when first needed.

    `name` is `auto` (muse, and e5 for the languages muse does not know) or one encoder.
    `fitted` is a file that `samewire calibrate` made for one of them. Raises EncoderError when
    an encoder cannot be loaded, FingerprintError when a calibration does not belong to it, and
    SettingsError when the file is no calibration.
    """

    def __init__(self, name: str, fitted: Path | None = None) -> None:
        self._fitted = fitted
        self._names = (MUSE.name, E5.name) if name == "auto" else (name,)
        self._encoders: dict[str, KeptVectors] = {}
        self._calibrations: dict[str, Calibration] = {}
        self._loading = RLock()

    def routes(self, languages: Sequence[Language]) -> tuple[Route, ...]:
        """The ways of an article that may be in these languages, the likeliest first.

        One where its languages leave no doubt about the encoder, none where no encoder knows
        them. Else each encoder that knows one of them, as long as others do not know it better.
        """
        taken, last = languages[0].code, self._names[-1]
        if taken == "und":
            return (Route(last, taken),)
        shares: defaultdict[str | None, float] = defaultdict(float)
        for language in languages:
            shares[self._first(language.code)] += language.confidence
        own = self._first(taken)
        later = self._names[self._names.index(own) + 1 :] if own else ()
        if shares[own] >= SURE and all(shares[name] < RIVAL for name in later):
            return (Route(own, taken),) if own else ()
        return tuple(
            Route(name, code) for name in self._names if (code := self._read(name, languages))
        )

    def _first(self, code: str) -> str | None:
        return next((name for name in self._names if self._knows(name, code)), None)

    def _read(self, name: str, languages: Sequence[Language]) -> str | None:
        """The language that an encoder reads: the first it is needed for, else one it knows."""
        needed = (one.code for one in languages if self._first(one.code) == name)
        known = (one.code for one in languages if self._knows(name, one.code))
        return next(needed, None) or next(known, None)

    def _knows(self, name: str, code: str) -> bool:
        known = self.languages(name)
        return known is None or code in known

    def common(self, a: str, b: str) -> str:
        """The encoder with which articles routed to a and to b are verified."""
        return max(a, b, key=self._names.index)

    def carries(self, name: str) -> bool:
        """Whether the vectors of an encoder are carried over into the space of the main one."""
        return name != self._names[0]

    def languages(self, name: str) -> frozenset[str] | None:
        """The languages an encoder knows, None where its publisher does not say."""
        return _BUNDLED[name].languages if name in _BUNDLED else self._encoder(name).languages

    def fingerprint(self, name: str) -> str:
        """The fingerprint of an encoder: vectors are kept under it."""
        return _MADE_BY[name] if name in _MADE_BY else self._encoder(name).fingerprint

    @property
    def light(self) -> frozenset[str]:
        """The encoders of the configuration that each process can have for itself."""
        return LIGHT & set(self._names)

    @property
    def is_bundled(self) -> bool:
        """Whether all encoders come with samewire: what is known of them needs no loading."""
        return set(self._names) <= {MUSE.name, E5.name}

    @property
    def fingerprints(self) -> Mapping[str, str]:
        """Every encoder of the configuration with its fingerprint."""
        return {name: self.fingerprint(name) for name in self._names}

    @property
    def uncalibrated(self) -> tuple[str, ...]:
        """The encoders without a fitted calibration: they get a cautious default."""
        return tuple(name for name in self._names if not self.calibration(name).fitted)

    def check_calibrations(self) -> None:
        """Raise FingerprintError where a calibration belongs to another encoder."""
        for name in self._names:
            self.calibration(name)

    @property
    def calibrations_digest(self) -> str:
        """A digest of every calibration in use: equal ones give equal verdicts."""
        return calibrations_digest(self._fitted)

    def load(self, name: str) -> None:
        """Load an encoder, if it is not yet; raises EncoderError."""
        self._loaded(name)

    def encode(self, name: str, sentences: Sequence[str]) -> Vectors:
        """Embed sentences: (n, d) float32 unit rows."""
        return self._loaded(name).encode(sentences)

    def comparable(self, name: str, vectors: Vectors, language: str) -> Vectors:
        """An encoder's vectors as they are compared: freed of what is due to the language."""
        single = vectors.astype(np.float32, copy=False)
        return self.calibration(name).centred(single, language)

    def index_rows(self, name: str, vectors: Vectors, language: str) -> Vectors:
        """The vectors of sentences in the space of the index: (n, dimension) float32.

        They are the comparable ones, carried over into the space of the main encoder where
        another one made them.
        """
        rows = self.comparable(name, vectors, language)
        return self._bridge(rows) if self.carries(name) else rows

    @cached_property
    def dimension(self) -> int:
        """The dimension of index vectors."""
        main = self._names[0]
        return _BUNDLED[main].dimension if main in _BUNDLED else self._encoder(main).dimension

    @cached_property
    def _bridge(self) -> Bridge:
        main, second = self._names[0], self._names[-1]
        return bridge(self.fingerprint(second), self.fingerprint(main))

    def calibration(self, name: str) -> Calibration:
        """What was fitted for an encoder, or the cautious default."""
        if name not in self._calibrations:
            self._calibrations[name] = self._read_calibration(name)
        return self._calibrations[name]

    def _read_calibration(self, name: str) -> Calibration:
        fingerprint = self.fingerprint(name)
        if self._fitted is None:
            return shipped_calibration(name, fingerprint)
        own = read_calibration(self._fitted)
        if own.fingerprint == fingerprint:
            return own
        if own.fingerprint not in self.fingerprints.values():
            raise FingerprintError(
                f"{self._fitted} was fitted on {own.fingerprint} but the encoder is "
                f"{fingerprint}: make one for it with samewire calibrate"
            )
        return shipped_calibration(name, fingerprint)

    def _encoder(self, name: str) -> Encoder:
        return self._loaded(name).encoder

    def _loaded(self, name: str) -> KeptVectors:
        with self._loading:
            if name not in self._encoders:
                use_cores(available_cores())
                self._encoders[name] = KeptVectors(load_encoder(name))
            return self._encoders[name]
