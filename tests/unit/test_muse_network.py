"""The network of `muse` against the same network written plainly, one sentence at a time."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.bundled import MUSE
from models.cores import use_cores
from models.muse_network import Network
from models.muse_tokens import TokenTable
from models.muse_weights import NGRAMS, read_weights

VOCABULARY = 128_010
_LAST_BITS = 1e-6
"""Products of AVX2 sum the rows of one tile in different orders; those of AVX-512 do not."""


@pytest.fixture(scope="module", autouse=True)
def one_core():
    use_cores(1)


@pytest.fixture(scope="module")
def weights():
    return read_weights(MUSE.files[1].read())


@pytest.fixture(scope="module")
def network(weights):
    return Network(weights)


def normalised(values, gain, bias):
    centred = values - values.mean(axis=1, keepdims=True)
    variance = (centred**2).mean(axis=1, keepdims=True)
    return centred / np.sqrt(variance + 1e-12) * gain + bias


def convolved(tokens, weight, bias, order, left):
    padded = np.pad(tokens, ((left, order - 1 - left), (0, 0)))
    ngrams = [padded[at : at + order].reshape(-1) for at in range(len(tokens))]
    return np.maximum(np.array(ngrams) @ weight + bias, 0)


def plain_vector(weights, ids):
    """The vector of one sentence in double precision, step by step as published."""
    w = {name: array.astype(float) for name, array in weights.items() if name != "table"}
    chunk = ids % 17
    embedded = weights["table"][ids] * w["scale"][chunk, None] + w["low"][chunk, None]
    projected = normalised(
        embedded @ w["projection"] + w["projection_bias"],
        w["projection_norm"],
        w["projection_norm_bias"],
    )
    features = [embedded]
    for branch, (order, left) in enumerate(NGRAMS):
        tokens = projected[:, 256 * branch : 256 * (branch + 1)]
        for layer in ("first", "second"):
            weight, bias = w[f"{layer}_{order}"], w[f"{layer}_bias_{order}"]
            tokens = tokens + convolved(tokens, weight, bias, order, left)
        features.append(tokens)
    joined = np.concatenate(features, axis=1)
    outputs = normalised(joined, w["token_norm"], w["token_norm_bias"])
    outputs = outputs @ w["token_output"] + w["token_output_bias"]
    pooled = outputs.sum(axis=0) / np.sqrt(len(ids))
    first = np.maximum(pooled @ w["dense_0"], 0)
    second = np.maximum(pooled @ w["skip_1"] + first @ w["dense_1"], 0)
    third = np.maximum(second @ w["dense_2"], 0)
    vector = np.tanh(second @ w["skip_3"] + third @ w["dense_3"])
    return vector / np.linalg.norm(vector)


def sentences_of(seed, lengths, vocabulary=VOCABULARY):
    generator = np.random.default_rng(seed)
    return [generator.integers(0, vocabulary, length).astype(np.int32) for length in lengths]


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 2**32), st.lists(st.integers(1, 40), min_size=1, max_size=12))
def test_vectors_are_those_of_the_plain_network(network, weights, seed, lengths):
    sentences = sentences_of(seed, lengths)
    expected = [plain_vector(weights, ids) for ids in sentences]
    np.testing.assert_allclose(network(sentences), expected, atol=3e-6)


@pytest.mark.parametrize("length", [1500, 2048, 2110])
def test_a_sentence_of_any_length_has_the_vector_of_the_plain_network(network, weights, length):
    [ids] = sentences_of(length, [length], vocabulary=500)
    before, long, after = network([ids[:7], ids, ids[-7:]])
    np.testing.assert_allclose(long, plain_vector(weights, ids), atol=3e-6)
    np.testing.assert_allclose(before, plain_vector(weights, ids[:7]), atol=3e-6)
    np.testing.assert_allclose(after, plain_vector(weights, ids[-7:]), atol=3e-6)


def test_a_vector_does_not_depend_on_what_else_is_encoded(network):
    sentences = sentences_of(1, [*range(1, 60), 2, 1, 300, 5])
    alone = np.concatenate([network([ids]) for ids in sentences])
    np.testing.assert_allclose(network(sentences), alone, atol=1e-6)


@settings(max_examples=8, deadline=None)
@given(st.integers(1, 4), st.lists(st.sampled_from([1, 2, 30, 200, 700, 1600]), max_size=5))
def test_batches_cut_between_sentences_lose_nothing(network, cores, lengths):
    sentences = sentences_of(4, [5, *lengths, 3], vocabulary=100)
    use_cores(cores)
    try:
        together = network(sentences)
    finally:
        use_cores(1)
    alone = np.concatenate([network([ids]) for ids in sentences])
    np.testing.assert_allclose(together, alone, atol=3e-6)


def test_few_kept_tokens_change_nothing(network, weights):
    sentences = sentences_of(2, [3, 40, 7, 90, 1, 25, 30])
    forgetful = Network(weights, kept=40)
    for _ in range(3):
        np.testing.assert_allclose(forgetful(sentences), network(sentences), atol=2e-6)


def test_cores_change_nothing(network):
    sentences = sentences_of(3, [30] * 200)
    expected = network(sentences)
    use_cores(2)
    try:
        np.testing.assert_allclose(network(sentences), expected, atol=2e-6)
    finally:
        use_cores(1)


@settings(max_examples=20, deadline=None)
@given(st.lists(st.lists(st.integers(0, 60), min_size=1, max_size=20), max_size=8))
def test_a_row_is_that_of_its_token_whatever_came_before(weights, batches):
    table = TokenTable(weights, 12)
    fresh = TokenTable(weights, 61)
    expected = fresh.rows(np.arange(61, dtype=np.int32))
    for batch in batches:
        ids = np.array(batch, np.int32)
        rows = table.rows(ids)
        if len(set(batch)) > 12:
            assert rows is None
            continue
        assert len(set(rows)) == len(set(batch))
        np.testing.assert_array_equal(table.packed[rows], fresh.packed[expected[ids]])
        np.testing.assert_allclose(table.parts[rows], fresh.parts[expected[ids]], atol=1e-4)


def test_rows_of_tokens_used_last_are_kept(weights):
    table = TokenTable(weights, 3)
    for ids in ([1, 2, 3], [1, 3], [4]):
        table.rows(np.array(ids, np.int32))
    table.parts[:] = 0
    row_1, row_4 = table.rows(np.array([1, 4], np.int32))
    assert not table.parts[[row_1, row_4]].any()
    [row_2] = table.rows(np.array([2], np.int32))
    assert table.parts[row_2].any()


def test_no_token_is_a_row_of_zeros(weights):
    table = TokenTable(weights, 2)
    table.rows(np.array([5, 6], np.int32))
    assert not table.parts[table.outside].any()


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 2**32 - 1), st.lists(st.integers(1, 90), min_size=1, max_size=60))
def test_a_vector_is_the_same_in_any_batch(weights, seed, lengths):
    rng = np.random.default_rng(seed)
    sentences = [rng.integers(0, VOCABULARY, length).astype(np.int32) for length in lengths]
    together = Network(weights, kept=6000)(sentences)
    order = rng.permutation(len(sentences))
    shuffled = Network(weights, kept=6000)([sentences[place] for place in order])
    np.testing.assert_allclose(shuffled, together[order], rtol=0, atol=_LAST_BITS)
    place = int(order[0])
    alone = Network(weights, kept=100)([sentences[place]])
    np.testing.assert_allclose(alone[0], together[place], rtol=0, atol=_LAST_BITS)


def test_a_failure_gives_no_token_the_values_of_another(weights, monkeypatch):
    table = TokenTable(weights, 4)
    first = np.array([5, 6, 7], np.int32)
    table.rows(first)
    with monkeypatch.context() as broken:
        broken.setattr(TokenTable, "_fill", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            table.rows(np.array([8, 9], np.int32))
    fresh = TokenTable(weights, 4)
    wanted = np.array([8, 9, 7], np.int32)
    mine, theirs = table.rows(wanted), fresh.rows(wanted)
    assert np.array_equal(table.parts[mine], fresh.parts[theirs])
