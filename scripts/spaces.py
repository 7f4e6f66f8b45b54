#!/usr/bin/env python3
"""Compare the ways to one space: does an article that muse cannot read find its translation?

usage: spaces.py --parallel DIR [--work DIR]

DIR and --work are those of calibrate.py. Articles are stretches of 1, 3 and 8 lines of the
documents that are embedded in every language, the index holds every English stretch of that
size. Prints the share that is found among the 32 nearest, by language.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np

from bridging.maps import Maps, carried, gram
from bridging.recall import article_vectors, found_within, stretches
from calibrate import IN_FULL, SAMPLED
from models.bundled import E5, MUSE
from models.calibration import unit
from models.calibration_files import shipped_calibration
from models.encoder import Vectors
from models.registry import load_encoder
from service.calibrate.corpus import Embedded, read_corpus
from service.calibrate.embedding import embed
from service.cli.progress import shown_progress

SIZES = (1, 3, 8)
NEAREST = 32
FOLDS = 2
WAYS = ("bridge", "bridge, language left out", "e5 on both sides")


def main() -> None:
    """Measure every way for every language that muse lacks."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--parallel", type=Path, required=True)
    parser.add_argument("--work", type=Path, default=Path("calibration-work"))
    options = parser.parse_args()
    corpus = read_corpus(options.parallel)
    sampled = corpus.sampled(SAMPLED)
    read = [stem for stem, code in corpus.codes.items() if code in MUSE.languages]
    known = [stem for stem, code in corpus.codes.items() if code in E5.languages]
    with shown_progress(quiet=False) as progress:
        encoder = load_encoder(MUSE.name)
        muse = embed(corpus.only(read), encoder, options.work, progress)
        encoder = load_encoder(E5.name)
        e5 = embed(sampled.only(known), encoder, options.work, progress, IN_FULL)
    e5 = e5.centred(shipped_calibration(E5.name, E5.fingerprint).centres)
    compared = _Compared(e5, muse)
    print(f"| language | {' | '.join(f'{way}: {n}' for way in WAYS for n in SIZES)} |")
    print("|---" * (len(WAYS) * len(SIZES) + 1) + "|")
    rows = {file: compared.row(file) for file in sorted(set(known).difference(read))}
    for file, row in [*rows.items(), ("mean", np.mean(list(rows.values()), axis=0))]:
        print(f"| {file} | {' | '.join(f'{value:.3f}' for value in row)} |", flush=True)


class _Compared:
    def __init__(self, e5: Embedded, muse: Embedded) -> None:
        self._e5 = e5
        pivot = muse.corpus.pivot
        self._fold = np.full(len(muse.corpus.lines), FOLDS)
        for place, lines in enumerate(e5.corpus.documents.values()):
            self._fold[list(lines)] = place % FOLDS
        goal = unit(np.sum(list(muse.vectors.values()), axis=0))
        grams = {
            (file, fold): gram(vectors[self._fold == fold], goal[self._fold == fold])
            for file, vectors in e5.vectors.items()
            for fold in range(FOLDS + 1)
        }
        self._maps = Maps({key: found for key, found in grams.items() if found[0].any()})
        self._articles = {size: stretches(muse.corpus.documents, size) for size in SIZES}
        self._index = {
            (name, size): article_vectors(of.vectors[pivot], _lengths(of, pivot), articles)
            for size, articles in self._articles.items()
            for name, of in ((MUSE.name, muse), (E5.name, e5))
        }

    def row(self, file: str) -> list[float]:
        """The share found, by way and then by size."""
        found = [self._found(file, size) for size in SIZES]
        return [found[n][way] for way in range(len(WAYS)) for n in range(len(SIZES))]

    def _found(self, file: str, size: int) -> list[float]:
        shares = [self._in_fold(file, size, fold) for fold in range(FOLDS)]
        return [float(value) for value in np.mean(shares, axis=0)]

    def _in_fold(self, file: str, size: int, fold: int) -> list[float]:
        own = [n for n, a in enumerate(self._articles[size]) if (self._fold[list(a)] == fold).all()]
        articles = [self._articles[size][n] for n in own]
        lengths = _lengths(self._e5, file)
        vectors = article_vectors(self._e5.vectors[file], lengths, articles)

        def found(queries: Vectors, name: str) -> float:
            return found_within(queries, self._index[name, size], own, NEAREST)

        return [
            found(carried(vectors, self._maps.without(fold)), "muse"),
            found(carried(vectors, self._maps.without(fold, file)), "muse"),
            found(vectors, "e5"),
        ]


def _lengths(embedded: Embedded, file: str) -> Vectors:
    return np.array([max(1, len(text)) for text in embedded.corpus.texts[file]], dtype=np.float32)


if __name__ == "__main__":
    main()
