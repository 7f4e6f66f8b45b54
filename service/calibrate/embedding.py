"""The embeddings of parallel text, kept on disk so that a second calibration is quick."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Sequence
from pathlib import Path

import numpy as np

from models.encoder import Encoder, Vectors
from service.calibrate.corpus import Corpus, Embedded
from service.errors import StoreError
from service.progress import Progress
from service.text.writing.simplified import simplified


def embed(
    corpus: Corpus,
    encoder: Encoder,
    work: Path | None,
    progress: Progress,
    whole: Collection[str] = (),
) -> Embedded:
    """Embed the lines of the documents in every language, as those of articles are.

    work: where vectors are kept by encoder and text; None keeps none.
    whole: files of which every line is embedded, those of no document of the corpus too.

    Raises:
        EncoderError: a line cannot be embedded.
        StoreError: `work` cannot be used.
    """
    progress.stage("encoding", len(corpus.codes), "languages")
    vectors = {}
    for stem, texts in corpus.texts.items():
        lines = range(len(texts)) if stem in whole else corpus.lines
        read = [simplified(texts[n], corpus.codes[stem]) for n in lines]
        found = embedded_texts(read, encoder, work)
        vectors[stem] = np.full((len(texts), found.shape[1]), np.nan, np.float32)
        vectors[stem][list(lines)] = found
        progress.advance(1)
    return Embedded(corpus, vectors)


def embedded_texts(texts: Sequence[str], encoder: Encoder, work: Path | None) -> Vectors:
    """Embed texts, (n, d) float32, or take the vectors that are kept of just these.

    Raises EncoderError and StoreError as `embed` does.
    """
    if work is None:
        return encoder.encode(texts)
    digest = hashlib.sha256("\n".join([encoder.fingerprint, *texts]).encode()).hexdigest()[:24]
    kept = work / f"{digest}.npy"
    try:
        work.mkdir(parents=True, exist_ok=True)
        if kept.is_file():
            return np.asarray(np.load(kept), dtype=np.float32)
        vectors = encoder.encode(texts)
        part = kept.with_suffix(".part.npy")
        np.save(part, vectors)
        part.replace(kept)
    except (OSError, ValueError) as error:
        raise StoreError(f"{work}: vectors cannot be kept there: {error}") from error
    return vectors
