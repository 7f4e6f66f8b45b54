"""The two detectors of languages: loaded once, their answers the same in every run."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from threading import Lock

from langdetect.detector_factory import (  # type: ignore[import-untyped]
    PROFILES_DIRECTORY,
    DetectorFactory,
)
from langdetect.lang_detect_exception import (  # type: ignore[import-untyped]
    LangDetectException,
)

from service.text.ngrams import NgramModel

# Many threads may ask first at the same time; one of them loads.
_LOADING = Lock()


@cache
def _load_model() -> NgramModel:
    return NgramModel()


@cache
def _load_profiles() -> DetectorFactory:
    # A factory of our own: the package's shared one is filled without a lock, in the order in
    # which the file system lists the profiles, and draws other random numbers at each call.
    factory = DetectorFactory()
    paths = sorted(path for path in Path(PROFILES_DIRECTORY).iterdir() if path.suffix == "")
    factory.load_json_profile([path.read_text("utf-8") for path in paths])
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


def py3langid_scores(samples: Sequence[str]) -> Sequence[Sequence[tuple[str, float]]]:
    """The labels of py3langid with their probabilities for each sample, the likeliest first."""
    return _first_detector().ranked(samples)


def langdetect_scores(sample: str) -> Sequence[tuple[str, float]]:
    """The labels of langdetect with their probabilities; none where it finds no features."""
    detector = _second_detector().create()
    detector.append(sample)
    try:
        results = detector.get_probabilities()
    except LangDetectException:
        return []
    return [(result.lang, result.prob) for result in results]
