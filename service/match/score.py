"""From the signals of a pair to the probability that both are the same article."""

from __future__ import annotations

from math import exp, log1p

from models.calibration import Weights
from service.match.exchange import WordAgreement
from service.match.ramp import ramp
from service.match.signals import Signals

VERBATIM_CONTRADICTION = -4.0
"""Log-odds of a contradicted fact between two texts that share their very words. Translations
change numbers by mistake; a copy does not, so this cannot be fitted on translations."""

BRIEF_CONTRADICTION = -90.0
"""Log-odds of an exchanged fact in a text of one sentence; falls with the square of the
evidence. Translators slip as often in short texts as in long ones, so this cannot be fitted
on them: it is the price put on merging two bulletins that differ in one number, at which a
brief duplicate with a slip is missed."""
REFILLED_BRIEFLY = 8.5
"""Where one and the effective sentences are fewer, an exchanged number weighs as much more as the
text is shorter: a bulletin may be filled anew with but one of ten numbers changed, while hardly
a true pair of brief texts has a number of two digits or more in the place of another. Where one
side tells more beside it, it counts in a bulletin: poor translations of longer texts lose some."""

FILLED_ANEW, UNPAIRED = -3.0, -3.8
"""What is added in a bulletin of each exchanged fact, and of each that contradicts without standing
in the place of another: the logarithm of the ratio of the latter in lines of NTREX is 1.4 (.0034 of
translations, .014 where a number was exchanged), the rest of both is the price of merging two."""

RENAMED = -6.0
"""Log-odds of weekdays, months, countries or cities exchanged for others, times their share of
those compared; in a longer text as much less as it is longer than BRIEF effective sentences."""
ELSEWHERE, STORY = -8.0, (10.0, 14.0)
"""Log-odds of a city or country exchanged for another that both texts name at their beginning and
again without an answer in the other one: of parts of NTREX of five lines .00004 at most do, which
counts any two lines, where one exchanged once is found in .008. In full up to the first so many
effective sentences, from the second on not."""

