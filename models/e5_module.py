"""`e5` as a SentenceTransformer, to be saved, published, trained and loaded as any other.

Its network is the BertModel of transformers with the embedding table in 4 bits.
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

from models.bundled import E5
from models.e5_file import E5File
from models.e5_tokenizer import END, PAD, build_tokenizer
from models.e5_weights import read_weights
from models.packed_module import FindFile, PackedModule
from models.q4 import Q4Embedding
from models.quiet import quiet

_TOKENIZER_FILE = "tokenizer.json"


class E5Module(PackedModule):
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


def e5_sentence_transformer() -> SentenceTransformer:
    """Load `e5` as a model of sentence-transformers. Raises as models.e5.load_e5."""
    (packed,) = E5.files
    file = E5File(packed.read())
    module = E5Module(build_tokenizer(file.vocabulary), file.shape, read_weights(file))
    with quiet():
        return SentenceTransformer(
            modules=[module, Pooling(module.get_embedding_dimension()), Normalize()],
            prompts={"query": E5.prompt},
            default_prompt_name="query",
            device="cpu",
            local_files_only=True,
        )
