"""Kinds of made pairs: which lines make up either article, with known truth.

Where at least KEPT of the text is common, a pair counts as one article, up to PART as two;
what lies between is not made, as people would disagree about it.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from service.calibrate.corpus import Embedded

Lines = list[int]
DrawnSides = tuple[Lines, Lines] | None

KEPT = 0.80
"""A cut article is the same while this share of its text is left,"""
PART = 0.62
"""and another one, an excerpt, when no more than this share is."""

NEIGHBOURS = 32
"""As many nearest articles are compared with each one by default."""


@dataclass(frozen=True)
class PairKind:
    """A kind of made pair: whether both are the same article, and how the lines are drawn.

    `changed` names what is changed in the texts afterwards: `facts` or `names`; `copied`
    tells that both articles are in one language, made from one file.
    """

    same: bool
    draw: Callable[[Drawer, Lines], DrawnSides]
    changed: str | None = None
    copied: bool = False
    brief: bool = False


@dataclass(frozen=True)
class Drawer:
    """Draws lines of the documents of a corpus; what it draws depends on `rng` alone."""

    embedded: Embedded
    rng: random.Random

    @cached_property
    def names(self) -> list[str]:
        """The documents."""
        return sorted(self.embedded.corpus.documents)

    def stretch(self, document: str, size: int) -> Lines:
        """So many neighbouring lines of a document, or all of it."""
        lines = self.embedded.corpus.documents[document]
        start = self.rng.randrange(max(1, len(lines) - size + 1))
        return list(lines[start : start + size])

    def nearest(self, lines: Lines) -> list[str]:
        """The other documents, the nearest in topic to these lines first: by mean vectors."""
        own = self.document(lines)
        centre = self.embedded.line_means[lines].mean(axis=0)
        ranked = np.argsort(-(self._means @ centre), kind="stable")
        return [self.names[i] for i in ranked if self.names[i] != own]

    def other(self, *but: str) -> str:
        """Any other document."""
        return self.rng.choice([d for d in self.names if d not in but])

    def document(self, lines: Lines) -> str:
        """The document that holds these lines."""
        return self._document_of[lines[0]]

    def share(self, part: Sequence[int], whole: Sequence[int]) -> float:
        """What share of a text some of its lines are, by characters."""
        letters = self._letters
        return sum(letters[n] for n in part) / max(1, sum(letters[n] for n in whole))

    @cached_property
    def _document_of(self) -> dict[int, str]:
        documents = self.embedded.corpus.documents
        return {n: document for document, lines in documents.items() for n in lines}

    @cached_property
    def _means(self) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
        documents, vectors = self.embedded.corpus.documents, self.embedded.line_means
        return np.array([vectors[list(documents[d])].mean(axis=0) for d in self.names])

    @cached_property
    def _letters(self) -> list[int]:
        corpus = self.embedded.corpus
        return [len(text) for text in corpus.texts[corpus.pivot]]


def _whole(_drawer: Drawer, lines: Lines) -> DrawnSides:
    return lines, lines


def _cut(drawer: Drawer, lines: Lines) -> DrawnSides:
    n = max(1, int(len(lines) * drawer.rng.uniform(0.05, 0.2)))
    rest = lines[:-n] if drawer.rng.random() < 0.7 else lines[n:]
    return (lines, rest) if drawer.share(rest, lines) >= KEPT else None


def _dropped(drawer: Drawer, lines: Lines) -> DrawnSides:
    a, b = ([x for x in lines if drawer.rng.random() > 0.08] for _ in range(2))
    common = [x for x in a if x in b]
    kept = min(drawer.share(common, a), drawer.share(common, b))
    return (a, b) if kept >= KEPT else None


def _repeated(drawer: Drawer, lines: Lines) -> DrawnSides:
    """Some lines stand twice in the one, as machine translation repeats sentences."""
    twice = [x for line in lines for x in [line] * (1 + (drawer.rng.random() < 0.1))]
    longer = len(twice) > len(lines)
    return (lines, twice) if longer and drawer.share(lines, twice) >= KEPT else None


def _moved(drawer: Drawer, lines: Lines) -> DrawnSides:
    if len(lines) < 5:
        return None
    n = drawer.rng.randrange(1, max(2, len(lines) // 3))
    start = drawer.rng.randrange(len(lines) - n)
    rest = lines[:start] + lines[start + n :]
    place = drawer.rng.randrange(len(rest) + 1)
    return lines, rest[:place] + lines[start : start + n] + rest[place:]


def _halves(_drawer: Drawer, lines: Lines) -> DrawnSides:
    middle = len(lines) // 2
    return lines[:middle], lines[middle:]


def _excerpt(drawer: Drawer, lines: Lines) -> DrawnSides:
    n = max(1, int(len(lines) * drawer.rng.uniform(0.2, 0.65)))
    start = drawer.rng.randrange(len(lines) - n + 1)
    part = lines[start : start + n]
    return (lines, part) if drawer.share(part, lines) <= PART else None


def _overlap(drawer: Drawer, lines: Lines) -> DrawnSides:
    third = len(lines) // 3
    return _unless_same(drawer, lines[: 2 * third], lines[third:], lines[third : 2 * third])


def _nearest(drawer: Drawer, lines: Lines) -> DrawnSides:
    return lines, drawer.stretch(drawer.nearest(lines)[0], len(lines))


def _neighbour(drawer: Drawer, lines: Lines) -> DrawnSides:
    near = drawer.nearest(lines)[1:NEIGHBOURS]
    return lines, drawer.stretch(drawer.rng.choice(near), len(lines))


def _chrome(drawer: Drawer, lines: Lines) -> DrawnSides:
    """The nearest other document, and below both one paragraph of a third, as of a site."""
    other = drawer.nearest(lines)[0]
    third = drawer.other(drawer.document(lines), other)
    shared = drawer.stretch(third, drawer.rng.choice((1, 2, 3)))
    a, b = lines, drawer.stretch(other, len(lines))
    return _unless_same(drawer, a + shared, b + shared, shared)


def _quote(drawer: Drawer, lines: Lines) -> DrawnSides:
    """The nearest other document with a passage of this one in its middle."""
    quoted = drawer.rng.randrange(1, max(2, len(lines) // 2))
    start = drawer.rng.randrange(len(lines) - quoted + 1)
    shared = lines[start : start + quoted]
    other = drawer.stretch(drawer.nearest(lines)[0], len(lines))
    place = drawer.rng.randrange(len(other) + 1)
    return _unless_same(drawer, lines, other[:place] + shared + other[place:], shared)


def _unless_same(drawer: Drawer, a: Lines, b: Lines, common: Lines) -> DrawnSides:
    most = max(drawer.share(common, a), drawer.share(common, b))
    return (a, b) if common and most <= PART else None


PAIR_KINDS: Mapping[str, PairKind] = {
    "whole": PairKind(True, _whole),
    "brief": PairKind(True, _whole, brief=True),
    "cut": PairKind(True, _cut),
    "dropped": PairKind(True, _dropped),
    "repeated": PairKind(True, _repeated),
    "moved": PairKind(True, _moved),
    "joined": PairKind(True, _whole),
    "neighbour": PairKind(False, _neighbour),
    "nearest": PairKind(False, _nearest),
    "halves": PairKind(False, _halves),
    "excerpt": PairKind(False, _excerpt),
    "overlap": PairKind(False, _overlap),
    "chrome": PairKind(False, _chrome),
    "quote": PairKind(False, _quote),
    "facts": PairKind(False, _whole, changed="facts"),
    "brief_facts": PairKind(False, _whole, changed="facts", brief=True),
    "copy_facts": PairKind(False, _whole, changed="facts", copied=True),
    "copy_names": PairKind(False, _whole, changed="names", copied=True),
}
"""Every kind by its name, the same article first."""