OTHER_NAMES = -12.0
"""Log-odds of names that are nearly all other ones, where both scripts write capitals; from
MOSTLY on in proportion. No parallel text holds the bulletins that differ in nothing else."""
MOSTLY = 0.45
NAME_FOUND, NAME_MISSING, MOST_LACKING = 0.7, -1.2, -4.0
"""Log-odds of each name that the other text has or lacks, as far as together they speak against,
and no more than the last; from a text of three sentences on falling with the square of the
evidence. In NTREX a name is missing in three of ten lines of translations, and in nine of ten
where one was exchanged (1.1): that makes a brief text less sure, and no more. A name found tells
less, since two reports of one event share most: of the names of brief pairs that cover each other
.09 are missing where both are one article, .44 where not."""
UNANSWERED, LOST, DISTINCT = -1.2, 0.15, (0.3, 0.5)
"""Log-odds of each name that the other text lacks beyond the second share, where aligned passages
stand above those that are not by no more than the first of the last; from its second on nothing,
and in a longer text it falls with the square of the evidence. In a translation that puts names
otherwise passages stay distinct. Of 3,011 links of true pairs of labelled sets in two languages
this costs two, and half of 208 between paragraphs of two reports of one game."""
INDISTINCT, CLEAR, RESEMBLING = -2.0, (0.25, 0.35), (0.90, 1.00)
"""Log-odds where aligned passages hardly stand above those that are not, in full up to the first
gap and not from the second on, and are less alike than translations, in full up to the first
likeness: lines of two reports resemble each other crosswise. Of 11,408 links of true pairs this
costs 18, and half of 49 between paragraphs of reports on eight events."""
EXCHANGED_WORD = -8.0
"""Log-odds of a word exchanged within sentences that are otherwise the same, in a brief text;
in a longer one as much less as the text is longer than BRIEF effective sentences. So much costs a
passage of a bulletin, too, that means something else where few words of a copy were changed."""
OTHER_PERSON, DOUBTFUL_PERSON = -3.3, -2.5
"""Log-odds of what short passages say otherwise: of each full name exchanged for another, of each
that only one side tells for a name or writes by its spelling. They are logarithms of the
likelihood ratios in NTREX (docs/calibration.md)."""
DENIED = -3.5
"""Log-odds of each short passage that one side denies, in full in a bulletin: the logarithm of the
ratio is 3.1 in texts of four lines of NTREX, 2.6 in those of six, 2.2 in those of ten; between
versions that machines made it is 3.9 up to five and 3.3 up to eight."""
OTHER_BULLETIN = -1.7
"""What is added of each exchanged name and denial in a bulletin: the price of merging two."""
BULLETIN, NO_BULLETIN = 5.0, 6.5
"""Up to so many effective sentences a text is told apart by one name or date; from the latter on
there are enough names for one to be translated freely."""
OPPOSED = -6.0
"""Log-odds of passages that say the opposite, as a rise for a fall: of lines that are translations
.0008 do in NTREX, and .6 where it was exchanged. It falls as what the encoder feels of a name."""
OTHER_THING = -6.0
"""Log-odds of passages of a bulletin that name different things of a kind: of lines that are
translations .001 do in NTREX, of four on end .003, most of them by a slip of the translator or
where money was changed into another; so longer texts are not held to it."""
RENAMED_TWICE, RENAMED_ONCE = -4.0, -4.3
"""Log-odds of a single name that stands for another more than once, or once in a bulletin: the
first is the logarithm of the ratio in brief parts of NTREX (.003 of translations, .15 where it was
exchanged), the second OTHER_BULLETIN more than that (.030 and .40)."""
DEVELOPED = -4.7
"""Log-odds of what a bulletin tells of a story's outcome and the other has no word for."""
OTHER_SUBJECT = -7.0
"""Log-odds of headline and first sentence that both tell of something else than those of the other
article, in a text of any length: none of 7,335 true pairs of labelled sets does, and 52 of 300 that
tell of the next hour or another event."""
FOREIGN_NAME = -3.6
"""Log-odds of each name in Latin letters within another script that stands for another one in a
bulletin, a sentence: the ratio is 14 to 70 in NTREX. All these fall as what the encoder feels."""
CROSSED = -4.6
"""Log-odds of two names that change places in every passage that has both, and in two or more: the
logarithm of the ratio in NTREX, in a bulletin OTHER_BULLETIN more. A result of a game that is given
to the other side weighs as the opposite does."""
MOST_OTHERWISE = -7.0
"""No more than two of them count,"""
TOLD_BRIEFLY = 4.0
"""and from a text of three effective sentences on they fall with the square of the evidence."""
FELT_PERSON, FELT_BRIEFLY = -4.0, 7.0
"""What is added of each that the encoder feels, too, since its passage stands below the others:
from a text of six effective sentences on it falls with the square of the evidence."""
EDITED = (4.3, 5.0)
"""Up to the first so many effective sentences few changes make another bulletin of a copy, from the
second on not: with longer ones two machine translations of one text were taken for such. What only
changed its place or its sign is told in any bulletin."""
BRIEF = 5.0
FEW = 3.0
REWORDED, VERBATIM = 0.85, 0.95
"""Up to the first share of words that aligned passages have in common in one order, two texts in
one language are two translations, which differ in words anyway; from the second on, copies in
which words were exchanged."""
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

UNCONFIRMED = -4.0
"""Log-odds of a text of a line or two that has no name, number or wording in common with the other:
the price of merging two notices that any day may bring."""

STRETCHED, TOLERATED = -12.0, 0.36
"""Log-odds of each e-fold by which the aligned passages of one side are longer, beyond the latter.
Of 6,205 true pairs of labelled sets 99.5 % are stretched by .34 at most and none by more than .48;
half of the other pairs that say as much of each other are stretched by more than .45."""
UNEVEN, USUAL, TRANSLATED = -120.0, 0.50, 0.90
"""Log-odds of unevenness beyond the second, times the likeness that is lacking to the third: free
translations are uneven, but alike, two reports of one event are neither even nor alike. Of 6,521
true pairs of labelled sets it costs ten, of 19 false ones that would be merged it spares seven."""

