"""Line-aligned text in many languages, and its embeddings."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

import numpy as np

from models.calibration import unit
from models.encoder import Vectors
from models.registry import load_encoder
from service.text.clean import clean
from service.text.language import normalise

PIVOT = "eng"
SAMPLED_DOCUMENTS = 36
SAMPLE_SEED = 7
"""The slower encoder embeds these documents in every language, and every line of a few."""
IN_FULL = ("eng", "deu", "fra", "arb", "rus", "zho-CN", "tur", "hin", "fin", "vie")


@dataclass(frozen=True)
class Embedded:
    """Texts and unit vectors by file and line: vectors[file] is (lines, d), NaN where not made."""

    codes: Mapping[str, str]
    texts: Mapping[str, list[str]]
    vectors: Mapping[str, Vectors]
    documents: Mapping[str, list[int]]

    def centred(self, centres: Mapping[str, Vectors]) -> Embedded:
        """The same with each language's centre taken off."""
        moved = {f: unit(v - centres[self.codes[f]]) for f, v in self.vectors.items()}
        return replace(self, vectors=moved)

    @cached_property
    def whole_documents(self) -> dict[str, list[int]]:
        """The documents whose lines are embedded in every language."""
        made = np.all([~np.isnan(v[:, 0]) for v in self.vectors.values()], axis=0)
        return {d: lines for d, lines in self.documents.items() if made[lines].all()}


class Parallel:
    """A directory of parallel text and a directory where its vectors are kept."""

    def __init__(self, directory: Path, work: Path) -> None:
        self._directory, self._work = directory, work
        work.mkdir(parents=True, exist_ok=True)
        ids = (directory / "DOCUMENT_IDS.tsv").read_text("utf-8").split("\n")
        self.documents: dict[str, list[int]] = {}
        for line, document in enumerate(i.strip() for i in ids if i.strip()):
            self.documents.setdefault(document, []).append(line)
        self._lines = sum(map(len, self.documents.values()))

    def embedded(self, encoder: str, languages: frozenset[str], every_line: bool) -> Embedded:
        """Embed the files whose language the encoder knows: every line, or sampled documents."""
        stems = sorted(p.stem for p in self._directory.glob("*.txt"))
        codes = {s: normalise(s) for s in stems}
        known = {s: c for s, c in codes.items() if c in languages}
        texts = {s: self._read(s) for s in known}
        vectors = {}
        for stem in known:
            full = every_line or stem in IN_FULL
            lines = list(range(self._lines)) if full else self._sampled()
            vectors[stem] = self._embed(encoder, stem, texts[stem], lines)
        return Embedded(known, texts, vectors, self.documents)

    def _read(self, stem: str) -> list[str]:
        raw = (self._directory / f"{stem}.txt").read_text("utf-8").split("\n")
        return [clean(line) for line in raw[: self._lines]]

    def _sampled(self) -> list[int]:
        documents = sorted(self.documents)
        random.Random(SAMPLE_SEED).shuffle(documents)
        return sorted(n for d in documents[:SAMPLED_DOCUMENTS] for n in self.documents[d])

    def _embed(self, encoder: str, stem: str, texts: list[str], lines: list[int]) -> Vectors:
        kept = self._work / f"{encoder}-{stem}-{len(lines)}.npy"
        if not kept.is_file():
            np.save(kept, load_encoder(encoder).encode([texts[n] for n in lines]))
        vectors = np.full((self._lines, np.load(kept, mmap_mode="r").shape[1]), np.nan, np.float32)
        vectors[lines] = np.load(kept)
        return vectors
