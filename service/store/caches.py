"""What is dear to compute outlives the run: vectors, by what they follow from."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from models.encoder import Vectors
from service.store.database import Database
from service.store.session import Session
from service.store.vector_codec import decode_vectors, encode_vectors


class VectorReader:
    """Vectors by content digest and encoder, to be read."""

    _database: Session

    def vectors(self, content: str, encoder: str) -> Vectors | None:
        """Return the sentence vectors of a content, float32 (n, d), read-only, or None.

        `content` is a `content_digest`, `encoder` the fingerprint of the encoder.
        """
        row = self._database.row("find_vectors", content=content, encoder=encoder)
        if row is None:
            return None
        return self._database.decode(lambda kept: decode_vectors(*kept), row)


class Caches(VectorReader):
    """Vectors by content digest and encoder."""

    _database: Database

    def put_vectors(self, rows: Sequence[tuple[str, str, NDArray[np.float16]]]) -> None:
        """Keep rows of content, encoder and vectors (n, d) on the grid, in one transaction."""
        with self._database.transaction():
            self._database.write_many("put_vectors", vector_rows(rows))

    def missing_vectors(self, contents: Sequence[str], encoder: str) -> set[str]:
        """Return which contents have no vectors of that encoder here."""
        asked = json.dumps(list(contents))
        rows = self._database.rows("missing_vectors", contents=asked, encoder=encoder)
        return {content for (content,) in rows}


def vector_rows(
    rows: Iterable[tuple[bytes | str, str, NDArray[np.float16]]],
) -> Iterator[dict[str, object]]:
    """Yield content, encoder and vectors (n, d) as the rows that keep them."""
    for content, encoder, vectors in rows:
        yield {
            "content": content,
            "encoder": encoder,
            "sentences": vectors.shape[0],
            "dimensions": vectors.shape[1],
            "data": encode_vectors(vectors),
        }
