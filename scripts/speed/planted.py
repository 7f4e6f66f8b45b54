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
STORIES = 40
"""Stories of a topic: with their versions twice as many articles as an article has neighbours."""
FIRST_NEW = 5_000_000
"""The number of the first story that is put: one that no filled store has."""
_NEWS = 20
"""Topics of the stories that are put."""
_TOPICS = 16_384
_DIRECTIONS = 32_768
"""So few that two articles of a topic have a sentence in common now and then: one of the
candidates of an article, as in sets of news."""
_WEIGHTS = np.sqrt(np.array([0.06, 0.19, 0.52, 0.23], np.float32))
"""Of what all sentences have in common, of the topic, of the line of the story, of the version:
the mean cosine of sentences of one topic is that of the nearest tenth of candidates in sets of
news (0.25; all have 0.14), that of two versions of a line the one of translations."""
_SYLLABLES = {
    syllable: digit
    for digit, syllable in enumerate(("ba", "de", "fi", "go", "lu", "ma", "ne", "po", "ri", "ta"))
}
_SPELLED = {str(number): syllable for syllable, number in _SYLLABLES.items()}


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
        drawn = _directions()[np.array([_places(sentence) for sentence in sentences])]
        rows = np.matmul(_WEIGHTS, drawn)
        return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), np.float32)


def _places(sentence: str) -> tuple[int, int, int, int]:
    """The directions of a sentence: what all have in common, topic, line and version."""
    line = sentence.rstrip(".").rpartition(" ")[2].lower()
    own, shared = crc32(sentence.encode()), crc32(line.encode())
    return 0, 1 + topic_of(_number(line[:-4])) % _TOPICS, _drawn_by(shared), _drawn_by(own)


def topic_of(story: int) -> int:
    """Stories of one topic are in a row; new ones are told of the first topics, in turns."""
    return story // STORIES if story < FIRST_NEW else (story - FIRST_NEW) % _NEWS


def is_told_of(story: int) -> bool:
    """Whether new stories are of the topic of this one: only such are compared with them."""
    return topic_of(story) < _NEWS


def _drawn_by(key: int) -> int:
    return 1 + _TOPICS + key % (_DIRECTIONS - 1 - _TOPICS)


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
    random, word = Random(f"{story} {version}"), _word(story)
    told = random.choices(_phrases(), k=SENTENCES)
    return [f"{phrase} {word}{_word(n, 2)}." for n, phrase in enumerate(told)]


def _word(number: int, length: int = 7) -> str:
    return "".join(_SPELLED[digit] for digit in f"{number:0{length}}")


@lru_cache(maxsize=1)
def _number(word: str) -> int:
    """The number that `_word` spells; 0 for a word of another text."""
    digits = [_SYLLABLES.get(word[at : at + 2], 0) for at in range(0, len(word), 2)]
    return int("".join(map(str, digits)) or "0")
