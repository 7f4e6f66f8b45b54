"""Parallel text: the same documents in many languages, line by line, with their embeddings."""

from __future__ import annotations

import random
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

import numpy as np

from models.calibration import unit
from models.encoder import Vectors
from service.errors import UsageError
from service.text.languages.language_tags import normalise
from service.text.writing.clean import clean

DOCUMENT_IDS = "DOCUMENT_IDS.tsv"
LEAST_DOCUMENTS = 10
"""Cross-validation over fewer documents says nothing."""
_SEED = 7


@dataclass(frozen=True)
class Corpus:
    """Line-aligned text.

    `codes` names the language of each file by the file's stem; `texts[stem]` has its lines,
    `documents` the numbers of the lines of each document, in order.
    """

    codes: Mapping[str, str]
    texts: Mapping[str, Sequence[str]]
    documents: Mapping[str, Sequence[int]]

    def only(self, stems: Collection[str]) -> Corpus:
        """The same documents in some of the files."""
        codes = {stem: code for stem, code in self.codes.items() if stem in stems}
        return replace(self, codes=codes, texts={stem: self.texts[stem] for stem in codes})

    def sampled(self, count: int) -> Corpus:
        """As many of the documents, drawn once and for all."""
        names = sorted(self.documents)
        random.Random(_SEED).shuffle(names)
        return replace(self, documents={d: self.documents[d] for d in sorted(names[:count])})

    @cached_property
    def lines(self) -> list[int]:
        """The numbers of all lines of the documents, ascending."""
        return sorted(n for lines in self.documents.values() for n in lines)

    @cached_property
    def pivot(self) -> str:
        """The file by which lengths are measured: English where there is one."""
        return min(self.codes, key=lambda stem: (self.codes[stem] != "en", stem))


@dataclass(frozen=True)
class Embedded:
    """A corpus with its embeddings: vectors[stem] is (lines, d) float32, NaN where not made."""

    corpus: Corpus
    vectors: Mapping[str, Vectors]

    def centred(self, centres: Mapping[str, Vectors] | None) -> Embedded:
        """The same with the centre of its language, or the common one, taken off every vector."""
        if centres is None:
            return self
        codes = self.corpus.codes
        moved = {s: unit(v - centres.get(codes[s], centres["*"])) for s, v in self.vectors.items()}
        return replace(self, vectors=moved)

    @cached_property
    def line_means(self) -> Vectors:
        """What a line says in whatever language: the mean of its vectors, (lines, d)."""
        return unit(np.mean(np.stack(list(self.vectors.values())), axis=0))


def read_corpus(directory: Path, least: int = LEAST_DOCUMENTS) -> Corpus:
    """Read LANGUAGE.txt files, line by line translations, and DOCUMENT_IDS.tsv.

    least: with fewer documents the text is refused.

    Raises:
        UsageError: a file is missing, cannot be read, has another number of lines than there
            are ids, is not named after a language; or there are too few documents or languages.
    """
    ids = [line.strip() for line in _lines(directory / DOCUMENT_IDS)]
    documents: dict[str, list[int]] = {}
    for number, document in enumerate(ids):
        if not document:
            raise UsageError(f"{directory / DOCUMENT_IDS}:{number + 1}: the line names no document")
        documents.setdefault(document, []).append(number)
    if len(documents) < least:
        raise UsageError(
            f"{directory / DOCUMENT_IDS}: {len(documents)} documents are too few to calibrate on: "
            f"at least {least}, better a hundred"
        )
    paths = sorted(directory.glob("*.txt"))
    codes = {path.stem: _code(path) for path in paths}
    if len(set(codes.values())) < 2:
        raise UsageError(f"{directory}: at least two languages are needed, each a LANGUAGE.txt")
    texts = {path.stem: _aligned(path, len(ids)) for path in paths}
    return Corpus(codes, texts, documents)


def _code(path: Path) -> str:
    code = normalise(path.stem)
    if not (code.isascii() and code.isalpha() and len(code) in (2, 3)):
        raise UsageError(
            f"{path}: {path.stem!r} is no language tag: name the file after its language, such as "
            "fra.txt or fr.txt"
        )
    return code


def _aligned(path: Path, count: int) -> list[str]:
    lines = _lines(path)
    if len(lines) != count:
        raise UsageError(
            f"{path}: {len(lines)} lines, but {DOCUMENT_IDS} has {count}: each line must be the "
            "translation of the line with its number"
        )
    return [clean(line) for line in lines]


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text("utf-8").removesuffix("\n").split("\n")
    except FileNotFoundError as error:
        raise UsageError(f"{path} is missing") from error
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{path} is not UTF-8: {error}") from error
