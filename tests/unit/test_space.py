"""Which encoder embeds an article, and how two are compared."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from models import space as space_module
from models.bundled import E5, MUSE
from models.space import SURE, Route, Space
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


def languages(**confidences):
    return [Language(code, confidence) for code, confidence in confidences.items()]


@pytest.mark.parametrize(
    ("language", "encoder"), [("en", "muse"), ("ja", "muse"), ("fa", "e5"), ("kk", "e5")]
)
def test_auto_takes_the_first_encoder_that_knows_the_language(auto, language, encoder):
    assert auto.routes([Language(language, 0.9)]) == (Route(encoder, language),)


@pytest.mark.parametrize("confidence", [0.1, 0.9])
@pytest.mark.parametrize("language", ["bo", "iu", "und-Zzzz"])
def test_a_language_that_no_encoder_knows_has_no_route(auto, language, confidence):
    assert auto.routes([Language(language, confidence)]) == ()


@pytest.mark.parametrize("confidence", [0.0, 1.0])
def test_what_has_no_language_goes_to_the_encoder_that_knows_most(auto, confidence):
    assert auto.routes([Language("und", confidence)]) == (Route("e5", "und"),)


BOTH_WAYS = {
    "one of few letters": ({"en": 0.3}, ("en", "en")),
    "Afrikaans, or Dutch": ({"af": 0.5, "nl": 0.45}, ("nl", "af")),
    "Dutch, or Afrikaans": ({"nl": 0.5, "af": 0.45}, ("nl", "af")),
    "Galician, Portuguese or Spanish": ({"gl": 0.4, "pt": 0.3, "es": 0.2}, ("pt", "gl")),
    "one that no encoder knows, or Spanish": ({"ext": 0.5, "es": 0.4}, ("es", "es")),
    "half English, half Swahili": ({"en": 0.5, "sw": 0.48}, ("en", "sw")),
    "a third of it in Persian": ({"en": 0.65, "fa": 0.33}, ("en", "fa")),
}


@pytest.mark.parametrize("kind", BOTH_WAYS)
def test_what_may_need_either_encoder_takes_both_ways(auto, kind):
    confidences, (main, second) = BOTH_WAYS[kind]
    found = auto.routes(languages(**confidences))
    assert found == (Route("muse", main), Route("e5", second))


ONE_WAY = {
    "close languages of one encoder": ({"id": 0.5, "ms": 0.45}, Route("muse", "id")),
    "Norwegian, or Danish": ({"no": 0.5, "da": 0.4}, Route("e5", "no")),
    "Serbian, Bosnian or Croatian": ({"sr": 0.4, "bs": 0.3, "hr": 0.25}, Route("e5", "sr")),
    "a quotation": ({"en": 0.8, "fa": 0.19}, Route("muse", "en")),
    "a language of neither, less likely": ({"en": 0.65, "ext": 0.3}, Route("muse", "en")),
    "mostly for the encoder that knows both": ({"fa": 0.65, "en": 0.3}, Route("e5", "fa")),
    "just sure": ({"en": SURE}, Route("muse", "en")),
}


@pytest.mark.parametrize("kind", ONE_WAY)
def test_what_leaves_no_doubt_about_the_encoder_takes_one_way(auto, kind):
    confidences, route = ONE_WAY[kind]
    assert auto.routes(languages(**confidences)) == (route,)


def test_a_hint_against_the_text_does_not_make_a_route_sure(auto):
    # Believed, the hinted language stands first without being the likeliest.
    found = auto.routes(languages(af=0.2, nl=0.75))
    assert found == (Route("muse", "nl"), Route("e5", "af"))


CODES = st.sampled_from(["en", "nl", "af", "gl", "sr", "bo", "ext", "fa", "zh"])


@given(st.lists(st.tuples(CODES, st.floats(0.05, 1)), min_size=1, unique_by=lambda one: one[0]))
def test_routes_are_few_native_and_end_with_the_encoder_that_knows_most(found):
    space = Space("auto")
    routes = space.routes([Language(code, confidence) for code, confidence in found])
    codes = {code for code, _ in found}
    assert [r.encoder for r in routes] in ([], ["muse"], ["e5"], ["muse", "e5"])
    assert all(r.language in codes & space.languages(r.encoder) for r in routes)


@pytest.mark.parametrize("name", ["muse", "e5"])
def test_one_encoder_alone_is_used_for_all_it_knows(name):
    space = Space(name)
    assert space.routes([Language("en", 0.9)]) == (Route(name, "en"),)
    assert space.routes([Language("bo", 0.9)]) == ()
    assert space.routes([Language("und", 0.0)]) == (Route(name, "und"),)


def test_the_main_encoder_alone_reads_what_may_be_in_a_language_it_knows():
    assert Space("muse").routes(languages(cs=0.5, pl=0.45)) == (Route("muse", "pl"),)
    assert Space("muse").routes(languages(cs=0.95)) == ()


def test_a_pair_is_verified_with_the_encoder_that_knows_both(auto):
    assert auto.common("muse", "muse") == "muse"
    assert auto.common("muse", "e5") == auto.common("e5", "muse") == "e5"
    assert auto.common("e5", "e5") == "e5"


def test_auto_is_known_without_loading(auto):
    assert auto.fingerprints == {"muse": MUSE.fingerprint, "e5": E5.fingerprint}
    assert auto.uncalibrated == ()
    assert auto.dimension == MUSE.dimension


def test_vectors_of_the_second_encoder_are_carried_into_the_index(auto):
    vectors = np.random.default_rng(0).normal(size=(4, E5.dimension)).astype(np.float32)
    found = auto.index_rows("e5", vectors, "fa")
    assert found.shape == (4, MUSE.dimension)
    np.testing.assert_allclose(np.linalg.norm(found, axis=1), 1, atol=1e-5)


def test_vectors_of_the_only_encoder_are_those_of_the_index(own):
    space, _ = own
    vectors = np.eye(3, dtype=np.float32)
    np.testing.assert_array_equal(space.index_rows("own/model", vectors, "en"), vectors)


def test_own_models_are_used_for_every_language(own):
    space, loaded = own
    for language in (Language("en", 0.9), Language("bo", 0.9), Language("und", 0.0)):
        assert space.routes([language]) == (Route("own/model", language.code),)
    assert space.fingerprints == {"own/model": "own-1-abc"}
    assert space.dimension == 3
    assert space.encode("own/model", ["a", "b"]).shape == (2, 3)
    assert space.uncalibrated == ("own/model",)
    assert loaded == ["own/model"]


def test_vectors_in_half_precision_become_single(own):
    space, _ = own
    found = space.comparable("own/model", np.ones((1, 3), np.float16), "en")
    assert found.dtype == np.float32
