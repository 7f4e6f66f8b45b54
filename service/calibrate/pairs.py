"""Made pairs of articles with known truth, measured as the verdict measures."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from models.calibration import Calibration, Weights, log_odds
from models.encoder import Vectors
from service.article import Sentence
from service.calibrate.changes import BRIEF_LINES, change_facts, change_names, names_in
from service.calibrate.corpus import Embedded
from service.calibrate.kinds import PAIR_KINDS, Drawer, Lines, PairKind
from service.match.coverage.passages import Passages
from service.match.verdicts.score import features, probability
from service.match.verdicts.signals import measure
from service.text.keys import shingles
from service.text.writing.clean import fold

SIZES = (2, 3, 4, 5, 6, 8, 10, 20, 99)
CHANGED = (0.3, 0.6, 1.0)
"""Another article of the same sentences has at least the first share of its facts exchanged."""
_JOINED, _OFTEN_JOINED = 0.15, 0.5
_PRIORS_ALONE = Weights({}, 0.0)


@dataclass(frozen=True, slots=True)
class MadePair:
    """A made pair as the fitted model sees it.

    `documents` are those that it was made of, `languages` those of both sides; `features` are
    the values of the signals by their names, `prior` the log-odds of what is not fitted,
    `least` the smaller coverage and `size` the lines of the shorter side.
    """

    same: bool
    kind: str
    documents: frozenset[str]
    languages: tuple[str, str]
    features: dict[str, float]
    prior: float
    least: float
    size: int


def make_pairs(
    embedded: Embedded,
    calibration: Calibration,
    count: int,
    seed: int,
    kinds: Sequence[str] = tuple(PAIR_KINDS),
    language: str | None = None,
) -> list[MadePair]:
    """Make pairs, as many of each kind as the documents allow, on an encoder's own scale.

    embedded: vectors as the encoder makes them, not centred.
    language: one side of every pair is in it; None draws both sides from all files.
    """
    maker = _Maker(embedded, calibration, random.Random(seed), language)
    pairs: list[MadePair] = []
    for number in range(20 * count):
        pairs += maker.attempt(kinds[number % len(kinds)])
        if len(pairs) >= count:
            break
    return pairs


class _Maker:
    def __init__(
        self,
        embedded: Embedded,
        calibration: Calibration,
        rng: random.Random,
        language: str | None,
    ) -> None:
        self._embedded, self._calibration, self._rng = embedded, calibration, rng
        self._corpus = embedded.corpus
        self._drawer = Drawer(embedded.centred(calibration.centres), rng)
        self._files = sorted(self._corpus.codes)
        self._first = [f for f in self._files if language in (None, self._corpus.codes[f])]

    def attempt(self, name: str) -> Iterator[MadePair]:
        """One pair, or none where the drawn document does not allow the kind."""
        rng, kind = self._rng, PAIR_KINDS[name]
        document = rng.choice(self._drawer.names)
        size = rng.randint(1, BRIEF_LINES) if kind.brief else rng.choice(SIZES)
        lines = self._drawer.stretch(document, size)
        sides = kind.draw(self._drawer, lines)
        files = self._two_files(kind)
        if not sides or not all(sides) or files is None:
            return
        order = (0, 1) if rng.random() < 0.5 else (1, 0)
        left, right = (self._texts(files[i], sides[order[i]]) for i in (0, 1))
        changed = self._changed(kind, files[1], right)
        if changed is None:
            return
        joined = _OFTEN_JOINED if name == "joined" else _JOINED
        a = self._passages(files[0], sides[order[0]], left, joined)
        b = self._passages(files[1], sides[order[1]], changed, joined)
        yield self._measured(name, a, b, sides)

    def _two_files(self, kind: PairKind) -> tuple[str, str] | None:
        first = self._rng.choice(self._first)
        if kind.copied:
            return first, first
        second = self._rng.choice(self._files)
        plain = kind.draw is PAIR_KINDS["whole"].draw
        return None if first == second and plain else (first, second)

    def _texts(self, file: str, lines: Lines) -> list[str]:
        return [self._corpus.texts[file][n] for n in lines]

    def _changed(self, kind: PairKind, file: str, texts: list[str]) -> list[str] | None:
        if kind.changed is None:
            return texts
        share = self._rng.choice(CHANGED)
        if kind.changed == "facts":
            return change_facts(texts, share, self._rng)
        return change_names(texts, self._corpus.codes[file], share, self._pool(file), self._rng)

    def _pool(self, file: str) -> Sequence[str]:
        """The names of some other document of the file."""
        document = self._rng.choice(self._drawer.names)
        texts = self._texts(file, list(self._corpus.documents[document]))
        return names_in(texts, self._corpus.codes[file])

    def _passages(self, file: str, lines: Lines, texts: list[str], joined: float) -> Passages:
        """An article of these lines, some neighbours joined as sentence splitters do."""
        groups: list[list[int]] = []
        for place in range(len(lines)):
            if groups and len(groups[-1]) == 1 and self._rng.random() < joined:
                groups[-1].append(place)
            else:
                groups.append([place])
        language = self._corpus.codes[file]
        vectors = self._calibration.centred(self._embedded.vectors[file][lines], language)
        whole = [" ".join(texts[n] for n in group) for group in groups]
        means = [_mean(vectors[group], [texts[n] for n in group]) for group in groups]
        lengths = np.array([max(1, len(text)) for text in whole], dtype=np.float32)
        sentences = tuple(Sentence("text", 0, len(text), text) for text in whole)
        return Passages(language, sentences, np.array(means), lengths / lengths.sum())

    def _measured(
        self, kind: str, a: Passages, b: Passages, sides: tuple[Lines, Lines]
    ) -> MadePair:
        signals = measure(a, b, self._calibration.scale(a.language, b.language))
        wording = _wording(a, b) if a.language == b.language else 0.0
        return MadePair(
            same=PAIR_KINDS[kind].same,
            kind=kind,
            documents=frozenset(self._drawer.document([n]) for side in sides for n in side),
            languages=(a.language, b.language),
            features=features(signals),
            prior=log_odds(probability(signals, wording, _PRIORS_ALONE)),
            least=min(signals.coverage_a, signals.coverage_b),
            size=min(map(len, sides)),
        )


def _mean(vectors: Vectors, texts: list[str]) -> Vectors:
    mean = np.sum([v * max(1, len(t)) for v, t in zip(vectors, texts, strict=True)], axis=0)
    return np.asarray(mean / max(1e-9, float(np.linalg.norm(mean))), dtype=np.float32)


def _wording(a: Passages, b: Passages) -> float:
    left, right = (set(_shingles(p.texts)) for p in (a, b))
    return len(left & right) / max(1, len(left | right))


@lru_cache(maxsize=1 << 12)
def _shingles(texts: tuple[str, ...]) -> tuple[int, ...]:
    found: NDArray[np.uint64] = shingles(fold("\n".join(texts)))
    return tuple(found.tolist())
