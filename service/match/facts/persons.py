"""The names of an article that those of another may be exchanged for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import repeat
from typing import NamedTuple

from service.match.facts.known import KnownNames
from service.match.facts.meant import Meant, meant_by
from service.text.names.known_forms import PLACES
from service.text.names.names import EVERY_NOUN, WORD, skeleton, spellings, written
from service.text.persons.bodies import body_of
from service.text.persons.dotted_names import DottedName, dotted_names
from service.text.persons.full_names import FullName, full_names
from service.text.persons.heard_names import first_letters
from service.text.persons.latin_names import is_latin, latin_names
from service.text.persons.sentence_starts import capitals_within, is_ended
from service.text.persons.single_names import single_names
from service.text.persons.titled_names import titled_names
from service.text.words.offices import Meaning

_NAME, _NAMES = 2, 4
"""The words of a full name at least, and with which it may still be one for sure."""
_LEAST = 4
"""Words of fewer letters spell too little."""
_TELLING = 3
"""Those of fewer letters and consonants tell no name."""
_BEGINNING = 4
"""So many consonants are left of a name in any ending."""


class Word(NamedTuple):
    """A word at [start, end) of a sentence or passage; `name` tells that it may be a name."""

    start: int
    end: int
    text: str
    name: bool


@dataclass(frozen=True)
class Persons:
    """The full names of the sentences of an article, and what may answer those of another.

    `cased` tells that most letters are of a script with capitals, `known` names that are no
    persons' but those of places and dates.
    """

    language: str
    sentences: tuple[str, ...]
    cased: bool
    known: KnownNames

    @property
    def marked(self) -> bool:
        """Whether a capital marks a name."""
        return self.cased and self.language not in EVERY_NOUN

    @cached_property
    def latin(self) -> bool:
        """Whether most letters are Latin ones."""
        return is_latin(self.sentences)

    @cached_property
    def latin_names(self) -> tuple[tuple[str, ...], ...]:
        """The names in Latin letters of each sentence of a text in another script."""
        return tuple(map(latin_names, self.sentences))

    @cached_property
    def names(self) -> tuple[tuple[FullName, ...], ...]:
        """The full names of each sentence, without the office before or after them; words for
        offices and peoples on end are none. Unsure are those alone whose first word
        nothing but a headline gives a capital, what an office makes of a single name, and what has
        more words than a person is called by, as titles of books have."""
        return tuple(
            tuple(
                self._bare(name, sentence)
                for name in full_names(sentence, self.language)
                if self._is_person(name)
            )
            for sentence in self.sentences
        )

    @cached_property
    def bodies(self) -> Mapping[str, frozenset[Meaning]]:
        """What the word for a body means in whose name a word with a capital stands, by the word:
        "Policy" of "Monetary Policy Committee"."""
        found: dict[str, frozenset[Meaning]] = {}
        for sentence in self.sentences:
            for name in full_names(sentence, self.language):
                told = body_of(name.words, self.language)
                found |= dict.fromkeys(name.words, told) if told else {}
        return found

    def is_body(self, words: Iterable[str], other: Persons) -> bool:
        """Whether all words are of the name of a body that the other language has in words of its
        own, since the other article has a word for such a body."""
        if self.language == other.language or not self.bodies:
            return False
        told = (self.bodies.get(word, frozenset()) for word in words)
        return all(any(map(other.meant.means, meanings)) for meanings in told)

    @cached_property
    def unsure(self) -> frozenset[str]:
        """The full names that may be none."""
        return frozenset(name.quote for names in self.names for name in names if name.unsure)

    def _bare(self, name: FullName, line: str) -> FullName:
        """A name without the words for offices at its ends, which any office-holder's has; two
        words are left to it."""
        words = list(name.words)
        for end in (0, -1):
            while len(words) > _NAME and self._is_office(words[end]):
                del words[end]
        start, last = name.quote.find(words[0]), name.quote.rfind(words[-1])
        begun = name.unsure and not start and self._is_begun(words[0], line)
        titled = self._is_office(words[0]) or self._is_office(words[-1])
        unsure = begun or titled or len(words) > _NAMES
        return FullName(name.quote[start : last + len(words[-1])], tuple(words), unsure)

    def _is_office(self, word: str) -> bool:
        return skeleton(word) in self.meant.reworded

    def _is_person(self, name: FullName) -> bool:
        if all(map(self._is_office, name.words)):
            return False
        return self.known.spelled.isdisjoint(map(skeleton, name.words))

    def _is_begun(self, word: str, line: str) -> bool:
        """Whether nothing but its place gives a capital to the word that begins a line or another
        sentence in it: "Slēgta" of "Slēgta Cēsu pamatskola" is no name."""
        return not is_ended(line) and word not in self._within

    @cached_property
    def _within(self) -> frozenset[str]:
        """The words that have their capitals from no place."""
        return frozenset[str]().union(*map(capitals_within, self.sentences))

    @cached_property
    def single(self) -> tuple[tuple[str, ...], ...]:
        """The single names of each sentence."""
        return single_names(self.sentences, self.language, self.known.cities)

    @cached_property
    def placed(self) -> tuple[tuple[Word, ...], ...]:
        """The words of each sentence that may spell a name, in their places."""
        found = (
            (m for m in WORD.finditer(sentence) if not self.cased or m[0][0].isupper())
            for sentence in self.sentences
        )
        return tuple(
            tuple(Word(*m.span(), m[0], self._is_name(m[0])) for m in words) for words in found
        )

    def _is_name(self, word: str) -> bool:
        """Whether a word with a capital may be a name where another text spells it, which tells so,
        too, but for offices, which languages have from each other."""
        long = self.marked and len(word) >= _LEAST
        return long and skeleton(word) not in self.meant.reworded

    @cached_property
    def meant(self) -> Meant:
        """What its words mean."""
        return meant_by(self.sentences, self.language)

    @cached_property
    def words(self) -> frozenset[str]:
        """The spellings of all words that may be names."""
        said = self.sentences
        if self.marked:
            said = tuple(" ".join(w for w in written(s) if w[0].isupper()) for s in said)
        return frozenset[str]().union(*map(spellings, said))

    @cached_property
    def beginnings(self) -> frozenset[str]:
        """The first letters of all words."""
        words = frozenset[str]().union(*map(written, self.sentences))
        return frozenset(filter(None, map(first_letters, words)))

    @cached_property
    def dotted(self) -> tuple[tuple[DottedName, ...], ...]:
        """The names with dots of each sentence."""
        return tuple(dotted_names(sentence, self.language) for sentence in self.sentences)

    @cached_property
    def titled(self) -> tuple[tuple[FullName, ...], ...]:
        """The names behind a title in each sentence of a text that marks none with capitals."""
        return tuple(titled_names(sentence, self.language) for sentence in self.sentences)

    @cached_property
    def keys(self) -> tuple[tuple[tuple[int, str], ...], ...]:
        """What a name that another text has, too, may be known by in each sentence, and where it
        begins: the sounds of words with a capital, and what places can mean."""
        words = self.placed if self.cased else repeat(())
        return tuple(
            (
                *((word.start, sound_of(word.text)) for word in own if _may_be_common(word.text)),
                *((n.start, value) for n in names if n.kind in PLACES for value in n.values),
            )
            for own, names in zip(words, self.known.names, strict=False)
        )


def sound_of(word: str) -> str:
    """What is left of a name in any ending."""
    return skeleton(word)[:_BEGINNING]


@lru_cache(maxsize=1 << 14)
def _may_be_common(word: str) -> bool:
    """Whether a word has letters or consonants enough to be told for a name of two texts."""
    return len(word) >= _LEAST or not word.isascii() or len(skeleton(word)) >= _TELLING
