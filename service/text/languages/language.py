"""Language: which one a text is in, told from the text alone, with an honest confidence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from service.article import Language
from service.text.languages.language_scores import language_scores
from service.text.languages.language_tags import normalise
from service.text.writing.clean import clean
from service.text.writing.scripts import is_unknown

UNKNOWN = Language("und", 0.0)
UNREAD = Language("und-Zzzz", 0.0)
"""That of a text in a script of which nothing is known (BCP 47, with the code of ISO 15924 for such
a script): encoders have no tokens for it, so that to them all its sentences are the same."""
# Characters taken from the beginning and from the middle of a text.
_SAMPLE = 600
# A hint is believed against the detector when its language is at least this likely relative
# to the best one.
_CLOSE = 0.25
_PLAUSIBLE = 0.05
_LEAST = 0.0001
# A longer text is also asked in pieces of so many characters, so many of them, evenly from its
# beginning to its end: of two languages mixed the detector sees only one, and is sure of it.
_PIECE = 100
_PIECES = 5
# A piece counts as written in another language when it is in that one at least so likely.
_CLEARLY = 0.8
_NOISE = re.compile(r"https?://\S+|www\.\S+|[\w.+-]{1,64}@\S+|[@#]\w+")
_NOISE_MARKS = ("://", "www.", "@", "#")


def _sample(text: str) -> str:
    if len(text) > 2 * _SAMPLE:
        middle = len(text) // 2
        text = f"{text[:_SAMPLE]} {text[middle - _SAMPLE // 2 : middle + _SAMPLE // 2]}"
    return _prose(text)


def _prose(text: str) -> str:
    """Return a cleaned text without addresses, handles and tags."""
    if any(mark in text for mark in _NOISE_MARKS):
        text = _NOISE.sub(" ", text)
    return clean(text)


def _pieces(text: str) -> list[str]:
    """Return pieces that cover a short text and stand for a long one; none of a very short one."""
    count = min(_PIECES, len(text) // _PIECE)
    if count < 2:
        return []
    step = (len(text) - _PIECE) / (count - 1)
    starts = (round(n * step) for n in range(count))
    return [_prose(text[start : start + _PIECE]) for start in starts]


def _mixed(scores: dict[str, float], pieces: Sequence[dict[str, float]]) -> dict[str, float]:
    """Return the scores of a text as a whole, less what is clearly written in other languages."""
    best = max(scores, key=scores.__getitem__, default=None)
    foreign: dict[str, float] = {}
    for own in pieces:
        likeliest = max(own, key=own.__getitem__, default=None)
        if (
            likeliest is not None
            and own[likeliest] >= _CLEARLY
            and own.get(best or "", 0.0) < _PLAUSIBLE
        ):
            foreign[likeliest] = foreign.get(likeliest, 0.0) + 1 / len(pieces)
    if not foreign:
        return scores
    rest = 1 - sum(foreign.values())
    return {
        code: scores.get(code, 0.0) * rest + foreign.get(code, 0.0)
        for code in scores.keys() | foreign
    }


def candidates(text: str) -> tuple[Language, ...]:
    """Return the languages a text may be in, the likeliest first; empty without letters.

    Confidences lie between 0 and 1; what is below 0.05 is left out, but never the first. A text
    in two languages has both, with their shares. One in a script of which nothing is known has
    UNREAD alone.
    """
    sample = _sample(text)
    if is_unknown(sample):
        return (UNREAD,)
    whole, *pieces = language_scores([sample, *_pieces(text)])
    likely = [(-score, code) for code, score in _mixed(whole, pieces).items() if score >= _LEAST]
    ranked = [Language(code, round(-score, 4)) for score, code in sorted(likely)]
    return tuple(ranked[:1] + [one for one in ranked[1:] if one.confidence >= _PLAUSIBLE])


def plausible(text: str, hint: str | None = None) -> tuple[Language, ...]:
    """Return the languages a text may be in, the first being the one that it is taken for.

    That one is the likeliest, but a hint decides between languages that the text itself leaves
    close together. `und` with 0 alone where no language is plausible, `und-Zzzz` where most letters
    are of scripts that samewire does not know. Judged by 600 characters of the beginning and 600
    of the middle, and by pieces from the beginning to the end; the same for the same text,
    whatever ran before and on whatever thread.
    """
    ranked = candidates(text)
    if ranked == (UNREAD,):
        return ranked
    if not ranked or ranked[0].confidence < _PLAUSIBLE:
        return (UNKNOWN,)
    wanted = normalise(hint) if hint else None
    least = _CLOSE * ranked[0].confidence
    first = next((one for one in ranked if one.code == wanted and one.confidence >= least), None)
    return ranked if first is None else (first, *(one for one in ranked if one != first))
