"""The probabilities of the languages of a text that is written in one of them.

The script decides where it is written by one language. Elsewhere py3langid is asked (naive
Bayes over byte n-grams, Lui and Baldwin 2011; its package carries the model), and langdetect
(Nakatani 2010) where that recognises nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from service.text.languages.detectors import langdetect_scores, py3langid_labels, py3langid_scores
from service.text.languages.language_tags import normalise
from service.text.tables import read_table
from service.text.writing.scripts import Script, letters_by_script, scripts

# A first opinion below this has recognised nothing. Above it a second one was measured to cost
# accuracy, on one line of news (.973 to .970) as on two words (.76 to .73).
_CLUELESS = 0.05
# The letters at which half the confidence is left: one word proves little.
_FEW = 5


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


def language_scores(samples: Sequence[str]) -> list[dict[str, float]]:
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


def _sum(one: Mapping[str, float], other: Mapping[str, float]) -> dict[str, float]:
    return dict(one) | {code: one.get(code, 0.0) + share for code, share in other.items()}
