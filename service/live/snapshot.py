"""The index on disk: a cache of the store, stamped with what it belongs to."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from service.errors import StoreError
from service.files import sync
from service.live.neighbourhood import Neighbourhood
from service.live.touched import Touched, as_array
from service.match.search.mixed_index import MixedIndex
from service.store import ArticleReader, ArticleStore, Neighbours

SNAPSHOT = "read from its snapshot"
"""How the index came where it was not built anew."""
_STAMP = "index.json"
_FILES = "index-*.faiss*"
_VERSION = 7
_BLOCK = 1_024
"""Nodes whose vectors are taken from the store at one time."""
_RADIUS = np.dtype([("number", np.int64), ("neighbours", np.int64), ("least", np.float32)])


def load_neighbourhood(
    store: ArticleStore,
    directory: Path,
    dimension: int,
    k: int,
    stamp: str,
    *,
    beside: bool = False,
) -> tuple[Neighbourhood, str, int]:
    """The index vectors and radii of a store, how they came, SNAPSHOT or why not, and the change of
    the store that the snapshot belongs to, 0 without one.

    A snapshot that is missing, damaged or stamped otherwise is no loss: the vectors are in the
    store. What was written after the snapshot is caught up, and the index moves once at most, when
    all is there. `beside` is that of MixedIndex.
    """
    read = _read(directory, dimension, stamp, beside=beside)
    empty = MixedIndex(dimension, beside=beside)
    index, since, how = read if isinstance(read, tuple) else (empty, 0, read)
    with store.read() as reader:
        if since > reader.change():
            # An earlier store was put in the place of the one that it was written for.
            index.close()
            index, since, how = empty, 0, "rebuilt: the snapshot is ahead of the store"
        near = Neighbourhood(index, k)
        stored = _radii(near, reader, beyond=False)
        _radii(near, reader, beyond=True)
        with index.at_rest():
            _catch_up(near, reader, stored, since)
    return near, how, since


def read_again(near: Neighbourhood, reader: ArticleReader, touched: Touched) -> None:
    """Let nodes be in the index what they are in the store, whatever they are now."""
    numbers = touched.vectors | touched.radii
    near.remove(as_array(touched.vectors))
    near.lose_radii(as_array(numbers))
    nodes = (reader.node(number) for number in sorted(numbers))
    for node in (node for node in nodes if node is not None and len(node.vectors)):
        if node.number in touched.vectors:
            _put(near, iter([(node.number, node.carried, node.vectors)]))
        for beyond, found in ((False, node.neighbours), (True, node.beyond)):
            if found is not None:
                near.keep({node.number: Neighbours.of(found)}, beyond=beyond)


def save_snapshot(near: Neighbourhood, directory: Path, change: int, stamp: str) -> None:
    """Write the index as it is after a change of the store; the earlier one stays until then.

    Raises StoreError when it cannot be written.
    """
    path = directory / f"index-{change}.faiss"
    temporary = directory / (path.name + ".new")
    try:
        near.write(str(temporary))
        digest = _digest(temporary)
        sync(temporary)
        temporary.replace(path)
        about = {
            "version": _VERSION,
            "stamp": stamp,
            "change": change,
            "file": path.name,
            "sha256": digest,
        }
        told = directory / (_STAMP + ".new")
        told.write_text(json.dumps(about), "utf-8")
        sync(told)
        told.replace(directory / _STAMP)
    except OSError as error:
        with suppress(OSError):
            temporary.unlink()
        raise StoreError(
            f"{path} cannot be written: {error}; nothing is lost, the next start takes longer"
        ) from error
    for old in directory.glob(_FILES):
        if old != path:
            with suppress(OSError):
                old.unlink()


def _read(
    directory: Path, dimension: int, stamp: str, *, beside: bool
) -> tuple[MixedIndex, int, str] | str:
    try:
        about: Any = json.loads((directory / _STAMP).read_text("utf-8"))
        if (about["version"], about["stamp"]) != (_VERSION, stamp):
            return "rebuilt: the snapshot belongs to another configuration"
        path = directory / Path(about["file"]).name
        if _digest(path) != about["sha256"]:
            return "rebuilt: the snapshot is damaged"
        index = MixedIndex.read(str(path), beside=beside)
        if index.dimension != dimension:
            return "rebuilt: the snapshot has another dimension"
        return index, int(about["change"]), SNAPSHOT
    except FileNotFoundError:
        return "rebuilt: there is no snapshot"
    except (OSError, EOFError, ValueError, KeyError, TypeError, RuntimeError):
        return "rebuilt: the snapshot is damaged"


def _radii(near: Neighbourhood, reader: ArticleReader, *, beyond: bool) -> NDArray[np.int64]:
    """Take radii from the store; returns whose they are."""
    stored = np.fromiter(reader.radii(beyond=beyond), _RADIUS)
    near.set_radii(stored["number"], stored["neighbours"], stored["least"], beyond=beyond)
    return stored["number"]


def _catch_up(
    near: Neighbourhood, reader: ArticleReader, stored: NDArray[np.int64], since: int
) -> None:
    near.remove(_without(near.numbers(), stored))
    _put(near, reader.node_vectors(since))
    missing = set(_without(stored, near.numbers()).tolist())
    if missing:
        _put(near, (row for row in reader.node_vectors() if row[0] in missing))


def _without(numbers: NDArray[np.int64], others: NDArray[np.int64]) -> NDArray[np.int64]:
    """Distinct numbers but for others, which are distinct, too."""
    return numbers[~np.isin(numbers, others, assume_unique=True)]


def _put(near: Neighbourhood, rows: Iterator[tuple[int, bool, NDArray[np.float16]]]) -> None:
    """Put the vectors of nodes in the place of those that it has of them."""
    while block := list(islice(rows, _BLOCK)):
        numbers = np.array([number for number, _, _ in block], dtype=np.int64)
        near.remove(numbers)
        counts = [len(vectors) for _, _, vectors in block]
        carried = np.repeat([carried for _, carried, _ in block], counts)
        vectors = np.concatenate([vectors for _, _, vectors in block]).astype(np.float32)
        near.put(np.repeat(numbers, counts), vectors, carried)


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
