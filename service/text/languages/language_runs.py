"""In which of its languages each sentence of a text is, where the text is in several.

Single sentences are brief and languages alike, so the scores of a detector are read as observations
of a hidden Markov model whose states are the languages, and its likeliest path is taken (Viterbi
1967): paragraphs that take turns are told, a name in the midst of a paragraph turns nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from math import log

from service.text.languages.language_scores import language_scores
from service.text.writing.clean import clean
from service.text.writing.scripts import Script, letters_by_script

_TURN = 1.5
"""The log-odds against each change of the language."""
_FLOOR = 0.01
"""No sentence makes a language less likely than this: a detector is sure of what it gets wrong."""
_LEAST = 0.2
"""The share of the sentences from which on a text is in a language: less are quotes and names, or
sentences that are taken for one of a close language."""


def language_runs(texts: Sequence[str], languages: Sequence[str]) -> list[str]:
    """The language of each sentence; each that is left has its share of them.

    texts: one or more sentences; languages: codes, one or more, none twice. To them come those
    that single sentences are in where several scripts are written: of a page that is Chinese and
    Italian by turns the Chinese is so brief that it may look like a quote.
    """
    scores = language_scores([clean(text) for text in texts])
    left = list(languages)
    if is_in_scripts(texts):
        likeliest = (max(own, key=own.__getitem__) for own in scores if own)
        left = list(dict.fromkeys([*left, *likeliest]))
    while True:
        path = _likeliest(scores, left)
        counts = dict.fromkeys(left, 0)
        for code in path:
            counts[code] += 1
        least = min(left, key=lambda code: counts[code])
        if len(left) == 1 or counts[least] >= _LEAST * len(path):
            return path
        left.remove(least)


def is_in_scripts(texts: Sequence[str]) -> bool:
    """Whether sentences that are mostly in a second script have their share of all."""
    if all(map(str.isascii, texts)):
        return False
    found = Counter(filter(None, map(_script, texts)))
    return sum(found.values()) - max(found.values(), default=0) >= _LEAST * len(texts)


def _script(text: str) -> Script | None:
    """The script of most letters."""
    letters = letters_by_script(text)
    return max(letters, key=lambda one: sum(letters[one].values()), default=None)


def _likeliest(scores: Sequence[Mapping[str, float]], languages: Sequence[str]) -> list[str]:
    """The likeliest path; the first of languages that are as likely."""
    reached = dict.fromkeys(languages, 0.0)
    steps: list[dict[str, str]] = []
    for own in scores:
        best = max(languages, key=lambda code: reached[code])
        step = {c: c if reached[c] >= reached[best] - _TURN else best for c in languages}
        reached = {
            code: max(reached[code], reached[best] - _TURN) + log(max(_FLOOR, own.get(code, 0.0)))
            for code in languages
        }
        steps.append(step)
    code = max(languages, key=lambda code: reached[code])
    path: list[str] = []
    for step in reversed(steps):
        path.append(code)
        code = step[code]
    return path[::-1]
