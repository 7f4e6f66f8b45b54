"""Words that one text exchanges for others in sentences which are otherwise the same.

"Police in Hamburg" and "Police in Lyon" align perfectly and hold no number. Within one
language the difference of the words shows the exchange itself, and so does a negation;
between two languages only names can be compared, and only where both scripts write capitals.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from service.match.alignment.align import Group
from service.match.alignment.ramp import ramp
from service.match.differences.edited import NO_EDITS, Edits, edits
from service.match.differences.misread import misread
from service.match.differences.passage_words import ComparedPassages, compare_passages
from service.match.differences.slots import NO_SLOTS, Slots, refilled_slots
from service.text.words.regional import has_standards, in_one_standard

SYNONYMS, OTHERS = 1.0, 1.6
"""How much likeness is lost for each share of words exchanged: up to the first these are
synonyms, from the second on they mean something else (docs/calibration.md)."""
_WORD_FOR_WORD = 0.95
"""Up to one word of twenty is changed by a house's style in what it copies."""
_LEAD, _REWORDED = 2, 0.2
"""So many passages of a body may tell its news; the share of words that an editor rewords."""


@dataclass(frozen=True, slots=True)
class WordAgreement:
    """Words of one language that stand in place of others in passages which are otherwise the same.

    exchanged: names, or any words in a script without capitals, of A and of B, and passages of
    which one denies what the other says; replaced: other words of A and of B that are opposites
    or that the encoder takes for no synonyms; changes: how many passages have the one or, as
    far as the encoder feels it (0..1), the other; otherwise: the share of the words of aligned
    passages that stand in such ones, as far as it feels it; verbatim: the share of those words
    that both sides have in one order, in passages that are the same but for some words; edits:
    what was changed where one text is a brief copy of the other with few changes; copied, anew: the
    shares of those words in passages below the headline that are the same word for word, and in
    those that are told in other words, less one that an editor may have reworded; slots: those
    exchanged in the headline or the first sentence and again, where there are few changes.
    """

    exchanged: tuple[tuple[str, str], ...] = ()
    replaced: tuple[tuple[str, str], ...] = ()
    changes: float = 0.0
    otherwise: float = 0.0
    verbatim: float = 0.0
    edits: Edits = NO_EDITS
    copied: float = 0.0
    anew: float = 0.0
    slots: Slots = NO_SLOTS


SAME_WORDS = WordAgreement()
"""Of two texts in two languages, or without any word exchanged."""


def compare_words(
    a: Sequence[str],
    b: Sequence[str],
    groups: Sequence[Group],
    copied: float,
    cased: bool,
    language: str,
    headlines: tuple[int, int] = (0, 0),
) -> WordAgreement:
    """Find the words exchanged between aligned passages of two texts in one language.

    copied: the likeness of a passage with itself; cased: whether only words with capitals are
    names; headlines: with how many sentences of a headline A and B begin. Other words may be
    synonyms, which the encoder has to tell. Spellings of one word are no exchange, nor are
    misreadings in a text of which most exchanges may be such; that one of two passages which are
    otherwise the same is denied is one.
    """
    exchanged: list[tuple[str, str]] = []
    replaced: list[tuple[str, str]] = []
    changes = otherwise = common = words = 0.0
    if has_standards(language):
        a, b = _in_one_standard(a, b, groups, language)
    told: Sequence[ComparedPassages] = [
        _compared(a[g.a_slice], b[g.b_slice], cased, language) for g in groups
    ]
    told = _but_misread(told, language)
    for g, found in zip(groups, told, strict=True):
        felt = _felt(copied - g.likeness, found) if found.replaced else 0.0
        exchanged += found.exchanged
        replaced += found.replaced if felt else ()
        changes += len(found.exchanged) or felt
        otherwise += found.words * felt
        common += found.words * found.share
        words += found.words
    words = max(1.0, words)
    body = [n for n, g in enumerate(groups) if in_body(g, headlines)]
    below = [told[n] for n in body]
    edited = edits(a, b, [groups[n] for n in body], below, copied, language)
    slots = NO_SLOTS
    if edited.few:
        slots = refilled_slots(a, b, groups, copied, language, headlines)
    return WordAgreement(
        exchanged=tuple(exchanged),
        replaced=tuple(replaced),
        changes=changes,
        otherwise=otherwise / words,
        verbatim=common / words,
        edits=edited,
        copied=sum(found.words for found in below if found.share >= _WORD_FOR_WORD) / words,
        anew=_anew(below, words),
        slots=slots,
    )


def _in_one_standard(
    a: Sequence[str], b: Sequence[str], groups: Sequence[Group], language: str
) -> tuple[Sequence[str], Sequence[str]]:
    """The sentences of both, with one word in aligned passages for what two standards of the
    language call by two."""
    left, right = list(a), list(b)
    for g in groups:
        one, other = in_one_standard("\n".join(a[g.a_slice]), "\n".join(b[g.b_slice]), language)
        left[g.a_slice], right[g.b_slice] = one.split("\n"), other.split("\n")
    return left, right


def _anew(below: Sequence[ComparedPassages], words: float) -> float:
    """The share of words in passages that are told in other words; a short one alone, behind the
    first two, in which the news stands, is an editor's."""
    told = [n for n, found in enumerate(below) if found.anew]
    share = sum(below[n].words for n in told) / words
    return 0.0 if len(told) == 1 and told[0] >= _LEAD and share <= _REWORDED else share


def in_body(group: Group, headlines: tuple[int, int]) -> bool:
    """Whether passages lie behind as many sentences of A and of B as are a headline."""
    return group.a_start >= headlines[0] and group.b_start >= headlines[1]


def _compared(
    left: Sequence[str], right: Sequence[str], cased: bool, language: str
) -> ComparedPassages:
    """Two passages side by side; a sentence that one adds to all that the other says denies none
    of it."""
    found = compare_passages(" ".join(left), " ".join(right), cased, language)
    if found.denied and ({*left} <= {*right} or {*right} <= {*left}):
        return found._replace(exchanged=(), denied=False)
    return found


def _but_misread(told: Sequence[ComparedPassages], language: str) -> Sequence[ComparedPassages]:
    """What was found, less the words that a scan changed: no "not" is a slip of one."""
    words = {pair for found in told if not found.denied for pair in found.exchanged}
    scanned = misread(words, language)
    return [
        found._replace(exchanged=[pair for pair in found.exchanged if pair not in scanned])
        for found in told
    ]


def _felt(lost: float, found: ComparedPassages) -> float:
    """How far passages with exchanged words mean something else, given how much less alike they
    are than copies: 0..1. Opposites are alike to most encoders."""
    if found.opposite:
        return 1.0
    return ramp(SYNONYMS, OTHERS, lost / (1 - found.share))
