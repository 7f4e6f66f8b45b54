"""Language: which one a text is in, told from the text alone, with an honest confidence.

The script decides where it is written by one language. Elsewhere py3langid is asked (naive
Bayes over byte n-grams, Lui and Baldwin 2011; its package carries the model), and langdetect
(Nakatani 2010) where that recognises nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from service.article import Language
from service.text.clean import clean
from service.text.detectors import langdetect_scores, py3langid_labels, py3langid_scores
from service.text.scripts import Script, is_unknown, letters_by_script, scripts
from service.text.tables import read_table

UNKNOWN = Language("und", 0.0)
UNREAD = Language("und-Zzzz", 0.0)
"""That of a text in a script of which nothing is known (BCP 47, with the code of ISO 15924 for such
a script): encoders have no tokens for it, so that to them all its sentences are the same."""
# Characters taken from the beginning and from the middle of a text.
_SAMPLE = 600
# A first opinion below this has recognised nothing. Above it a second one was measured to cost
# accuracy, on one line of news (.973 to .970) as on two words (.76 to .73).
_CLUELESS = 0.05
# A hint is believed against the detector when its language is at least this likely relative
# to the best one.
_CLOSE = 0.25
# The letters at which half the confidence is left: one word proves little.
_FEW = 5
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


@cache
def _data() -> dict[str, Any]:
    data: dict[str, Any] = read_table("languages")
    return data


@cache
def _elsewhere() -> frozenset[str]:
    """Return the languages that are never written in Latin letters."""
    shared = set(_data()["latin_too"])
    others = [script.languages | {script.default} for script in scripts()]
    return frozenset(code for codes in others for code in codes if code and code not in shared)


def normalise(code: str) -> str:
    """Return a language tag as samewire writes it: ISO 639-1 where there is one, no region.

    Written Norwegian is `no` (both standards), Chinese is `zh` in either script, Filipino is
    `tl`, and withdrawn or three-letter codes become the current two-letter one.
    """
    primary = re.split(r"[-_.@]", code.strip().lower(), maxsplit=1)[0]
    alias: str = _data()["aliases"].get(primary, primary)
    return alias


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


@cache
def _places(script: Script) -> dict[str, list[int]]:
    """Return the languages possible in a script, with the places of the labels that mean them."""
    names = _data()["detector_labels"]
    found: dict[str, list[int]] = {}
    for place, label in enumerate(py3langid_labels()):
        code = normalise(names.get(label, label))
        # Its label for what is not language.
        if code != "zxx" and _possible(code, script):
            found.setdefault(code, []).append(place)
    return found


def _possible(code: str, script: Script) -> bool:
    return code in script.languages if script.languages else code not in _elsewhere()


def _second_opinion(sample: str, script: Script) -> dict[str, float]:
    scores = {normalise(label): score for label, score in langdetect_scores(sample)}
    return {code: score for code, score in scores.items() if _possible(code, script)}


def _ask(samples: Sequence[tuple[str, Script]]) -> Iterator[dict[str, float]]:
    """Yield the probabilities of the languages that share the script of each sample."""
    opinions = py3langid_scores([sample for sample, _ in samples])
    for (sample, script), opinion in zip(samples, opinions, strict=True):
        first = {
            code: _together(opinion, places) if len(places) > 1 else opinion[places[0]]
            for code, places in _places(script).items()
        }
        if max(first.values(), default=0.0) >= _CLUELESS:
            yield first
            continue
        second = _second_opinion(sample, script)
        yield {
            code: (first.get(code, 0.0) + second.get(code, 0.0)) / 2
            for code in first.keys() | second
        }


def _together(opinion: Sequence[float], places: Sequence[int]) -> float:
    """Return the probability of a language of which the detector knows several kinds."""
    found = 0.0
    # The largest first, so that the last bit is the same wherever they stand.
    for score in sorted((opinion[place] for place in places), reverse=True):
        found += score
    return found


def _language_of(script: Script, letters: Mapping[str, int]) -> str | None:
    """Return the language that a script stands for, by its letters; None where it is shared."""
    if script.default is None:
        return None
    enough = script.marker_share * sum(letters.values())
    for code, markers in script.markers.items():
        if sum(letters[char] for char in markers & letters.keys()) >= enough:
            return code
    return script.default


def _in_script(sample: str, letters: Mapping[str, int]) -> str:
    """Return a sample with a space for every letter of other scripts."""
    foreign = set(filter(str.isalpha, set(sample) - letters.keys()))
    return sample.translate(dict.fromkeys(map(ord, foreign), " ")) if foreign else sample


def _scores(samples: Sequence[str]) -> list[dict[str, float]]:
    """Return the probabilities of the languages of each sample, written in one of them."""
    written = [letters_by_script(sample) for sample in samples]
    told = [{script: _language_of(script, own[script]) for script in own} for own in written]
    answers = _ask(
        [
            (_in_script(sample, letters), script)
            for sample, own, codes in zip(samples, written, told, strict=True)
            for script, letters in own.items()
            if codes[script] is None
        ]
    )
    found: list[dict[str, float]] = []
    for own, codes in zip(written, told, strict=True):
        counts = {script: sum(letters.values()) for script, letters in own.items()}
        total = sum(counts.values()) + _FEW
        scores: dict[str, float] = {}
        for script, count in counts.items():
            code, weight = codes[script], count / total
            own_scores = next(answers) if code is None else {code: 1.0}
            shares = {one: score * weight for one, score in own_scores.items()}
            scores = _sum(scores, shares) if scores else shares
        found.append(scores)
    return found


def _sum(one: Mapping[str, float], other: Mapping[str, float]) -> dict[str, float]:
    return dict(one) | {code: one.get(code, 0.0) + share for code, share in other.items()}


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
    whole, *pieces = _scores([sample, *_pieces(text)])
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


def detect(text: str, hint: str | None = None) -> Language:
    """Return the language that a text is taken for, the first of those that are plausible."""
    return plausible(text, hint)[0]
