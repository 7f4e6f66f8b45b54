"""The index of a running engine: read at the start and after failures, written now and then."""

from __future__ import annotations

import logging
from pathlib import Path

from models.space import Space
from service.errors import StoreError
from service.live.neighbourhood import Neighbourhood
from service.live.snapshot import load_neighbourhood, read_again, save_snapshot
from service.live.touched import Touched
from service.match.search.mixed_index import MixedIndex
from service.settings import Settings
from service.store import ArticleStore

_EVERY = 5_000
"""Changes of nodes after which the snapshot is written anew, at least."""
_SHARE = 50
"""Of so many vectors one has to be another since: a large index takes longer to write."""

_log = logging.getLogger(__name__)


class KeptIndex:
    """Keeps `near` equal to the store; its snapshot belongs to a stamp."""

    def __init__(
        self, store: ArticleStore, data: Path, space: Space, settings: Settings, stamp: str
    ) -> None:
        self.near = Neighbourhood(MixedIndex(space.dimension), settings.neighbours)
        self.near.touched = self._touched = Touched()
        self._store = store
        self._data = data
        self._dimension = space.dimension
        self._stamp = stamp
        self._saved = 0
        self._moves = 0

    def load(self) -> None:
        """Read the index anew from its snapshot and the store; raises StoreError."""
        near, how, self._saved = load_neighbourhood(
            self._store, self._data, self._dimension, self.near.k, self._stamp, beside=True
        )
        self.near.become(near)
        self._touched.clear()
        self._moves = 0
        _log.info("index of %d vectors, %s", len(near), how)

    def committed(self) -> None:
        """Hear that the store has all that the index was told."""
        self._touched.clear()

    def recover(self) -> None:
        """Take back what was not committed; raises StoreError.

        On a full disk every write fails, and of a large index few nodes are concerned.
        """
        try:
            with self._store.read() as reader:
                read_again(self.near, reader, self._touched)
        except StoreError:
            raise
        except Exception:  # noqa: BLE001 - an index that fails is of no use for anything
            _log.exception("the index cannot take back a failed write and is read anew")
            self.load()
        else:
            self._touched.clear()

    def save_if_due(self) -> None:
        """Write the snapshot when much has changed since the last one; nothing may be written
        to the store meanwhile.
        """
        self.save(max(_EVERY, len(self.near) // _SHARE))

    def save(self, least: int = 1) -> None:
        """Write the snapshot when so many changes came since the last one, or the index has moved,
        which the next start would have to do again; a failure is logged.
        """
        moves = self.near.moves
        try:
            with self._store.read() as reader:
                change = reader.change()
            if change - self._saved >= least or moves != self._moves:
                save_snapshot(self.near, self._data, change, self._stamp)
                self._saved, self._moves = change, moves
        except StoreError as error:
            _log.warning("no snapshot of the index: %s", error)

    def close(self) -> None:
        """End what the index does beside; it may still be saved."""
        self.near.close()
