"""Parallel text with an encoder whose geometry is known, because it is made here."""

from __future__ import annotations

import random
import re
from functools import cache
from zlib import crc32

import numpy as np

DIMENSION = 48
NOISE = {"en": 0.2, "fr": 0.4, "ru": 0.6}
"""How far the vector of a sentence lies from what it says, by language."""
OFFSET = 0.5
FILES = {"eng": "en", "fra": "fr", "rus": "ru"}
DOCUMENTS = 24
LINES = 12


class PlantedEncoder:
    """Sentences are marked with their language and meaning: `en17 …`; so vectors are known.

    Those without a mark are a site's, and lie around a direction of their own.
    """

    name = "test/planted"
    fingerprint = "planted-1"
    languages = None
    dimension = DIMENSION

    def encode(self, sentences):
        return np.stack([self._vector(s) for s in sentences]).astype(np.float32)

    def _vector(self, sentence):
        marked = re.match(r"([a-z]{2})(\d+)", sentence.lower())
        if not marked:
            vector = SITE + random_unit(f"site {sentence}")
            return vector / np.linalg.norm(vector)
        language, meaning = marked.groups()
        said = random_unit(f"meaning {meaning}")
        noise = random_unit(f"noise {language} {meaning}") * NOISE[language]
        near = (said + noise) / np.linalg.norm(said + noise)
        moved = near + OFFSET * offset_of(language)
        return moved / np.linalg.norm(moved)


class UselessEncoder(PlantedEncoder):
    """Every sentence has a direction of its own, whatever it says."""

    fingerprint = "useless-1"

    def _vector(self, sentence):
        return random_unit(sentence)


@cache
def random_unit(key):
    vector = np.random.default_rng(crc32(key.encode())).standard_normal(DIMENSION)
    return vector / np.linalg.norm(vector)


SITE = random_unit("what sites say")


@cache
def offset_of(language):
    return random_unit(f"language {language}")


def lettered(number):
    """A word of letters alone: what has digits is read as a fact, and facts are slow to compare."""
    return "w" + "".join("bdfgklmnrs"[int(digit)] + "a" for digit in f"{number:03}")


def write_parallel(directory, documents=DOCUMENTS, word=lettered):
    """Write the files; every line has numbers, so that facts can be exchanged."""
    rng = random.Random(4)
    ids, lines = [], {stem: [] for stem in FILES}
    for line in range(documents * LINES):
        ids.append(f"document-{line // LINES}")
        words = " ".join(word(rng.randrange(900)) for _ in range(rng.randint(4, 12)))
        numbers = f"{rng.randrange(10, 99)} of {rng.randrange(100, 999)}"
        for stem, code in FILES.items():
            lines[stem].append(f"{code}{line} {numbers} {words}")
    directory.mkdir(parents=True, exist_ok=True)
    (directory / "DOCUMENT_IDS.tsv").write_text("\n".join(ids) + "\n", "utf-8")
    for stem, texts in lines.items():
        (directory / f"{stem}.txt").write_text("\n".join(texts) + "\n", "utf-8")
    return directory
