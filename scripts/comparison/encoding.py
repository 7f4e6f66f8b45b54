"""Vectors for the peers, each with the seconds that it took to make them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Any, TypeVar

import numpy as np
from sentence_transformers import SentenceTransformer

from benchmark.peer import embed_articles
from models.bundled import E5, MUSE
from models.cores import available_cores, map_batches, use_cores
from models.e5 import load_e5
from models.e5_module import e5_sentence_transformer
from models.encoder import Encoder, Vectors
from models.muse import load_muse

_FINGERPRINTS = {encoder.name: encoder.fingerprint for encoder in (MUSE, E5)}
_LOADERS: dict[str, Callable[[], Encoder]] = {MUSE.name: load_muse, E5.name: load_e5}
_BATCH = 8

Model = TypeVar("Model")


@dataclass(frozen=True, slots=True)
class Encoded:
    """Vectors (texts, d) float32 and the seconds from loading the encoder to the last of them."""

    vectors: Vectors
    seconds: float


class Encoders:
    """The bundled encoders, loaded when first needed.

    Vectors are kept below `work` where it is given, with the seconds they took when they were
    made, so that another run need not make them and still tells the speed.
    """

    def __init__(self, work: Path | None) -> None:
        self._work = work
        self._loaded: dict[Callable[[], Any], tuple[Any, float]] = {}

    def articles(self, texts: Sequence[str]) -> Encoded:
        """Embed whole articles with `e5`: each is cut at the 512 tokens that the model takes."""
        return self._kept("articles", E5.name, texts, e5_sentence_transformer, _articles)

    def passages(self, name: str, texts: Sequence[str]) -> Encoded:
        """Embed sentences or windows with `muse` or `e5`, none of them cut."""
        return self._kept("passages", name, texts, _LOADERS[name], _passages)

    def _kept(
        self,
        kind: str,
        name: str,
        texts: Sequence[str],
        load: Callable[[], Model],
        encode: Callable[[Model, Sequence[str]], Vectors],
    ) -> Encoded:
        path = self._path(kind, name, texts)
        if path is not None and path.is_file():
            with np.load(path) as kept:
                return Encoded(kept["vectors"], float(kept["seconds"]))
        model, loading = self._model(load)
        start = perf_counter()
        made = Encoded(encode(model, texts), loading + perf_counter() - start)
        if path is not None:
            _keep(made, path)
        return made

    def _path(self, kind: str, name: str, texts: Sequence[str]) -> Path | None:
        if self._work is None:
            return None
        digest = hashlib.sha256(f"{kind} {_FINGERPRINTS[name]}".encode())
        for text in texts:
            raw = text.encode("utf-8", "surrogatepass")
            digest.update(len(raw).to_bytes(8, "big") + raw)
        return self._work / f"{kind}-{name}-{digest.hexdigest()[:32]}.npz"

    def _model(self, load: Callable[[], Model]) -> tuple[Model, float]:
        """What is loaded and the seconds that loading it took, once."""
        if load not in self._loaded:
            start = perf_counter()
            self._loaded[load] = (load(), perf_counter() - start)
        return self._loaded[load]


def _articles(model: SentenceTransformer, texts: Sequence[str]) -> Vectors:
    """Embed as `embed_articles` does, but a batch a core and like lengths together: faster."""
    use_cores(available_cores())
    order = sorted(range(len(texts)), key=lambda place: -len(texts[place]))
    batches = [order[start : start + _BATCH] for start in range(0, len(order), _BATCH)]
    vectors = np.empty((len(texts), E5.dimension), dtype=np.float32)
    made = map_batches(lambda batch: embed_articles(model, [texts[i] for i in batch]), batches)
    for batch, rows in zip(batches, made, strict=True):
        vectors[batch] = rows
    return vectors


def _passages(encoder: Encoder, texts: Sequence[str]) -> Vectors:
    use_cores(available_cores())
    return encoder.encode(texts)


def _keep(encoded: Encoded, path: Path) -> None:
    """Write the vectors whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(".part")
    with part.open("wb") as file:
        np.savez(file, vectors=encoded.vectors, seconds=encoded.seconds)
    part.replace(path)
