"""Short codes in lists around centres: which rows may be near a query, and no more."""

from __future__ import annotations

from functools import cache
from math import sqrt
from typing import Any, Self

import faiss
import numpy as np
from numpy.typing import NDArray

from models.calibration import unit
from models.encoder import Vectors
from service.match.search.entry_index import share_out

SAMPLE_EACH = 32
"""Vectors for each list from which its centre is learned."""
ROUNDS = 5
_PROBES = 192
"""Lists that are looked through."""
_VALUES = 4
"""Values of a vector that one code of four bits stands for."""


class Codes:
    """Ranks rows by product quantisation (FAISS FastScan) in the lists nearest to a query.

    Its codes and centres are of vectors that were turned (`turn`).
    """

    def __init__(self, index: Any) -> None:  # noqa: ANN401 - FAISS has no types
        self._index = index
        self._lists = _lists_in(index)
        self._lists.nprobe = _PROBES

    @classmethod
    def learned(cls, sample: Vectors, centres: Any) -> Self:  # noqa: ANN401 - FAISS has no types
        """Empty lists around turned centres, a FAISS index; the codes are learned from a sample."""
        dimension = sample.shape[1]
        lists = faiss.IndexIVFPQFastScan(
            centres,
            dimension,
            centres.ntotal,
            _codes_of(dimension),
            4,
            faiss.METRIC_INNER_PRODUCT,
        )
        # Codes of the vectors themselves: one table of products serves all lists of a query.
        lists.by_residual = False
        lists.pq.cp.min_points_per_centroid = 1
        lists.train(turn(dimension).apply(sample))
        return cls(faiss.IndexPreTransform(turn(dimension), lists))

    @classmethod
    def of(cls, data: NDArray[np.uint8]) -> Self:
        """What `data` was made from."""
        return cls(faiss.deserialize_index(data))

    def data(self) -> NDArray[np.uint8]:
        """All of it as bytes."""
        return np.asarray(faiss.serialize_index(self._index))

    @property
    def room(self) -> int:
        """How many rows the lists are made for; beyond they become too long."""
        return 4 * int(self._lists.nlist) ** 2 // 2

    def add(self, rows: NDArray[np.int64], vectors: Vectors) -> None:
        """Put vectors, (n, d), into lists under the numbers of their rows, (n,)."""
        share_out(len(vectors))
        self._index.add_with_ids(vectors, rows)

    def likely(self, vectors: Vectors, width: int) -> NDArray[np.int64]:
        """The rows that seem nearest to each vector, (n, width); -1 where there are fewer."""
        share_out(len(vectors))
        return np.asarray(self._index.search(vectors, width)[1], dtype=np.int64)

    def __len__(self) -> int:
        return int(self._index.ntotal)


class Centres:
    """As many centres as lists are wanted, better with each round: k-means on the sphere.

    The sphere is around the mean of all. What they have in common would make some centres near to
    everything, whose lists become twenty times as long as the mean and are looked through by each
    query (hubs: Radovanovic, Nanopoulos and Ivanovic 2010).
    """

    def __init__(self, sample: Vectors, lists: int) -> None:
        about = faiss.ClusteringParameters()
        about.niter, about.spherical = 1, True
        about.min_points_per_centroid, about.max_points_per_centroid = 1, len(sample)
        dimension = sample.shape[1]
        turned = turn(dimension).apply(sample)
        self._mean = faiss.CenteringTransform(dimension)
        self._mean.train(turned)
        self._sample = unit(self._mean.apply(turned))
        self._clustering = faiss.Clustering(dimension, lists, about)

    def learn(self) -> Any:  # noqa: ANN401 - FAISS has no types
        """The centres after one more round, a FAISS index of turned vectors."""
        found = faiss.IndexFlatIP(self._sample.shape[1])
        self._clustering.train(self._sample, found)
        return faiss.IndexPreTransform(self._mean, found)


def _lists_in(index: Any) -> Any:  # noqa: ANN401 - FAISS has no types
    return faiss.downcast_index(index.index)


@cache
def _codes_of(dimension: int) -> int:
    """How many codes a vector has: they share its values equally, about `_VALUES` each."""
    most = -(-dimension // _VALUES)
    return next(count for count in range(most, 0, -1) if dimension % count == 0)


def turn(dimension: int) -> Any:  # noqa: ANN401 - FAISS has no types
    """A rotation, always the same, after which each code has as much to tell as another."""
    signs = np.random.default_rng(0).choice([-1.0, 1.0], dimension)
    row, column = np.mgrid[:dimension, :dimension]
    # The discrete cosine transform spreads what a few directions carry over all of them.
    matrix = np.cos(np.pi / dimension * (column + 0.5) * row) * np.sqrt(2 / dimension) * signs
    matrix[0] /= np.sqrt(2)
    rotation = faiss.LinearTransform(dimension, dimension)
    faiss.copy_array_to_vector(matrix.astype(np.float32).ravel(), rotation.A)
    rotation.is_trained = True
    return rotation


def lists_for(vectors: int) -> int:
    """How many lists are made for so many vectors."""
    return max(1, round(sqrt(2 * vectors)))
