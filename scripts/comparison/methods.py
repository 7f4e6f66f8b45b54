"""What a user would use instead of samewire, and how each method scores pairs of articles.

Every method is given what is best for it: it sees all pairs, not only near ones, and its
threshold is chosen with the answers.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from time import perf_counter

import faiss
import numpy as np

from comparison.corpus import Corpus
from comparison.encoding import Encoders
from comparison.min_hash import estimated_jaccard
from comparison.oracle import Edges, SweptClusters, at_best, dense
from comparison.semantic_hash import best_groups
from comparison.windows import bimax, load_tokenizer, windows
from models.bundled import E5, MUSE
from models.calibration import unit
from models.encoder import Vectors
from models.space import Space
from service.match.coverage.content import content
from service.match.coverage.passages import shares


@dataclass(frozen=True, slots=True)
class Method:
    """A method by the words that tables have for it."""

    label: str
    run: Callable[[Corpus, Encoders], SweptClusters]


def _embedding(corpus: Corpus, encoders: Encoders) -> SweptClusters:
    encoded = encoders.articles(corpus.texts)
    start = perf_counter()
    edges = nearest(encoded.vectors)
    return at_best(edges, corpus.gold, encoded.seconds + perf_counter() - start)


def nearest(vectors: Vectors) -> Edges:
    """Score every pair of rows by an exact FAISS index of inner products."""
    index = faiss.IndexFlatIP(vectors.shape[1])
    index.add(vectors)
    cosines, neighbours = index.search(vectors, len(vectors))
    left, place = np.nonzero(neighbours > np.arange(len(vectors))[:, None])
    return Edges(left, neighbours[left, place], cosines[left, place])


def _semhash(corpus: Corpus, encoders: Encoders) -> SweptClusters:
    texts = corpus.texts
    encoded = encoders.articles(texts)
    return best_groups(texts, encoded.vectors, corpus.gold, encoded.seconds)


def _min_hash(corpus: Corpus, _: Encoders) -> SweptClusters:
    start = perf_counter()
    edges = estimated_jaccard(corpus.texts)
    return at_best(edges, corpus.gold, perf_counter() - start)


def _sentence_means(corpus: Corpus, encoders: Encoders) -> SweptClusters:
    """Join the articles by the vectors that samewire's own index holds of them.

    The mean of the vectors of an article's sentences by their length, in the space of `muse`;
    where the language needs `e5`, or is unsure, carried over into it. An article in a language
    that neither knows has no vector and stays alone.
    """
    space = Space("auto")
    routes = [space.routes(article.languages)[-1:] for article in corpus.articles]
    means = np.zeros((len(corpus.articles), space.dimension), dtype=np.float32)
    seconds = corpus.seconds
    for name in (MUSE.name, E5.name):
        routed = [
            (place, route.language)
            for place, taken in enumerate(routes)
            for route in taken
            if route.encoder == name
        ]
        if not routed:
            continue
        sentences = [content(corpus.articles[place]) for place, _ in routed]
        encoded = encoders.passages(name, [s.text for own in sentences for s in own])
        seconds += encoded.seconds
        ends = np.cumsum([len(own) for own in sentences])
        parts = np.split(encoded.vectors, ends[:-1])
        for (place, language), own, vectors in zip(routed, sentences, parts, strict=True):
            rows = space.index_rows(name, vectors, language)
            means[place] = unit(shares(own) @ rows)
    start = perf_counter()
    edges = nearest(means)
    return at_best(edges, corpus.gold, seconds + perf_counter() - start)


def _bimax(name: str, corpus: Corpus, encoders: Encoders) -> SweptClusters:
    start = perf_counter()
    tokenizer = load_tokenizer()
    cut = [windows(tokenizer, text) for text in corpus.texts]
    seconds = perf_counter() - start
    encoded = encoders.passages(name, [window for own in cut for window in own])
    start = perf_counter()
    edges = dense(bimax(encoded.vectors, [len(own) for own in cut]))
    seconds += encoded.seconds + perf_counter() - start
    return at_best(edges, corpus.gold, seconds)


METHODS: Mapping[str, Method] = {
    "embedding": Method("one vector an article (e5), FAISS", _embedding),
    "semhash": Method("semhash (e5)", _semhash),
    "minhash": Method("MinHash LSH (datasketch)", _min_hash),
    "sentence_mean": Method("mean of sentence vectors (muse, e5)", _sentence_means),
    "bimax_muse": Method("BiMax, windows of 30 tokens (muse)", partial(_bimax, MUSE.name)),
    "bimax_e5": Method("BiMax, windows of 30 tokens (e5)", partial(_bimax, E5.name)),
}
