import httpx2
import numpy as np
import pytest
import torch
from huggingface_hub.errors import RepositoryNotFoundError
from sentence_transformers import SentenceTransformer
from sentence_transformers.sentence_transformer.modules import StaticEmbedding
from tokenizers import Tokenizer, models, pre_tokenizers, processors
from transformers import BertConfig, BertModel, PreTrainedTokenizerFast

from models import hub
from models.cores import use_cores
from models.hub import load_hub
from service.errors import EncoderError

WORDS = [f"w{number}" for number in range(60)]
VOCABULARY = {
    word: place for place, word in enumerate(["[PAD]", "[UNK]", "[CLS]", "[SEP]", *WORDS])
}
MAX_TOKENS = 16


def tiny_tokenizer():
    tokenizer = Tokenizer(models.WordLevel(VOCABULARY, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.WhitespaceSplit()
    tokenizer.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]", special_tokens=[("[CLS]", 2), ("[SEP]", 3)]
    )
    return tokenizer


def save_tiny_bert(directory, seed=0, **sentence_transformer):
    """A random BERT of two layers that takes 16 tokens, as a sentence-transformers model."""
    torch.manual_seed(seed)
    shape = BertConfig(
        vocab_size=len(VOCABULARY),
        hidden_size=32,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=64,
        max_position_embeddings=MAX_TOKENS,
        initializer_range=0.5,
    )
    bare = directory / "bare"
    BertModel(shape).save_pretrained(bare)
    PreTrainedTokenizerFast(
        tokenizer_object=tiny_tokenizer(),
        model_max_length=MAX_TOKENS,
        unk_token="[UNK]",
        pad_token="[PAD]",
        cls_token="[CLS]",
        sep_token="[SEP]",
    ).save_pretrained(bare)
    path = directory / "model"
    model = SentenceTransformer(str(bare), device="cpu", **sentence_transformer)
    model.save(str(path), create_model_card=False)
    return str(path)


@pytest.fixture
def tiny(tmp_path):
    return save_tiny_bert(tmp_path)


def unit(vectors):
    return vectors / np.linalg.norm(vectors, axis=-1, keepdims=True)


def test_vectors_are_those_of_the_model_at_length_one(tiny):
    sentences = [" ".join(WORDS[:count]) for count in (1, 14, 3, 7)]
    encoder = load_hub(tiny)
    expected = unit(SentenceTransformer(tiny, device="cpu").encode(sentences))
    np.testing.assert_allclose(encoder.encode(sentences), expected, atol=1e-6)
    assert encoder.name == tiny
    assert encoder.dimension == 32
    assert encoder.languages is None


def test_a_long_text_is_the_average_of_its_windows(tiny):
    encoder = load_hub(tiny)
    quarters = [" ".join(WORDS[start : start + 10]) for start in range(10, 50, 10)]
    windows = encoder.encode(quarters)
    np.testing.assert_allclose(
        encoder.encode([" ".join(quarters)])[0], unit(windows.sum(axis=0)), atol=1e-6
    )


def test_threads_do_not_disturb_each_other(tiny):
    encoder = load_hub(tiny)
    sentences = [" ".join(WORDS[start : start + 1 + start % 25]) for start in range(35)] * 40
    expected = encoder.encode(sentences)
    threads = torch.get_num_threads()
    use_cores(4)
    try:
        np.testing.assert_allclose(encoder.encode(sentences), expected, atol=1e-6)
    finally:
        use_cores(1)
        torch.set_num_threads(threads)


def test_the_fingerprint_is_of_the_content_not_of_the_place(tmp_path):
    for copy in ("first", "second"):
        (tmp_path / copy).mkdir()
    first, second = (load_hub(save_tiny_bert(tmp_path / copy)) for copy in ("first", "second"))
    assert first.fingerprint == second.fingerprint
    assert first.fingerprint.startswith("hub-1-")


