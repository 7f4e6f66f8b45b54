"""Teasers: other stories of a site under an article ("Read also"), each a headline and a sentence
with a prompt to read more, or but a headline ("Most read").

What they tell is news as the article's own is, so neither phrases nor vectors know them; their
place and their form do. All has to be there: a label on a line of its own, and below it, up to the
end of the text, nothing but teasers, labels with headlines, and what is known for the site's. Where
one paragraph has no prompt, as those of an article and of a live blog have none, all is left.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from service.text.sites.chrome_labels import announces_stories, is_label
from service.text.sites.chrome_phrases import ends_like_prose, listed
from service.text.sites.lines import by_lines
from service.text.writing.characters import UNSPACED_LETTER
from service.text.writing.clean import fold_cleaned

_LONGEST_HEADLINE, _LONGEST_PROMPT, _MOST_TOLD = 150, 60, 3
"""A headline and a prompt have so many characters at most, what is told so many sentences."""
_FEWEST_HEADLINES, _FEWEST_WORDS = 3, 3
"""Without prompts so many headlines of so many words: an article may end with a list of names."""
_UNSPACED_WORD = 3
"""Letters of a word where words are not parted."""
_SEVERAL = 2
_ASKS = re.compile(r"(?:[?？؟!！…]|\.\.\.)$")
"""As a headline may end, too."""
_PARTS = ("S", "P", "HP", "TM", "HTM")
"""What is the site's, and teasers with a prompt at their end or below it; a label may have any
number of headlines and prompts below it."""


def teasers(
    value: str, places: Sequence[tuple[int, int]], texts: Sequence[str], added: Sequence[bool]
) -> frozenset[int]:
    """The numbers of the sentences of teasers that end a text, with the labels above them.

    texts: the sentences, cleaned; added: which of them are known to be what sites add. None
    where they have more letters than the article above them: what is left of a digest is not
    what tells it from another.
    """
    if not any(map(is_label, texts)):
        return frozenset()
    lines = _lines(value, places, texts, added)
    kinds = "".join(line.kind for line in lines)
    start = _first_label(kinds)
    above, below = lines[:start], lines[start:]
    if not below or not (_has_teasers(kinds[start:]) or _is_list(above, below)):
        return frozenset()
    if sum(line.letters for line in above) < sum(line.letters for line in below):
        return frozenset()
    return frozenset(range(below[0].numbers[0], len(texts)))


def _first_label(kinds: str) -> int:
    """The place of the first label from which on all is labels with headlines, what is the site's
    and teasers; the end of the lines where there is none.

    From the last line on, so that it takes a time by their number.
    """
    parted = [*[False] * len(kinds), True]
    labelled, first = parted.copy(), len(kinds)
    for place in reversed(range(len(kinds))):
        kind = kinds[place]
        parts = (part for part in _PARTS if kinds.startswith(part, place))
        parted[place] = any(parted[place + len(part)] for part in parts) or (
            kind == "L" and labelled[place + 1]
        )
        labelled[place] = parted[place] or (kind in "HM" and labelled[place + 1])
        if kind == "L" and parted[place]:
            first = place
    return first


def _has_teasers(kinds: str) -> bool:
    """Whether there is a teaser, or prompts behind several headlines."""
    return "P" in kinds or "TM" in kinds or kinds.count("M") >= _SEVERAL


def _is_list(above: Sequence[_Line], below: Sequence[_Line]) -> bool:
    """Say whether there are but headlines, and what is known for the site's, below a label that
    announces other stories: lines without the mark of a sentence under an article whose paragraphs
    have them. Without anything of the site's beside it, it may be a list of the article's own."""
    headlines = [line for line in below if line.kind == "H"]
    return (
        announces_stories(below[0].texts[0])
        and any(line.kind in "SLM" for line in (*above[-1:], *below[1:]))
        and len(headlines) >= _FEWEST_HEADLINES
        and all(line.words >= _FEWEST_WORDS for line in headlines)
        and sum(line.letters if line.kind in "T-" else -line.letters for line in above) > 0
    )


@dataclass(frozen=True)
class _Line:
    """The sentences on one line: their numbers, texts, and whether they are the site's."""

    numbers: Sequence[int]
    texts: Sequence[str]
    added: Sequence[bool]

    @cached_property
    def letters(self) -> int:
        """How many characters of it are not known for the site's."""
        return sum(len(t) for t, site in zip(self.texts, self.added, strict=True) if not site)

    @cached_property
    def kind(self) -> str:
        """L a label, M a prompt, S else the site's, P told with a prompt, T told, H a headline,
        - anything else."""
        last, told = self.texts[-1], len(self.texts) - sum(self.added)
        prompt, alone = _is_prompt(last), len(self.texts) == 1
        if alone and is_label(last) and (last.endswith(":") or not prompt):
            return "L"
        if prompt and len(self.texts) <= 1 + _MOST_TOLD:
            return "M" if alone else "P"
        if not told:
            return "S"
        return "H" if self._is_headline() else "T" if told <= _MOST_TOLD else "-"

    @property
    def words(self) -> int:
        """How many words it has."""
        text = " ".join(self.texts)
        return len(text.split()) + len(UNSPACED_LETTER.findall(text)) // _UNSPACED_WORD

    def _is_headline(self) -> bool:
        text = " ".join(self.texts)
        prose = ends_like_prose(text) and not _ASKS.search(text)
        return len(text) <= _LONGEST_HEADLINE and not prose


def _is_prompt(text: str) -> bool:
    return len(text) <= _LONGEST_PROMPT and fold_cleaned(text) in listed("prompts")


def _lines(
    value: str, places: Sequence[tuple[int, int]], texts: Sequence[str], added: Sequence[bool]
) -> list[_Line]:
    return [
        _Line(run, [texts[n] for n in run], [added[n] for n in run])
        for run in by_lines(value, places)
    ]
