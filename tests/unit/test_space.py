"""Which encoder embeds an article, and how two are compared."""

import numpy as np
import pytest

from models import space as space_module
from models.bundled import E5, MUSE
from models.space import SURE, Space
from service.article import Language


class OwnEncoder:
    """A user's own model: it does not say which languages it knows."""

    name = "own/model"
    dimension = 3
    fingerprint = "own-1-abc"
    languages = None

    def encode(self, sentences):
        return np.tile(np.array([1, 0, 0], np.float32), (len(sentences), 1))


@pytest.fixture
def own(monkeypatch):
    loaded = []

    def load(name):
        loaded.append(name)
        return OwnEncoder()

    monkeypatch.setattr(space_module, "load_encoder", load)
    monkeypatch.setattr(space_module, "use_cores", lambda _: None)
    return Space("own/model"), loaded


@pytest.fixture
def auto(monkeypatch):
    def load(name):
        raise AssertionError(f"{name} was loaded")

    monkeypatch.setattr(space_module, "load_encoder", load)
    return Space("auto")


@pytest.mark.parametrize(
    ("language", "encoder"),
    [("en", "muse"), ("ja", "muse"), ("fa", "e5"), ("kk", "e5"), ("bo", None), ("iu", None)],
)
def test_auto_takes_the_first_encoder_that_knows_the_language(auto, language, encoder):
    assert auto.route(Language(language, 0.9)) == encoder


def test_an_unsure_language_that_no_encoder_knows_stays_unknown(auto):
    assert auto.route(Language("bo", 0.1)) is None


@pytest.mark.parametrize(
    "language",
    [Language("und", 0.0), Language("und", 1.0), Language("en", 0.3)],
)
def test_an_unsure_language_goes_to_the_encoder_that_knows_most(auto, language):
    assert auto.route(language) == "e5"


def test_what_is_just_sure_is_relied_on(auto):
    assert auto.route(Language("en", SURE)) == "muse"


@pytest.mark.parametrize("name", ["muse", "e5"])
def test_one_encoder_alone_is_used_for_all_it_knows(name):
    space = Space(name)
    assert space.route(Language("en", 0.9)) == name
    assert space.route(Language("bo", 0.9)) is None
    assert space.route(Language("und", 0.0)) == name


def test_a_pair_is_verified_with_the_encoder_that_knows_both(auto):
    assert auto.common("muse", "muse") == "muse"
    assert auto.common("muse", "e5") == auto.common("e5", "muse") == "e5"
    assert auto.common("e5", "e5") == "e5"


def test_auto_is_known_without_loading(auto):
    assert auto.fingerprints == {"muse": MUSE.fingerprint, "e5": E5.fingerprint}
    assert auto.calibrated
    assert auto.dimension == MUSE.dimension


def test_vectors_of_the_second_encoder_are_carried_into_the_index(auto):
    vectors = np.random.default_rng(0).normal(size=(4, E5.dimension)).astype(np.float32)
    weights = np.full(4, 0.25, np.float32)
    found = auto.index_vector("e5", vectors, weights, "fa")
    assert found.shape == (MUSE.dimension,)
    assert np.linalg.norm(found) == pytest.approx(1, abs=1e-5)


def test_an_index_vector_is_the_mean_by_weight(own):
    space, _ = own
    vectors = np.eye(3, dtype=np.float32)
    found = space.index_vector("own/model", vectors, np.array([0.6, 0.0, 0.8], np.float32), "en")
    np.testing.assert_allclose(found, [0.6, 0, 0.8], atol=1e-6)


def test_own_models_are_used_for_every_language(own):
    space, loaded = own
    for language in (Language("en", 0.9), Language("bo", 0.9), Language("und", 0.0)):
        assert space.route(language) == "own/model"
    assert space.fingerprints == {"own/model": "own-1-abc"}
    assert space.dimension == 3
    assert space.encode("own/model", ["a", "b"]).shape == (2, 3)
    assert not space.calibrated
    assert loaded == ["own/model"]


def test_vectors_in_half_precision_become_single(own):
    space, _ = own
    found = space.comparable("own/model", np.ones((1, 3), np.float16), "en")
    assert found.dtype == np.float32
