"""A store is brought to another configuration: everything is understood and compared anew."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from models.space import Space
from service.live.candidates import Candidates
from service.live.neighbourhood import Neighbourhood
from service.live.nodes import Nodes
from service.live.regroup import Regrouping, Touch
from service.live.snapshot import load_neighbourhood, save_snapshot
from service.live.stamp import begin_reindex, has_stamp, set_stamp, short, stamp_of
from service.live.thinking import Thinking
from service.live.understanding import keep_vectors
from service.progress import Progress
from service.settings import Settings
from service.store import Archive

_AT_ONCE = 32
"""Articles that are encoded together, and committed together: what an interruption repeats."""


def reindex(data: Path, settings: Settings, progress: Progress) -> int | None:
    """Index a data directory anew under these settings; returns how many articles it holds.

    None where it is of these settings already: then nothing is done.

    Ids of articles and clusters and all decisions stay; clusters that come out otherwise are
    told in the change feed. Interrupted, it goes on where it stopped when run again with the
    same settings; until it is finished the store cannot be served.

    Raises:
        StoreError: the directory holds no store, is in use, damaged or cannot be written.
        EncoderError: an encoder cannot be loaded.
    """
    space = Space(settings.encoder, settings.calibration)
    with (
        Archive.open(data, new=False) as store,
        closing(Thinking(store, space, settings)) as thinking,
    ):
        return _Reindex(data, store, space, settings, thinking, progress).run()


class _Reindex:
    def __init__(
        self,
        data: Path,
        store: Archive,
        space: Space,
        settings: Settings,
        thinking: Thinking,
        progress: Progress,
    ) -> None:
        self._data = data
        self._store = store
        self._space = space
        self._stamp = stamp_of(space, settings)
        self._settings = settings
        self._progress = progress
        self._thinking = thinking
        self._verifier = thinking.verifier

    def run(self) -> int | None:
        with self._store.read() as reader:
            if has_stamp(reader, self._stamp):
                return None
        with self._store.write() as tx:
            if begin_reindex(tx, self._stamp):
                self._progress.note("continuing a re-index that was interrupted")
            count = tx.count()
        self._progress.stage("encoding", count, "articles")
        self._understand()
        self._progress.stage("verifying", count, "articles")
        near = self._compare()
        self._progress.stage("clustering", None, "articles")
        self._regroup()
        with self._store.read() as reader:
            save_snapshot(near, self._data, reader.change(), short(self._stamp))
        return count

    def _understand(self) -> None:
        """Prepare and encode every article anew."""
        while True:
            with self._store.read() as reader:
                numbers = reader.unindexed(_AT_ONCE)
                entries = reader.entries(numbers)
                articles = [reader.article(n).article for n in numbers]
            if not numbers:
                return
            known = self._thinking.understand_all(articles)
            with self._store.write() as tx:
                for number, one in zip(numbers, known, strict=True):
                    at = entries[number].updated_at
                    tx.replace_article(number, one.prepared, one.digest, one.group, one.encoder, at)
                    keep_vectors(tx, one)
                tx.mark_indexed(numbers)
            self._progress.advance(len(numbers))

    def _compare(self) -> Neighbourhood:
        """Enter a node for every content; those that are there already are left as they are."""
        dimension, k = self._space.dimension, self._settings.neighbours
        stamp = short(self._stamp)
        near, _, _ = load_neighbourhood(self._store, self._data, dimension, k, stamp)
        nodes = Nodes(Candidates(near), self._verifier)
        with self._store.read() as reader:
            groups = list(dict.fromkeys(entry.group for entry in reader.all_entries()))
        for at in range(0, len(groups), _AT_ONCE):
            with self._store.write() as tx:
                for group in groups[at : at + _AT_ONCE]:
                    nodes.follow(tx, [group], None)
            self._progress.advance(len(groups[at : at + _AT_ONCE]))
        return near

    def _regroup(self) -> None:
        """Form all clusters, and let the store be one of this configuration."""
        with self._store.write() as tx:
            groups = {entry.group for entry in tx.all_entries()}
            Regrouping(self._verifier).regroup(tx, groups, Touch(datetime.now(UTC)))
            set_stamp(tx, self._stamp)
