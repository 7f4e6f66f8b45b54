"""How much longer the passages of one article are than those of the other that say the same.

A translation keeps the proportions of its source (Gale and Church 1993), not only from passage to
passage but as a whole. Two reports of one event, or two passages of one match, may be alike
sentence by sentence, but one tells in a line what the other tells in three.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import log

from service.match.alignment.align import Group
from service.match.alignment.letters import letters_of

_LENGTHS = {
    **{"am": -0.39, "ar": -0.08, "az": 0.08, "bg": 0.09, "bn": -0.01, "cs": -0.03, "da": 0.02},
    **{"de": 0.18, "el": 0.19, "en": 0.0, "es": 0.15, "et": -0.01, "fa": -0.02, "fi": 0.09},
    **{"fr": 0.16, "ha": 0.09, "he": -0.21, "hi": 0.06, "hr": 0.03, "hu": 0.12, "hy": 0.07},
    **{"id": 0.15, "is": 0.06, "it": 0.15, "ka": 0.07, "kk": 0.05, "km": 0.15},
    **{"ky": 0.01, "lt": 0.05, "lv": 0.08, "mn": 0.04, "ms": 0.11, "my": 0.23},
    **{"ne": 0.0, "nl": 0.16, "no": 0.01, "pl": 0.11, "ps": -0.03, "pt": 0.11, "ro": 0.17},
    **{"ru": 0.1, "si": 0.04, "sk": 0.02, "sl": 0.02, "so": 0.16, "sq": 0.14, "sr": 0.02},
    **{"sv": 0.02, "sw": 0.1, "ta": 0.22, "te": 0.0, "th": -0.04, "tl": 0.17, "tr": 0.07},
    **{"uk": 0.06, "ur": 0.0, "uz": 0.17, "vi": 0.09},
}
"""The logarithm of the characters that a language takes for one of English, over all of NTREX."""
_USUAL = 0.07
"""That of a language that is not listed: the median."""
_SYLLABIC = {"zh", "ja", "ko"}
"""Languages of which the script tells the length, so that the numbers of a table count alike."""


def stretch(
    a: Sequence[str], b: Sequence[str], languages: tuple[str, str], groups: Sequence[Group]
) -> float:
    """The logarithm of how many times longer the aligned passages of one side are, 0 or more.

    languages: those in which A and B are written.
    """
    left = sum(_letters(a[g.a_slice]) for g in groups)
    right = sum(_letters(b[g.b_slice]) for g in groups)
    if not left or not right:
        return 0.0
    return abs(log(left / right) - _usual(languages[0]) + _usual(languages[1]))


def _usual(language: str) -> float:
    return 0.0 if language in _SYLLABIC else _LENGTHS.get(language, _USUAL)


def _letters(texts: Iterable[str]) -> float:
    """How many letters of an alphabet the texts would have."""
    return sum(map(letters_of, texts))