@pytest.mark.parametrize(
    "change",
    [
        {"seed": 1},
        {"prompts": {"query": "w1 "}},
        {"prompts": {"query": "w1 "}, "default_prompt_name": "query"},
    ],
)
def test_the_fingerprint_changes_with_the_model(tmp_path, tiny, change):
    (tmp_path / "changed").mkdir()
    changed = load_hub(save_tiny_bert(tmp_path / "changed", **change))
    assert changed.fingerprint != load_hub(tiny).fingerprint


@pytest.mark.parametrize(
    ("prompts", "default", "prompt"),
    [
        ({"query": "w1 w2 ", "passage": "w3 "}, None, "w1 w2 "),
        ({"query": "w1 w2 ", "document": "w3 "}, None, "w1 w2 "),
        ({"query": "w1 w2 "}, None, ""),
        ({"query": "w1 ", "clustering": "w3 "}, "clustering", "w3 "),
        ({}, None, ""),
    ],
)
def test_prompts_of_the_model_are_used(tmp_path, prompts, default, prompt):
    path = save_tiny_bert(tmp_path, prompts=prompts, default_prompt_name=default)
    plain = SentenceTransformer(path, device="cpu")
    expected = unit(plain.encode([prompt + "w10 w11"], prompt=""))
    np.testing.assert_allclose(load_hub(path).encode(["w10 w11"]), expected, atol=1e-6)


def test_a_prompt_leaves_less_room_in_a_window(tmp_path):
    path = save_tiny_bert(tmp_path, prompts={"a": "w1 w2 w3 w4 "}, default_prompt_name="a")
    encoder = load_hub(path)
    halves = [" ".join(WORDS[10:16]), " ".join(WORDS[16:22])]
    np.testing.assert_allclose(
        encoder.encode([" ".join(halves)])[0], unit(encoder.encode(halves).sum(axis=0)), atol=1e-6
    )


def test_a_tokenizer_that_cuts_does_not_cut(tmp_path):
    tokenizer = tiny_tokenizer()
    tokenizer.enable_truncation(5)
    embedding = StaticEmbedding(tokenizer, embedding_dim=8)
    SentenceTransformer(modules=[embedding], device="cpu").save(
        str(tmp_path), create_model_card=False
    )
    encoder = load_hub(str(tmp_path))
    ten = " ".join(WORDS[:10])
    expected = np.mean(embedding.embedding.weight.detach().numpy()[4:14], axis=0)
    assert encoder.encode([ten])[0] @ unit(expected) > 0.9
    assert encoder.encode([ten])[0] @ encoder.encode([" ".join(WORDS[:5])])[0] < 0.99


def test_a_directory_without_a_model_is_an_error(tmp_path):
    with pytest.raises(EncoderError, match="must hold a whole sentence-transformers model"):
        load_hub(str(tmp_path))


def test_a_damaged_model_is_an_error(tiny, tmp_path):
    weights = tmp_path / "model" / "model.safetensors"
    weights.write_bytes(weights.read_bytes()[:1000])
    with pytest.raises(EncoderError, match="cannot be loaded"):
        load_hub(tiny)


def test_an_unreachable_hub_is_an_error_that_names_what_is_here(monkeypatch, tmp_path):
    def unreachable(*_, **__):
        raise httpx2.ConnectError("no route")

    monkeypatch.setattr(hub, "model_info", unreachable)
    monkeypatch.setenv("SENTENCE_TRANSFORMERS_HOME", str(tmp_path))
    with pytest.raises(EncoderError, match=r"cannot be reached .* use muse or e5"):
        load_hub("samewire-tests/no-such-model")


def test_a_model_the_hub_does_not_have_is_an_error(monkeypatch):
    def missing(*_, **__):
        request = httpx2.Request("GET", "https://hub.invalid")
        raise RepositoryNotFoundError("404", response=httpx2.Response(404, request=request))

    monkeypatch.setattr(hub, "model_info", missing)
    with pytest.raises(EncoderError, match="has no model 'samewire-tests/no-such-model'"):
        load_hub("samewire-tests/no-such-model")


def test_an_impossible_model_id_is_an_error():
    with pytest.raises(EncoderError, match="is not a Hugging Face model id"):
        load_hub("owner/no spaces!")
