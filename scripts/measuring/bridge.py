"""The ways to one space: does an article that muse cannot read find its translation?

Articles are stretches of lines of the sampled documents, the index holds every stretch of that
size in the pivot language. Maps are fitted without the documents that are looked for, one of them
also without any language that is carried over.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from bridging.examples import definitions, translations
from bridging.fit import Examples, fitted
from bridging.glosses import GLOSSES, glosses
from bridging.recall import Lines, article_vectors, places_of, stretches
from calibrate import IN_FULL
from evaluation.bootstrap import Rate
from evaluation.tables import markdown_table
from measuring.bench import Bench, Section
from measuring.shares import cell, share, share_document
from models.bridge import Bridge
from models.bundled import E5, MUSE
from models.calibration_files import shipped_calibration
from models.encoder import Vectors
from service.calibrate.corpus import Embedded

MEASURES = ((1, 1), (1, 32), (3, 32), (8, 32))
"""Lines of an article, and among how many nearest its translation must be."""
FOLDS = 2
WAYS = ("bridge", "bridge, languages left out", "e5 on both sides")
_Searched = list[tuple[str, bool]]
"""The document of every article that was looked for, and whether it was found."""


def bridge_section(bench: Bench) -> Section:
    """Measure every way for every language that muse lacks, and for all of them together."""
    texts = glosses(bench.wordnet, GLOSSES) if bench.wordnet else None
    read = [stem for stem, code in bench.corpus.codes.items() if code in MUSE.languages]
    known = [stem for stem, code in bench.corpus.codes.items() if code in E5.languages]
    muse = bench.embedded(bench.corpus.only(read), MUSE.name)
    e5 = bench.embedded(bench.sampled.only(known), E5.name, IN_FULL)
    calibration = shipped_calibration(E5.name, E5.fingerprint)
    others = definitions(texts, bench.vectors, calibration) if texts else None
    compared = _Compared(e5.centred(calibration.centres), muse, set(read), others)
    told = {file: compared.found(file) for file in sorted(set(known).difference(read))}
    columns = [
        f"{way}: {size} line{'s' * (size > 1)}, first {most}"
        for way in WAYS
        for size, most in MEASURES
    ]
    rows = {file: [share(found) for found in row] for file, row in told.items()}
    rows["all"] = [share(case for row in told.values() for case in row[n]) for n in _each(columns)]
    text = markdown_table(
        ("language", *columns), [(file, *map(cell, row)) for file, row in rows.items()]
    )
    return Section("The bridge", text, _document(columns, rows))


def _each(columns: Sequence[str]) -> range:
    return range(len(columns))


def _document(columns: Sequence[str], rows: Mapping[str, Sequence[Rate]]) -> dict[str, object]:
    return {
        file: dict(zip(columns, map(share_document, row), strict=True))
        for file, row in rows.items()
    }


class _Compared:
    def __init__(
        self, e5: Embedded, muse: Embedded, read: Collection[str], others: Examples | None
    ) -> None:
        self._e5 = e5
        pivot = muse.corpus.pivot
        self._document = {n: d for d, lines in e5.corpus.documents.items() for n in lines}
        self._fold = np.full(len(muse.corpus.lines), FOLDS)
        for place, lines in enumerate(e5.corpus.documents.values()):
            self._fold[list(lines)] = place % FOLDS
        fitted_on = (e5, replace(e5, vectors={f: v for f, v in e5.vectors.items() if f in read}))
        self._bridges = [
            [self._bridge(source, muse, fold, others) for source in fitted_on]
            for fold in range(FOLDS)
        ]
        sizes = {size for size, _ in MEASURES}
        self._articles = {size: stretches(muse.corpus.documents, size) for size in sizes}
        self._index = {
            (name, size): article_vectors(of.vectors[pivot], _lengths(of, pivot), articles)
            for size, articles in self._articles.items()
            for name, of in ((MUSE.name, muse), (E5.name, e5))
        }

    def found(self, file: str) -> list[_Searched]:
        """What each way finds, by way and then by measure."""
        told: list[_Searched] = [[] for _ in range(len(WAYS) * len(MEASURES))]
        for place, (size, most) in enumerate(MEASURES):
            for fold in range(FOLDS):
                documents, ways = self._in_fold(file, size, fold)
                for way, places in enumerate(ways):
                    cases = zip(documents, (places < most).tolist(), strict=True)
                    told[way * len(MEASURES) + place] += cases
        return told

    def _in_fold(
        self, file: str, size: int, fold: int
    ) -> tuple[list[str], tuple[NDArray[np.int64], ...]]:
        """The documents of the articles of a fold, and the place of each by every way."""
        every = self._articles[size]
        own = [n for n, article in enumerate(every) if self._is_in(article, fold)]
        articles = [every[n] for n in own]

        def places(vectors: Vectors, name: str) -> NDArray[np.int64]:
            queries = article_vectors(vectors, _lengths(self._e5, file), articles)
            return places_of(queries, self._index[name, size], own)

        vectors = self._e5.vectors[file]
        return [self._document[article[0]] for article in articles], (
            *(places(bridge(vectors), MUSE.name) for bridge in self._bridges[fold]),
            places(vectors, E5.name),
        )

    def _bridge(
        self, source: Embedded, target: Embedded, fold: int, others: Examples | None
    ) -> Bridge:
        left_out = np.flatnonzero(self._fold == fold).tolist()
        groups = [translations(source, target, left_out), *([others] if others else [])]
        return fitted(groups)

    def _is_in(self, article: Lines, fold: int) -> bool:
        return bool((self._fold[list(article)] == fold).all())


def _lengths(embedded: Embedded, file: str) -> Vectors:
    return np.array([max(1, len(text)) for text in embedded.corpus.texts[file]], dtype=np.float32)
