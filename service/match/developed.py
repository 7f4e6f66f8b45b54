"""Sentences of a brief text that tell what a story has come to, of which the other text has no word.

"A strike is called" and "the strike is called off" share names, numbers and the sense of nearly
every word; the outcome that only the later of two alerts can tell is what makes it another.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from service.match.align import Group
from service.match.brief import FEW
from service.match.passages import Passages
from service.text.clean import fold
from service.text.denials import Stance, stance
from service.text.outcomes import may_tell, outcomes


def developed(a: Passages, b: Passages, groups: Sequence[Group]) -> tuple[tuple[str, str], ...]:
    """Quote the sentences that tell an outcome which no word of the other article may tell, each
    beside nothing; none in texts that are not brief."""
    if len(groups) > FEW:
        return ()
    of_a = ((sentence, "") for sentence in _told_alone(a, b))
    of_b = (("", sentence) for sentence in _told_alone(b, a))
    return (*of_a, *of_b)


def _told_alone(own: Passages, other: Passages) -> Iterator[str]:
    """The sentences of one's own text that tell an outcome first, and alone."""
    told = set[str]()
    said = fold(" ".join(other.texts))
    for place, sentence in enumerate(own.texts):
        if own.added and own.added[place]:
            continue
        found = outcomes(sentence, own.language) - told
        told |= found
        alone = any(not may_tell(said, outcome, other.language) for outcome in found)
        if alone and stance(sentence, own.language) is not Stance.DENIED:
            yield sentence
