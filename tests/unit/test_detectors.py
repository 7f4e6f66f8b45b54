"""The detectors of languages answer as their packages do, to the last bit."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from langdetect.detector_factory import PROFILES_DIRECTORY, DetectorFactory
from news_sentences import SCHOOLS, SCHOOLS_ELSEWHERE
from py3langid.langid import MODEL_DIR, MODEL_FILE, LanguageIdentifier

from service.text.languages import packed_model
from service.text.languages.detectors import (
    langdetect_scores,
    py3langid_labels,
    py3langid_scores,
)
from service.text.languages.ngrams import NgramModel
from service.text.languages.packed_model import model_file, unpack_ahead

SENTENCES = [*SCHOOLS.values(), *SCHOOLS_ELSEWHERE.values()]
PACKAGE = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
TEXTS = st.one_of(st.text(max_size=60), st.sampled_from(SENTENCES), st.just("1 2 3"))


def package_factory() -> DetectorFactory:
    factory = DetectorFactory()
    paths = sorted(path for path in Path(PROFILES_DIRECTORY).iterdir() if path.suffix == "")
    factory.load_json_profile([path.read_text("utf-8") for path in paths])
    factory.set_seed(0)
    return factory


def ranks(texts: list[str]) -> list[list[tuple[str, float]]]:
    told = (zip(py3langid_labels(), row, strict=True) for row in py3langid_scores(texts))
    return [sorted(row, key=lambda pair: -pair[1]) for row in told]


@settings(max_examples=60, deadline=None)
@given(st.lists(TEXTS, max_size=7))
def test_many_texts_at_once_have_the_ranks_of_the_package(texts: list[str]) -> None:
    assert ranks(texts) == [PACKAGE.rank(text) for text in texts]


def test_unpacking_ahead_changes_no_answer() -> None:
    unpack_ahead()
    assert NgramModel().probabilities(SENTENCES[:3]) == py3langid_scores(SENTENCES[:3])
    assert NgramModel().probabilities(SENTENCES[:3]) == py3langid_scores(SENTENCES[:3])


def test_the_model_is_that_of_the_package() -> None:
    assert model_file() == MODEL_DIR / MODEL_FILE


def test_what_cannot_be_unpacked_ahead_fails_where_it_is_asked_for(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    missing = tmp_path / "model.npz.xz"
    monkeypatch.setattr(packed_model, "model_file", lambda: missing)
    unpack_ahead()
    with pytest.raises(FileNotFoundError):
        packed_model.unpacked_model()


def test_text_in_capitals_and_lone_surrogates_are_read_as_the_package_does() -> None:
    texts = ["THE COUNCIL MET", "caf\ud800é", "e\u0301cole " * 40, ""]
    assert ranks(texts) == [PACKAGE.rank(text) for text in texts]


def test_labels_are_those_of_the_package() -> None:
    assert list(py3langid_labels()) == PACKAGE.labels


def test_the_second_detector_answers_as_with_rows_for_all_ngrams() -> None:
    factory = package_factory()
    for text in [*SENTENCES[:20], "Kit", "Craiglang Adriftmorn Limited."]:
        detector = factory.create()
        detector.append(text)
        expected = [(one.lang, one.prob) for one in detector.get_probabilities()]
        assert list(langdetect_scores(text)) == expected


def test_the_second_detector_says_nothing_of_a_text_without_letters() -> None:
    assert list(langdetect_scores("123 456")) == []
