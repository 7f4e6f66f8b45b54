"""Deduplicate as is usual: one embedding an article, its nearest neighbours, one threshold.

usage: peer.py ARTICLES.jsonl RESULT.json

sentence-transformers with multilingual-e5-small in batches of 32, each article cut at the 512
tokens that the model takes; an exact FAISS index; pairs whose cosine reaches a threshold;
connected components. The result holds the clusters at every threshold of a grid, so that the
best one can be chosen with the answers: no user could do better.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter

import faiss
import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components
from sentence_transformers import SentenceTransformer

from benchmark.measure import write_result
from models.e5_module import e5_sentence_transformer
from models.encoder import Vectors

_NEIGHBOURS = 32
_THRESHOLD = 0.9
_GRID = np.arange(0.8, 0.9999, 0.005)


def main(articles_file: Path, result: Path) -> None:
    """Measure from reading the articles to their clusters."""
    start = perf_counter()
    with articles_file.open(encoding="utf-8") as lines:
        articles = [json.loads(line) for line in lines]
    texts = [f"{article.get('title') or ''}\n{article['text']}" for article in articles]
    loading = perf_counter()
    model = e5_sentence_transformer()
    load_seconds = perf_counter() - loading
    vectors = embed_articles(model, texts)
    index = faiss.IndexFlatIP(vectors.shape[1])
    index.add(vectors)
    cosines, neighbours = index.search(vectors, min(_NEIGHBOURS, len(articles)))
    _clusters(cosines, neighbours, _THRESHOLD)
    seconds = perf_counter() - start
    ids = [article["id"] for article in articles]
    clusters = {
        f"{threshold:.3f}": dict(
            zip(ids, _clusters(cosines, neighbours, threshold).tolist(), strict=True)
        )
        for threshold in _GRID
    }
    write_result(result, seconds, load_seconds=load_seconds, clusters=clusters)


def embed_articles(model: SentenceTransformer, texts: Sequence[str]) -> Vectors:
    """Embed whole articles as is usual: (texts, d) float32, each text cut where the model ends."""
    vectors: Vectors = model.encode(list(texts), batch_size=32, show_progress_bar=False)
    return vectors


def _clusters(
    cosines: NDArray[np.float32], neighbours: NDArray[np.int64], threshold: float
) -> NDArray[np.int32]:
    """Number the connected components of pairs at or above the threshold: (articles,)."""
    left, place = np.nonzero(cosines >= threshold)
    right = neighbours[left, place]
    size = len(cosines)
    graph = coo_array((np.ones(len(left), dtype=bool), (left, right)), shape=(size, size))
    labels: NDArray[np.int32] = connected_components(graph, directed=False)[1]
    return labels


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
