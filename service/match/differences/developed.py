"""What a brief text tells that a story has come to, and the other text has no word for.

"A strike is called" and "the strike is called off" share names, numbers and the sense of nearly
every word; the outcome that only the later of two alerts can tell is what makes it another.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from service.match.alignment.align import Group
from service.match.coverage.brief import FEW
from service.match.coverage.passages import Passages
from service.match.facts.meant import meant_by
from service.text.words.denials import Stance, stance
from service.text.words.outcomes import may_tell, outcomes


def developed(a: Passages, b: Passages, groups: Sequence[Group]) -> tuple[tuple[str, str], ...]:
    """Quote the sentences that tell an outcome which no word of the other article may tell, each
    beside nothing; none in texts that are not brief.

    What is new begins the news: headlines and the first sentence below are asked.
    """
    if len(groups) > FEW:
        return ()
    of_a = ((sentence, "") for sentence in _told_alone(a, b))
    of_b = (("", sentence) for sentence in _told_alone(b, a))
    return (*of_a, *of_b)


def _told_alone(own: Passages, other: Passages) -> Iterator[str]:
    """The sentences with which a text begins that tell an outcome first, and alone."""
    told = set[str]()
    headlines, below = own.beginning
    for sentence in (own.texts[n] for n in sorted((*headlines, *below[:1]))):
        found = outcomes(sentence, own.language) - told
        told |= found
        # Most sentences tell none.
        alone = found and not _answers(other, found)
        if alone and stance(sentence, own.language) is not Stance.DENIED:
            yield sentence


def _answers(other: Passages, found: Iterable[str]) -> bool:
    """Whether the other text has a word that may tell each of the outcomes."""
    said = meant_by(other.texts, other.language).folded
    return all(may_tell(said, outcome, other.language, other.texts) for outcome in found)
