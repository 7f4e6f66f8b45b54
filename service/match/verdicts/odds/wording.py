"""What the words of two texts in one language tell: those exchanged in copies, and what each of two
copies has alone."""

from __future__ import annotations

from service.match.alignment.ramp import ramp
from service.match.differences.exchange import WordAgreement
from service.match.verdicts.odds.brevity import BRIEF, brevity, is_bulletin
from service.match.verdicts.signals import Signals

EXCHANGED_WORD = -8.0
"""Log-odds of a word exchanged within sentences that are otherwise the same, in a brief text;
in a longer one as much less as the text is longer than BRIEF effective sentences. So much costs a
passage of a bulletin, too, that means something else where few words of a copy were changed, and a
word that was exchanged in the headline or the first sentence and again."""
REWORDED, VERBATIM = 0.85, 0.95
"""Up to the first share of words that aligned passages have in common in one order, two texts in
one language are two translations, which differ in words anyway; from the second on, copies in
which words were exchanged."""
EDITED = (4.3, 5.0)
"""Up to the first so many effective sentences few changes make another bulletin of a copy, from the
second on not: with longer ones two machine translations of one text were taken for such. What only
changed its place or its sign is told in any bulletin."""
OTHERWISE, SLIPPED = -50.0, 0.15
"""Log-odds of a text whose passages mean something else because words were exchanged in them,
times their share of all aligned ones beyond the latter: of 553 pairs of machine or human
translations into one language 99 % have .17 at most."""

ALONE, BESIDE = -60.0, 0.10
"""Log-odds of what each of two copies says and the other does not (the smaller share), or tells in
other words below its headline, beyond the latter: no translation can have lost it. Releases and
reports that share their second half, word for word, begin otherwise, and so does the news of the
next day above the background of the last; of copies that sites wrapped, one says .9 of the other or
more, and an editor words less anew."""
COPIED_HALF, NO_COPY = 0.45, 0.25
"""From the first share of common wording on two texts are copies in part, below the second not;"""
WORD_FOR_WORD = (0.20, 0.40)
"""or they are so between the first and the second share of words in passages that are the same."""

VERBATIM_CONTRADICTION = -4.0
"""Log-odds of a contradicted fact between two texts that share their very words. Translations
change numbers by mistake; a copy does not, so this cannot be fitted on translations."""


def log_odds(signals: Signals, shared_words: float) -> float:
    """What all of it tells together.

    shared_words: how much of the wording of two texts in one language is the same, 0..1.
    """
    told = EXCHANGED_WORD * max(_exchanged(signals), _edited(signals), signals.words.slots.felt)
    told += OTHERWISE * max(0.0, signals.words.otherwise - SLIPPED)
    told += _alone(signals, shared_words)
    return told + VERBATIM_CONTRADICTION * signals.contradictions * shared_words


def counts(words: WordAgreement) -> bool:
    """Whether words exchanged between two texts of one language speak against them."""
    return (
        words.verbatim > REWORDED
        or words.otherwise > SLIPPED
        or words.edits.passages + words.edits.turned + words.slots.felt > 0
    )


def changed_words(signals: Signals) -> float:
    """How many passages mean something else since words in them were exchanged."""
    return max(signals.words.changes, _edited(signals), signals.words.slots.felt)


def _exchanged(signals: Signals) -> float:
    """How many passages of a copy have words exchanged, as far as it is brief."""
    copied = ramp(REWORDED, VERBATIM, signals.words.verbatim)
    return brevity(BRIEF, signals) * copied * signals.words.changes


def _edited(signals: Signals) -> float:
    """How many passages of a copy mean something else, as far as it is a bulletin."""
    edits = signals.words.edits
    felt = (1 - ramp(*EDITED, signals.evidence)) * edits.passages
    return felt + is_bulletin(signals) * edits.turned


def _alone(signals: Signals, shared_words: float) -> float:
    """What two copies in part tell that have each a part of its own."""
    words = signals.words
    partly = max(ramp(NO_COPY, COPIED_HALF, shared_words), ramp(*WORD_FOR_WORD, words.copied))
    common = max(signals.coverage_a, signals.coverage_b) * (1 - words.anew)
    return partly * ALONE * max(0.0, 1 - common - BESIDE)
