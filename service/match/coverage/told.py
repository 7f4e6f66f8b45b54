"""What follows from the words of sentences alone, made when first asked for and kept."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from service.article import Sentence
from service.match.facts.agreement import facts_of
from service.match.facts.known import KnownNames, known_of
from service.match.facts.meant import meant_by
from service.match.facts.named import Named, names_of
from service.match.facts.persons import Persons
from service.text.keys import shingles
from service.text.names.names import letters_in
from service.text.numbers.mention import Facts


@dataclass(frozen=True)
class Told:
    """The facts and names of sentences that are read as in a language."""

    language: str
    sentences: tuple[Sentence, ...]

    def make(self) -> None:
        """Make what nearly every comparison with an article that is alike asks for."""
        _ = self.facts, self.named, self.cased, self.shingles

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """The sentences' texts."""
        return tuple(s.text for s in self.sentences)

    @cached_property
    def shingles(self) -> NDArray[np.uint64]:
        """The shingles of the folded texts, sorted and distinct."""
        found: NDArray[np.uint64] = shingles(meant_by(self.texts, self.language).folded)
        return found

    @cached_property
    def facts(self) -> Facts:
        """The numbers and dates of each sentence."""
        return facts_of(self.sentences, self.language)

    @cached_property
    def named(self) -> Named:
        """The names and words of each sentence."""
        return names_of(self.texts, self.language, self.known.spelled)

    @cached_property
    def known(self) -> KnownNames:
        """The weekdays, months, countries and cities of each sentence."""
        return known_of(self.texts, self.language)

    @cached_property
    def persons(self) -> Persons:
        """The full names of each sentence."""
        return Persons(self.language, self.texts, self.cased, self.known)

    @cached_property
    def cased(self) -> bool:
        """Whether most letters are of a script with capitals."""
        joined = " ".join(self.texts)
        if joined.isascii():
            return any(map(str.isalpha, joined))
        letters = letters_in(joined)
        written = sum(n for c, n in letters.items() if c != c.swapcase())
        return written * 2 > sum(letters.values())
