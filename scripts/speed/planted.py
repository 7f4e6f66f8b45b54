"""An encoder that costs nothing: the vector of a sentence is planted by its last word.

The store that it fills looks like one of news to everything but the encoder: a common direction,
topics, stories and versions of them, with the similarities that index vectors of news have.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from random import Random
from zlib import crc32

import numpy as np

from benchmark.stories import generate
from models.bundled import MUSE
from models.encoder import Vectors

DIMENSION = 512
SENTENCES = 25
_TOPICS = 2_000
_DIRECTIONS = 16_384
"""Enough that two sentences hardly ever draw the same."""
_WEIGHTS = np.array([0.45, 0.45, 0.6, 0.5], np.float32)
"""Of what all sentences have in common, of the topic, of the line of the story, of the version."""
_SYLLABLES = ("ba", "de", "fi", "go", "lu", "ma", "ne", "po", "ri", "ta")


class PlantedEncoder:
    """Stands for `muse` by name and fingerprint, so that `samewire serve` opens the store."""

    name = MUSE.name
    fingerprint = MUSE.fingerprint
    languages = MUSE.languages
    dimension = DIMENSION

    def encode(self, sentences: Sequence[str]) -> Vectors:
        """See Encoder.encode: (n, 512) float32."""
        if not sentences:
            return np.empty((0, DIMENSION), np.float32)
        rows = np.stack([_planted(sentence) for sentence in sentences])
        return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), np.float32)


def _planted(sentence: str) -> Vectors:
    line = sentence.rstrip(".").rpartition(" ")[2].lower()
    story, drawn = crc32(line[:-4].encode()), _directions()
    topic, own = story % _TOPICS, crc32(sentence.encode())
    places = [0, 1 + topic, crc32(line.encode()) % len(drawn), own % len(drawn)]
    return np.asarray(_WEIGHTS @ drawn[places], np.float32)


@lru_cache(maxsize=1)
def _directions() -> Vectors:
    drawn = np.random.default_rng(1).standard_normal((_DIRECTIONS, DIMENSION), np.float32)
    return np.asarray(drawn / np.linalg.norm(drawn, axis=1, keepdims=True), np.float32)


@lru_cache(maxsize=1)
def _phrases() -> tuple[str, ...]:
    told = (a.text.split("\n") for a in generate(200, 1) if a.language == "en")
    return tuple(dict.fromkeys(sentence.rstrip(".") for text in told for sentence in text))


def lines(story: int, version: int) -> list[str]:
    """The sentences of one version of a story, all of them different from those of others."""
    random, phrases = Random(f"{story} {version}"), _phrases()
    return [f"{random.choice(phrases)} {_word(story)}{_word(n, 2)}." for n in range(SENTENCES)]


def _word(number: int, length: int = 7) -> str:
    return "".join(_SYLLABLES[int(digit)] for digit in f"{number:0{length}}")
