"""The content of an article as the verifier sees it, with what only depends on this side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import repeat
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from models.encoder import Vectors
from service.article import Sentence
from service.match.alignment.align import joined
from service.match.coverage.told import Told
from service.match.facts.known import KnownNames
from service.match.facts.misplaced import StandingFacts, standing_facts
from service.match.facts.named import Named
from service.match.facts.persons import Persons
from service.text.numbers.mention import Facts
from service.verdict import Passage

_CANCELLED = 0.1
"""Two sentences of which less than this share is left together have no cosine to be relied on."""
ADDED = 1e-3
"""What the characters of a sentence count that the site added. Its numbers and names are compared
like all others, and no sentence is without weight."""


def shares(sentences: Sequence[Sentence], added: Sequence[bool] = ()) -> Vectors:
    """Each sentence's share of the characters: (n,) float32 that sums to 1.

    added: which of them the site has added, none where empty.
    """
    lengths = np.array([max(1, len(s.text)) for s in sentences], dtype=np.float32)
    if any(added):
        lengths[list(added)] *= np.float32(ADDED)
    return np.asarray(lengths / lengths.sum(), dtype=np.float32)


def _sums(parts: Vectors) -> NDArray[np.float64]:
    return np.concatenate([[0.0], np.cumsum(parts, dtype=np.float64)])


class Beginning(NamedTuple):
    """The places of the headlines of an article and of its first two sentences below, without
    what a site adds; either may be empty."""

    headlines: Sequence[int]
    below: Sequence[int]


@dataclass(frozen=True)
class Passages:
    """The content sentences of an article as the verifier sees them.

    `vectors` is (n, d) float32 with unit rows in one encoder's space, `weights` (n,)
    float32 holds each sentence's share of the content and sums to 1. What only depends on
    this side is found once, however many others it is compared with. They are read as in
    `language`, and may as well be in one of `others`. `added` tells the sentences that the site
    has added, as far as their vectors show it; none where it is empty. `read` is what their words
    tell, where that was made already. `like_site` tells the sentences that speak as sites do, also
    where they are so many that they may be what the article is about. `again` is the share of the
    article that is left out here, since it says the same in another language.
    """

    language: str
    sentences: tuple[Sentence, ...]
    vectors: Vectors
    weights: Vectors
    others: frozenset[str] = frozenset()
    added: tuple[bool, ...] = ()
    read: Told | None = None
    like_site: tuple[bool, ...] = ()
    again: float = 0.0

    @cached_property
    def languages(self) -> frozenset[str]:
        """All languages that they may be in."""
        return self.others | {self.language}

    @cached_property
    def lengths(self) -> Vectors:
        """Each sentence's share of the characters, whoever wrote it: (n,) float32, sums to 1."""
        return shares(self.sentences)

    @cached_property
    def weight_sums(self) -> NDArray[np.float64]:
        """What all sentences before each weigh, and those before the end: (n + 1,)."""
        return _sums(self.weights)

    @cached_property
    def length_sums(self) -> NDArray[np.float64]:
        """The same of their shares of the characters."""
        return _sums(self.lengths)

    @cached_property
    def headlines(self) -> NDArray[np.bool_]:
        """Which sentences are of the headline: (n,)."""
        return np.array([s.field == "title" for s in self.sentences])

    @cached_property
    def headline(self) -> float:
        """The share of the content that its headline takes up, 0 where it has none."""
        return float(self.weights[self.headlines].sum())

    @cached_property
    def beginning(self) -> Beginning:
        """With which of its sentences the article begins."""
        added = self.added or repeat(False)
        places = [n for n, extra in zip(range(len(self.texts)), added, strict=False) if not extra]
        headlines = tuple(n for n in places if self.headlines[n])
        below = tuple(n for n in places if not self.headlines[n])
        return Beginning(headlines, below[:2])

    @property
    def site(self) -> float:
        """The share of the characters that the site added."""
        return float(self.lengths @ np.array(self.added)) if any(self.added) else 0.0

    @cached_property
    def joined(self) -> Vectors:
        """Unit vectors of each two neighbouring sentences together: (n - 1, d) float32.

        Zero where the site added one of the two: what it says is no part of what an article does,
        and its numbers are not to stand beside those of the article.
        """
        both = joined(self.vectors, self.weights)
        if any(self.added):
            added = np.array(self.added)
            both[added[:-1] != added[1:]] = 0
        return both

    @cached_property
    def joints(self) -> Vectors:
        """By what the cosines of each two neighbouring sentences are multiplied to give, added up,
        the cosine of both together: (2, n - 1) float32, NaN where they all but cancel out."""
        first, second = shares = np.stack([self.weights[:-1], self.weights[1:]])
        squares = np.vecdot(self.vectors, self.vectors)
        between = np.vecdot(self.vectors[:-1], self.vectors[1:])
        both = first**2 * squares[:-1] + second**2 * squares[1:] + 2 * first * second * between
        lengths = np.sqrt(np.maximum(both, 0))
        lengths[lengths < _CANCELLED * shares.sum(axis=0)] = np.nan
        return np.asarray(shares / lengths, dtype=np.float32)

    @cached_property
    def told(self) -> Told:
        """What follows from their words alone."""
        return self.read or Told(self.language, self.sentences)

    @property
    def texts(self) -> tuple[str, ...]:
        """The sentences' texts."""
        return self.told.texts

    @property
    def facts(self) -> Facts:
        """The numbers and dates of each sentence."""
        return self.told.facts

    @cached_property
    def standing(self) -> StandingFacts:
        """Where its own sentences below the headline tell which facts."""
        added = self.added or (False,) * len(self.sentences)
        own = [not (x or y) for x, y in zip(self.headlines, added, strict=True)]
        return standing_facts(self.facts, self.known, own)

    @property
    def named(self) -> Named:
        """The names and words of each sentence."""
        return self.told.named

    @property
    def known(self) -> KnownNames:
        """The weekdays, months, countries and cities of each sentence."""
        return self.told.known

    @property
    def persons(self) -> Persons:
        """The full names of each sentence."""
        return self.told.persons

    @property
    def cased(self) -> bool:
        """Whether most letters are of a script with capitals."""
        return self.told.cased

    @cached_property
    def quotes(self) -> tuple[Passage, ...]:
        """The sentences as verdicts quote them."""
        return tuple(Passage(s.field, s.start, s.end, s.text) for s in self.sentences)
