"""Teasers: other stories of a site under an article ("Read also"), each a headline and a sentence
with a prompt to read more.

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
from itertools import accumulate, groupby, pairwise

from service.text.chrome_labels import is_label
from service.text.chrome_phrases import ends_like_prose, listed
from service.text.clean import fold_cleaned

_BREAK = re.compile(r"[\n\r\v\f\x85\u2028\u2029]")
_LONGEST_HEADLINE, _MOST_TOLD = 150, 3
"""A headline has so many characters at most, what is told with it so many sentences."""
_ASKS = re.compile(r"(?:[?？؟!！…]|\.\.\.)$")
"""As a headline may end, too."""
_TEASERS = re.compile("(?:L[HM]*|S|H?P|H?TM)+")
"""Labels with headlines, what is the site's, teasers with a prompt at their end or below it."""


def teasers(
    value: str, places: Sequence[tuple[int, int]], texts: Sequence[str], added: Sequence[bool]
) -> frozenset[int]:
    """The numbers of the sentences of teasers that end a text, with the labels above them.

    texts: the sentences, cleaned; added: which of them are known to be what sites add. None
    where they have more letters than the article above them: what is left of a digest is not
    what tells it from another.
    """
    prompts = [number for number, text in enumerate(texts) if _is_prompt(text)]
    if not prompts:
        return frozenset()
    lines = _lines(value, places, texts, added)
    letters = [0, *accumulate(line.letters for line in lines)]
    kinds = "".join(line.kind for line in lines)
    for start, kind in enumerate(kinds):
        end = prompts[-1] >= lines[start].numbers[0]
        if kind == "L" and end and _TEASERS.fullmatch(kinds, start):
            if letters[start] < letters[-1] - letters[start]:
                break
            return frozenset(range(lines[start].numbers[0], len(texts)))
    return frozenset()


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

    def _is_headline(self) -> bool:
        text = " ".join(self.texts)
        prose = ends_like_prose(text) and not _ASKS.search(text)
        return len(text) <= _LONGEST_HEADLINE and not prose


def _is_prompt(text: str) -> bool:
    return fold_cleaned(text) in listed("prompts")


def _lines(
    value: str, places: Sequence[tuple[int, int]], texts: Sequence[str], added: Sequence[bool]
) -> list[_Line]:
    """The sentences by lines: one that goes over several is on the first of them."""
    breaks = [0]
    for (_, end), (start, _) in pairwise(places):
        breaks.append(breaks[-1] + (_BREAK.search(value, end, start) is not None))
    runs = [[n for n, _ in run] for _, run in groupby(enumerate(breaks), key=lambda one: one[1])]
    return [_Line(run, [texts[n] for n in run], [added[n] for n in run]) for run in runs]
