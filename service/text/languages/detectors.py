"""The two detectors of languages: loaded once, their answers the same in every run."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
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

from service.text.languages.ngrams import NgramModel

# Many threads may ask first at the same time; one of them loads.
_LOADING = Lock()


@cache
def _load_model() -> NgramModel:
    return NgramModel()


class _Probabilities:
    """The share of an n-gram among those of its length in each profile, made when asked for."""

    def __init__(self, profiles: Sequence[Mapping[str, Any]]) -> None:
        self._profiles = [(profile["freq"], profile["n_words"]) for profile in profiles]
        self._rows: dict[str, list[float]] = {}

    def __contains__(self, ngram: str) -> bool:
        return any(ngram in counts for counts, _ in self._profiles)

    def __getitem__(self, ngram: str) -> list[float]:
        if ngram not in self._rows:
            self._rows[ngram] = [
                counts.get(ngram, 0) / totals[len(ngram) - 1] for counts, totals in self._profiles
            ]
        return self._rows[ngram]


@cache
def _load_profiles() -> DetectorFactory:
    # A factory of our own: the package's shared one is filled without a lock, in the order in
    # which the file system lists the profiles, and draws other random numbers at each call.
    # It would also make a row for each of the 90,000 n-grams, of which a text has a hundred.
    paths = sorted(path for path in Path(PROFILES_DIRECTORY).iterdir() if path.suffix == "")
    profiles = [json.loads(path.read_text("utf-8")) for path in paths]
    factory = DetectorFactory()
    factory.langlist = [profile["name"] for profile in profiles]
    factory.word_lang_prob_map = _Probabilities(profiles)
    factory.set_seed(0)
    return factory


def _first_detector() -> NgramModel:
    with _LOADING:
        return _load_model()


def _second_detector() -> DetectorFactory:
    with _LOADING:
        return _load_profiles()


def py3langid_labels() -> Sequence[str]:
    """All labels of py3langid."""
    return _first_detector().labels


def py3langid_scores(samples: Sequence[str]) -> Sequence[Sequence[float]]:
    """The probability of each of the labels of py3langid for each sample."""
    return _first_detector().probabilities(samples)


def langdetect_scores(sample: str) -> Sequence[tuple[str, float]]:
    """The labels of langdetect with their probabilities; none where it finds no features."""
    detector = _second_detector().create()
    detector.append(sample)
    try:
        results = detector.get_probabilities()
    except LangDetectException:
        return []
    return [(result.lang, result.prob) for result in results]