SIGNS = {
    "least_coverage": 1,
    "coverage_spread": -1,
    "scarcity": -1,
    "moved": -1,
    "unevenness": -1,
    "fact_agreements": 1,
    "contradicted_share": -1,
    "names_cased": 1,
    "names_transliterated": 1,
}
"""Every signal and the only direction in which it may speak for being the same article."""


def features(signals: Signals) -> dict[str, float]:
    """The signals as the fitted model sees them, by name."""
    facts, names = signals.facts, signals.names
    least, most = sorted((signals.coverage_a, signals.coverage_b))
    compared = facts.agreements + facts.contradictions
    return {
        "least_coverage": least,
        "coverage_spread": most - least,
        "scarcity": 1 / (1 + signals.evidence),
        "moved": signals.moved,
        "unevenness": signals.unevenness,
        "fact_agreements": log1p(facts.agreements),
        "contradicted_share": facts.contradictions / (1 + compared),
        "names_cased": names.balance if names.cased else 0.0,
        "names_transliterated": 0.0 if names.cased else names.balance,
    }


def counts(words: WordAgreement) -> bool:
    """Whether words exchanged between two texts of one language speak against them."""
    return (
        words.verbatim > REWORDED
        or words.otherwise > SLIPPED
        or words.edits.passages + words.edits.turned > 0
    )


def changed_words(signals: Signals) -> float:
    """How many passages mean something else since words in them were exchanged."""
    return max(signals.words.changes, _edited(signals))


def _edited(signals: Signals) -> float:
    """How many passages of a copy mean something else, as far as it is a bulletin."""
    edits = signals.words.edits
    felt = (1 - ramp(*EDITED, signals.evidence)) * edits.passages
    return felt + _is_bulletin(signals) * edits.turned


def _is_bulletin(signals: Signals) -> float:
    """How far a text is so brief that one name or date makes another of it: 0..1."""
    return 1 - ramp(BULLETIN, NO_BULLETIN, signals.evidence)


def _told_otherwise(signals: Signals) -> float:
    """What other persons, denials and opposites tell of a brief text: log-odds."""
    persons = signals.persons
    bulletin = _is_bulletin(signals)
    told = OTHER_PERSON * len(persons.exchanged) + DOUBTFUL_PERSON * len(persons.doubtful)
    told += bulletin * OTHER_BULLETIN * len(persons.exchanged)
    briefly = min(1.0, TOLD_BRIEFLY / (1 + signals.evidence)) ** 2
    less_briefly = min(1.0, FELT_BRIEFLY / (1 + signals.evidence)) ** 2
    told = briefly * max(MOST_OTHERWISE, told) + less_briefly * FELT_PERSON * persons.felt
    denied = DENIED * (briefly + bulletin * (1 - briefly)) + OTHER_BULLETIN * bulletin
    told += max(MOST_OTHERWISE, denied * len(signals.denied))
    renamed = signals.renamed
    instead = OPPOSED * len(signals.opposed) + RENAMED_TWICE * len(renamed.twice)
    once = FOREIGN_NAME * len(signals.foreign) + RENAMED_ONCE * len(renamed.once)
    instead += bulletin * (once + OTHER_THING * len(signals.things))
    instead += bulletin * DEVELOPED * min(1, len(signals.developed))
    places = signals.crossed
    instead += OPPOSED * len(places.results)
    instead += (CROSSED + bulletin * OTHER_BULLETIN) * min(1, len(places.names))
    told = max(MOST_OTHERWISE, told) + less_briefly * instead
    return told + OTHER_SUBJECT * len(signals.subject)


