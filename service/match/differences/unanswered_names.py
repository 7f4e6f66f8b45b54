"""Full names of one article that nothing in another answers."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from service.match.facts.persons import Persons
from service.text.names.names import is_spelled_out, skeleton
from service.text.persons.full_names import FullName
from service.text.persons.heard_names import first_letters, heard, is_heard, is_joined

_TELLING = 4
"""A word with so many of its consonants answers a name wherever it stands in the article."""
_LEAST = 2
"""A word of fewer consonants is answered by one that begins with the same letters."""


def unanswered(own: Persons, mine: slice, other: Persons, theirs: slice) -> list[str]:
    """The full names of a passage without an answer in the other passage, where it may be
    spelled in many ways, nor in the other article, where it may not."""
    names = [
        name
        for name in chain.from_iterable(own.names[mine])
        if not (_stands_in(name, other) or own.is_body(name.words, other))
    ]
    return [name.quote for name in unheard(names, other, theirs)]


def unheard(names: Sequence[FullName], other: Persons, theirs: slice) -> list[FullName]:
    """The names that no words of a passage are read like."""
    if not names:
        return []
    said = other.sentences[theirs]
    spoken = [heard(sentence, other.marked) for sentence in said]
    return [
        name
        for name in names
        if not any(is_heard(name, words) for words in spoken)
        and not any(is_joined(name, sentence, other.marked) for sentence in said)
    ]


def _stands_in(name: FullName, other: Persons) -> bool:
    sounds = filter(lambda s: len(s) >= _TELLING, map(skeleton, name.words))
    return any(is_spelled_out(sound, other.words) for sound in sounds) or any(
        first_letters(word) in other.beginnings
        for word in name.words
        if len(skeleton(word)) < _LEAST
    )
