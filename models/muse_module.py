"""`muse` as a SentenceTransformer, to be saved, published and loaded as any other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Self

import numpy as np
import torch
from sentence_transformers import SentenceTransformer
from torch import Tensor, nn

from models.muse import Muse
from models.muse_network import Network
from models.muse_tokenizer import MuseTokenizer
from models.packed_module import FindFile, PackedModule

_TOKENIZER_FILE = "sentencepiece.model"


class MuseModule(PackedModule):
    """Sentences to unit vectors of 512 dimensions; a batch is flat: no padding, no length limit.

    Features: `input_ids` (tokens of all sentences,) int32 and `lengths` (sentences,) int64 in;
    `sentence_embedding` (sentences, 512) float32 out. It computes on the CPU wherever it is.
    """

    def __init__(self, tokenizer: MuseTokenizer, network: Network) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.tokenizer_ = tokenizer
        self._compute = network
        self.network = nn.Module()
        for name, array in network.weights.items():
            self.network.register_buffer(name, torch.from_numpy(array))

    def preprocess(
        self, inputs: Sequence[Any], prompt: str | None = None, **_: object
    ) -> dict[str, Tensor]:
        """Return the features of texts."""
        ids = self.tokenizer_([(prompt or "") + text for text in inputs])
        return {
            "input_ids": torch.from_numpy(np.concatenate(ids)),
            "lengths": torch.tensor([len(sentence) for sentence in ids]),
        }

    def forward(self, features: dict[str, Tensor], **_: object) -> dict[str, Tensor]:
        """Add the `sentence_embedding` to the features."""
        ids, ends = features["input_ids"], features["lengths"].cumsum(0)[:-1]
        sentences = np.split(ids.cpu().numpy(), ends.cpu().numpy())
        features["sentence_embedding"] = torch.from_numpy(self._compute(sentences)).to(ids.device)
        return features

    def get_embedding_dimension(self) -> int:
        """Return the length of a vector."""
        return self._compute.dimension

    @property
    def max_seq_length(self) -> None:
        """None: the network takes sentences of any length."""

    def save(
        self, output_path: str, *_: object, safe_serialization: bool = True, **__: object
    ) -> None:
        """Write the tokenizer and the weights, quantised as they are, into a directory."""
        Path(output_path, _TOKENIZER_FILE).write_bytes(self.tokenizer_.model)
        self.save_torch_weights(output_path, safe_serialization=safe_serialization)

    @classmethod
    def restore(cls, find: FindFile, weights: Mapping[str, Tensor]) -> Self:
        """See PackedModule.restore."""
        tokenizer = MuseTokenizer(find(_TOKENIZER_FILE).read_bytes())
        return cls(tokenizer, Network({name: tensor.numpy() for name, tensor in weights.items()}))


def as_sentence_transformer(muse: Muse) -> SentenceTransformer:
    """Return the encoder as a model of sentence-transformers; it shares the weights."""
    module = MuseModule(muse.tokenizer, muse.network)
    return SentenceTransformer(modules=[module], device="cpu", local_files_only=True)
