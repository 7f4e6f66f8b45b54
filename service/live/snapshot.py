"""The index on disk: a cache of the store, stamped with what it belongs to."""

from __future__ import annotations

import hashlib
import json
from contextlib import suppress
from pathlib import Path
from typing import Any

import numpy as np

from service.errors import StoreError
from service.files import sync
from service.live.neighbourhood import Neighbourhood
from service.match.index import FlatIndex
from service.store import ArticleReader, ArticleStore

SNAPSHOT = "read from its snapshot"
"""How the index came where it was not built anew."""
_STAMP = "index.json"
_FILES = "index-*.faiss*"
_VERSION = 2


def load_neighbourhood(
    store: ArticleStore, directory: Path, dimension: int, k: int, stamp: str
) -> tuple[Neighbourhood, str]:
    """The index vectors and radii of a store, and how they came: SNAPSHOT or why not.

    A snapshot that is missing, damaged or stamped otherwise is no loss: the vectors are in the
    store. What was written after the snapshot is caught up.
    """
    read = _read(directory, dimension, stamp)
    index, since, how = read if isinstance(read, tuple) else (FlatIndex(dimension), 0, read)
    with store.read() as reader:
        if since > reader.change():
            # An earlier store was put in the place of the one that it was written for.
            index, since, how = (
                FlatIndex(dimension),
                0,
                "rebuilt: the snapshot is ahead of the store",
            )
        near = Neighbourhood(index, k)
        stored = set()
        for number, neighbours, least in reader.radii():
            stored.add(number)
            near.set_radius(number, neighbours, least)
        _catch_up(index, reader, stored, since)
    return near, how


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
    except (OSError, RuntimeError) as error:
        with suppress(OSError):
            temporary.unlink()
        raise StoreError(
            f"{path} cannot be written: {error}; nothing is lost, the next start takes longer"
        ) from error
    for old in directory.glob(_FILES):
        if old != path:
            with suppress(OSError):
                old.unlink()


def _read(directory: Path, dimension: int, stamp: str) -> tuple[FlatIndex, int, str] | str:
    try:
        about: Any = json.loads((directory / _STAMP).read_text("utf-8"))
        if (about["version"], about["stamp"]) != (_VERSION, stamp):
            return "rebuilt: the snapshot belongs to another configuration"
        path = directory / Path(about["file"]).name
        if _digest(path) != about["sha256"]:
            return "rebuilt: the snapshot is damaged"
        index = FlatIndex.read(str(path))
        if index.dimension != dimension:
            return "rebuilt: the snapshot has another dimension"
        return index, int(about["change"]), SNAPSHOT
    except FileNotFoundError:
        return "rebuilt: there is no snapshot"
    except (OSError, ValueError, KeyError, TypeError, RuntimeError):
        return "rebuilt: the snapshot is damaged"


def _catch_up(index: FlatIndex, reader: ArticleReader, stored: set[int], since: int) -> None:
    later = dict(reader.node_vectors(since))
    held = set(index.numbers().tolist())
    stale = (held - stored) | (held & later.keys())
    index.remove(np.array(sorted(stale), dtype=np.int64))
    missing = stored - held - later.keys()
    if missing:
        later |= {n: v for n, v in reader.node_vectors() if n in missing}
    if later:
        rows = [(number, vector) for number in sorted(later) for vector in later[number]]
        numbers = np.array([number for number, _ in rows], dtype=np.int64)
        index.add(numbers, np.stack([vector for _, vector in rows]).astype(np.float32))


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
