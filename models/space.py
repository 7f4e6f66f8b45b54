"""One space for all languages: which encoder embeds an article, and how two are compared.

The index holds one vector per article, in the space of the main encoder. An article in a
language that the main encoder does not know is embedded by the second one, and a fitted map
carries its vector over, well enough to find candidates. Whenever one of two articles needs
the second encoder, both are verified with it: every pair is compared in one native space.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from threading import RLock

import numpy as np

from models.bundled import E5, MUSE
from models.calibration import Bridge, Calibration, Scale, bridge, calibration, unit
from models.cores import available_cores, use_cores
from models.encoder import Encoder, Vectors
from models.registry import load_encoder
from service.article import Language

SURE = 0.5
"""Below this confidence a language is not relied on: the encoder that knows most is used."""


class Space:
    """The encoders of one configuration, loaded when first needed.

    `name` is `auto` (muse, and e5 for the languages muse does not know) or one encoder.
    Raises EncoderError when an encoder cannot be loaded and FingerprintError when a
    calibration does not belong to it.
    """

    def __init__(self, name: str) -> None:
        self._names = (MUSE.name, E5.name) if name == "auto" else (name,)
        self._encoders: dict[str, Encoder] = {}
        self._calibrations: dict[str, Calibration] = {}
        self._loading = RLock()

    def route(self, language: Language) -> str | None:
        """The encoder for an article in this language, None where no encoder knows it.

        Where the language is unsure, the last encoder, which knows the most languages.
        """
        if language.code == "und":
            return self._names[-1]
        if language.confidence < SURE and self._knows(self._names[-1], language.code):
            return self._names[-1]
        for name in self._names:
            if self._knows(name, language.code):
                return name
        return None

    def _knows(self, name: str, code: str) -> bool:
        known = self.languages(name)
        return known is None or code in known

    def common(self, a: str, b: str) -> str:
        """The encoder with which articles routed to a and to b are verified."""
        return max(a, b, key=self._names.index)

    def languages(self, name: str) -> frozenset[str] | None:
        """The languages an encoder knows, None where its publisher does not say."""
        bundled = {e.name: e.languages for e in (MUSE, E5)}
        return bundled[name] if name in bundled else self._encoder(name).languages

    def fingerprint(self, name: str) -> str:
        """The fingerprint of an encoder: vectors are kept under it."""
        bundled = {e.name: e.fingerprint for e in (MUSE, E5)}
        return bundled[name] if name in bundled else self._encoder(name).fingerprint

    @property
    def fingerprints(self) -> Mapping[str, str]:
        """Every encoder of the configuration with its fingerprint."""
        return {name: self.fingerprint(name) for name in self._names}

    @property
    def calibrated(self) -> bool:
        """Whether every encoder has a fitted calibration."""
        return all(self._calibration(name).fitted for name in self._names)

    def encode(self, name: str, sentences: Sequence[str]) -> Vectors:
        """Embed sentences: (n, d) float32 unit rows."""
        return self._encoder(name).encode(sentences)

    def comparable(self, name: str, vectors: Vectors, language: str) -> Vectors:
        """An encoder's vectors as they are compared: freed of what is due to the language."""
        return self._calibration(name).centred(vectors.astype(np.float32), language)

    def scale(self, name: str, a: str, b: str) -> Scale:
        """The scale of likeness for two languages in an encoder's comparable vectors."""
        return self._calibration(name).scale(a, b)

    def index_vector(self, name: str, vectors: Vectors, weights: Vectors, language: str) -> Vectors:
        """The article's vector in the index: (dimension,) float32 of length 1.

        The mean of its comparable sentence vectors by weight, carried over into the space of
        the main encoder where another one made them.
        """
        mean = weights @ self.comparable(name, vectors, language)
        carried = self._bridge(mean[None]) if name != self._names[0] else unit(mean[None])
        return np.asarray(carried[0], dtype=np.float32)

    @cached_property
    def dimension(self) -> int:
        """The dimension of index vectors."""
        main = self._names[0]
        bundled = {e.name: e.dimension for e in (MUSE, E5)}
        return bundled[main] if main in bundled else self._encoder(main).dimension

    @cached_property
    def _bridge(self) -> Bridge:
        main, second = self._names[0], self._names[-1]
        return bridge(self.fingerprint(second), self.fingerprint(main))

    def _calibration(self, name: str) -> Calibration:
        if name not in self._calibrations:
            self._calibrations[name] = calibration(name, self.fingerprint(name))
        return self._calibrations[name]

    def _encoder(self, name: str) -> Encoder:
        with self._loading:
            if name not in self._encoders:
                use_cores(available_cores())
                self._encoders[name] = load_encoder(name)
            return self._encoders[name]