def _filled_anew(signals: Signals) -> float:
    """What facts tell of a bulletin that contradict: log-odds."""
    facts = signals.facts
    exchanged = facts.exchanged + facts.beside
    unpaired = max(0.0, facts.facing - exchanged)
    told = FILLED_ANEW * min(1.0, exchanged) + UNPAIRED * min(1.0, unpaired)
    return _is_bulletin(signals) * told


def _elsewhere(signals: Signals) -> float:
    """What places tell that stand for others again and again: log-odds."""
    return ELSEWHERE * min(1, signals.known.repeated) * (1 - ramp(*STORY, signals.evidence))


def _unanswered(signals: Signals) -> float:
    """What names tell that one text lacks, of passages that hardly stand out: log-odds."""
    names = signals.names
    lost = max(0.0, names.missing - LOST * (names.found + names.missing))
    briefly = min(1.0, BRIEF / (1 + signals.evidence)) ** 2
    return UNANSWERED * briefly * lost * (1 - ramp(*DISTINCT, signals.gap))


def _indistinct(signals: Signals) -> float:
    """What passages tell that resemble each other crosswise: log-odds."""
    blurred = 1 - ramp(*CLEAR, signals.gap)
    return INDISTINCT * blurred * (1 - ramp(*RESEMBLING, signals.likeness))


def _alone(signals: Signals, shared_words: float) -> float:
    """What two copies in part tell that have each a part of its own: log-odds."""
    words = signals.words
    partly = max(ramp(NO_COPY, COPIED_HALF, shared_words), ramp(*WORD_FOR_WORD, words.copied))
    common = max(signals.coverage_a, signals.coverage_b) * (1 - words.anew)
    return partly * ALONE * max(0.0, 1 - common - BESIDE)


def probability(signals: Signals, shared_words: float, weights: Weights) -> float:
    """The probability that both are the same article, from 0 to 1.

    shared_words: how much of the wording of two texts in one language is the same, 0..1.
    """
    known = features(signals)
    log_odds = weights.bias + sum(w * known[name] for name, w in weights.weights.items())
    brevity = min(1.0, BRIEF / (1 + signals.evidence))
    renamed = len(signals.known.exchanged)
    share = renamed / (2 + signals.known.agreements + renamed)
    log_odds += brevity * RENAMED * share
    shorter = max(1.0, REFILLED_BRIEFLY / (1 + signals.evidence))
    bulletin = _is_bulletin(signals)
    exchanged = (signals.facts.exchanged + bulletin * signals.facts.beside) * shorter
    exchanged += renamed * (1 + bulletin * (shorter - 1))
    log_odds += BRIEF_CONTRADICTION * exchanged / (1 + signals.evidence) ** 2
    log_odds += _filled_anew(signals) + _elsewhere(signals)
    lacking = NAME_FOUND * signals.names.found + NAME_MISSING * signals.names.missing
    few = min(1.0, FEW / (1 + signals.evidence)) ** 2
    log_odds += few * max(MOST_LACKING, min(0.0, lacking)) + _unanswered(signals)
    log_odds += _told_otherwise(signals) + _indistinct(signals)
    log_odds += UNCONFIRMED * signals.unconfirmed
    log_odds += STRETCHED * max(0.0, signals.stretch - TOLERATED)
    unlike = max(0.0, TRANSLATED - signals.likeness)
    log_odds += UNEVEN * unlike * max(0.0, signals.unevenness - USUAL)
    if signals.names.cased:
        log_odds += OTHER_NAMES * max(0.0, -signals.names.balance - MOSTLY)
    copied = ramp(REWORDED, VERBATIM, signals.words.verbatim)
    log_odds += EXCHANGED_WORD * max(brevity * copied * signals.words.changes, _edited(signals))
    log_odds += OTHERWISE * max(0.0, signals.words.otherwise - SLIPPED)
    log_odds += _alone(signals, shared_words)
    log_odds += VERBATIM_CONTRADICTION * signals.contradictions * shared_words
    return 1 / (1 + exp(-max(-30.0, min(30.0, log_odds))))
