"""A long article is encoded in parts, between which it is heard that the work goes on."""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np
from report_shapes import prepared

from models.grid import on_grid
from service.pipeline.embedding import Embeddings
from service.store import WorkStore

SENTENCES = [f"Sentence {number}." for number in range(3000)]


def encode(_name, sentences):
    rows = np.array([[len(s), int(s[9:-1])] for s in sentences], dtype=np.float32)
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


def test_a_long_article_gives_signs_of_life_and_the_vectors_of_its_sentences(tmp_path):
    sizes, heard = [], []

    def told(name, sentences):
        sizes.append(len(sentences))
        return encode(name, sentences)

    space = SimpleNamespace(encode=told, fingerprint=str, light=frozenset())
    articles = [prepared("long", "", SENTENCES), prepared("brief", "", SENTENCES[:3])]
    with WorkStore.open(tmp_path) as store:
        embeddings = Embeddings(store, space)
        embeddings.fill(((one, "toy") for one in articles), heard.append)
        assert sizes == [256] * 11 + [184, 3]
        assert heard.count(0) >= 12
        assert sum(heard) == 2
        for one, texts in zip(articles, (SENTENCES, SENTENCES[:3]), strict=True):
            assert np.array_equal(embeddings(one, "toy"), on_grid(encode("toy", texts)))
