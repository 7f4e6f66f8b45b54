"""Language: which one a text is in, told from the text alone, with an honest confidence.

The script decides where it is written by one language. Elsewhere py3langid is asked (naive
Bayes over byte n-grams, Lui and Baldwin 2011; its package carries the model), and langdetect
(Nakatani 2010) where that recognises nothing.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from functools import cache
from importlib.resources import files
from pathlib import Path
from threading import Lock
from typing import Any

from langdetect.detector_factory import (  # type: ignore[import-untyped]
    PROFILES_DIRECTORY,
    DetectorFactory,
)
from langdetect.lang_detect_exception import (  # type: ignore[import-untyped]
    LangDetectException,
)
from py3langid.langid import MODEL_FILE, LanguageIdentifier  # type: ignore[import-untyped]

from service.article import Language
from service.text.clean import clean
from service.text.scripts import Script, letters_by_script, scripts

UNKNOWN = Language("und", 0.0)
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
# Many threads may ask first at the same time; one of them loads.
_LOADING = Lock()
_NOISE = re.compile(r"https?://\S+|www\.\S+|[\w.+-]{1,64}@\S+|[@#]\w+")


@cache
def _data() -> dict[str, Any]:
    text = files("service.text").joinpath("languages.json").read_text("utf-8")
    data: dict[str, Any] = json.loads(text)
    return data


@cache
def _elsewhere() -> frozenset[str]:
    """Return the languages that are never written in Latin letters."""
    shared = set(_data()["latin_too"])
    others = [script.languages | {script.default} for script in scripts()]
    return frozenset(code for codes in others for code in codes if code and code not in shared)


@cache
def _load_identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


@cache
def _load_profiles() -> DetectorFactory:
    # A factory of our own: the package's shared one is filled without a lock, in the order in
    # which the file system lists the profiles, and draws other random numbers at each call.
    factory = DetectorFactory()
    paths = sorted(path for path in Path(PROFILES_DIRECTORY).iterdir() if path.suffix == "")
    factory.load_json_profile([path.read_text("utf-8") for path in paths])
    factory.set_seed(0)
    return factory


def _identifier() -> LanguageIdentifier:
    with _LOADING:
        return _load_identifier()


def _second_detector() -> DetectorFactory:
    with _LOADING:
        return _load_profiles()


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
    return clean(_NOISE.sub(" ", text))


def _first_opinion(sample: str) -> dict[str, float]:
    labels = _data()["detector_labels"]
    scores: dict[str, float] = {}
    for label, score in _identifier().rank(sample):
        code = normalise(labels.get(label, label))
        if code == "zxx":  # its label for what is not language
            continue
        scores[code] = scores.get(code, 0.0) + score
    return scores


def _second_opinion(sample: str) -> dict[str, float]:
    detector = _second_detector().create()
    detector.append(sample)
    try:
        results = detector.get_probabilities()
    except LangDetectException:
        return {}
    return {normalise(result.lang): result.prob for result in results}


def _ask(sample: str, script: Script) -> dict[str, float]:
    """Return the probabilities of the languages that share a script."""

    def possible(scores: dict[str, float]) -> dict[str, float]:
        return {
            code: score
            for code, score in scores.items()
            if (code in script.languages if script.languages else code not in _elsewhere())
        }

    first = possible(_first_opinion(sample))
    if max(first.values(), default=0.0) >= _CLUELESS:
        return first
    second = possible(_second_opinion(sample))
    return {
        code: (first.get(code, 0.0) + second.get(code, 0.0)) / 2 for code in first.keys() | second
    }


def _languages_of(sample: str, script: Script, letters: Counter[str]) -> dict[str, float]:
    if script.default is None:
        own = (char if char in letters or not char.isalpha() else " " for char in sample)
        return _ask("".join(own), script)
    enough = script.marker_share * letters.total()
    for code, markers in script.markers.items():
        if sum(letters[char] for char in markers & letters.keys()) >= enough:
            return {code: 1.0}
    return {script.default: 1.0}


def _distribution(sample: str) -> list[Language]:
    """Return the languages of a sample, the likeliest first."""
    letters = letters_by_script(sample)
    total = sum(counts.total() for counts in letters.values())
    scores: dict[str, float] = {}
    for script, counts in letters.items():
        weight = counts.total() / (total + _FEW)
        for code, score in _languages_of(sample, script, counts).items():
            scores[code] = scores.get(code, 0.0) + score * weight
    ranked = sorted(scores.items(), key=lambda item: (-item[1], item[0]))
    return [Language(code, round(score, 4)) for code, score in ranked if score >= _LEAST]


def candidates(text: str) -> tuple[Language, ...]:
    """Return the languages a text may be in, the likeliest first; empty without letters.

    Confidences lie between 0 and 1; what is below 0.05 is left out, but never the first.
    """
    ranked = _distribution(_sample(text))
    return tuple(ranked[:1] + [one for one in ranked[1:] if one.confidence >= _PLAUSIBLE])


def detect(text: str, hint: str | None = None) -> Language:
    """Return the language of a text with its confidence; `und` and 0 where nothing can be told.

    A hint only decides between languages that the text itself leaves close together. Judged
    by 600 characters of the beginning and 600 of the middle; the same for the same text,
    whatever ran before and on whatever thread.
    """
    ranked = candidates(text)
    if not ranked:
        return UNKNOWN
    best = ranked[0]
    if hint:
        wanted = normalise(hint)
        for one in ranked[1:]:
            if one.code == wanted and one.confidence >= _CLOSE * best.confidence:
                return one
    return best
