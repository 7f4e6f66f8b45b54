"""A data directory with so many stored articles, written through the port of the store."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from multiprocessing import get_context
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

import models.space
from models.cores import available_cores, use_cores
from models.grid import on_grid
from models.space import Space
from service.article import Article, Language, PreparedArticle, Sentence
from service.cluster import Canonical
from service.live.snapshot import load_neighbourhood, save_snapshot
from service.live.stamp import set_stamp, short, stamp_of
from service.live.understanding import group_of, keys_of, record_digest
from service.match.verdicts.first_look import NEAR
from service.match.verdicts.side import Side
from service.settings import Settings
from service.store import Archive, ArticleWriter, Neighbour, Node, StoredCluster, content_digest
from speed.planted import STORIES, PlantedEncoder, is_told_of, lines
from speed.progress import progress

_VERSIONS = (1, 1, 1, 1, 2, 1, 3, 1, 1, 6)
"""How many versions stories have, in turns."""
_BLOCK = 28 * STORIES * sum(_VERSIONS) // len(_VERSIONS)
"""Articles of whole topics: whoever lacks half of its own has neighbours among all others, and is
among the candidates of whatever comes."""
_AT = datetime(2024, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class _Made:
    prepared: PreparedArticle
    sentences: NDArray[np.float16] | None
    """None where they are never read."""
    index: NDArray[np.float16]
    near: Sequence[tuple[int, float]]
    """Places within the block and similarities, nearest first."""


def plant() -> None:
    """Let every space of this process encode for nothing, with the threads of a real one."""
    use_cores(available_cores())
    vars(models.space)["load_encoder"] = lambda _: PlantedEncoder()
    # A process of its own would load the real one.
    vars(models.space)["LIGHT"] = frozenset()


def record(story: int, version: int) -> Article:
    """An article as it would be sent."""
    title, *text = lines(story, version)
    body = "\n".join(text)
    id_ = f"stored-{story:07}-{version}"
    return Article(id_, title, body, record={"id": id_, "title": title, "text": body})


def stories(articles: int) -> Iterator[tuple[int, int]]:
    """Story and version of so many articles."""
    made, story = 0, 0
    while made < articles:
        for version in range(min(_VERSIONS[story % len(_VERSIONS)], articles - made)):
            yield story, version
            made += 1
        story += 1


def fill(data: Path, articles: int) -> None:
    """Write the directory; its articles are placed each in a cluster of its own.

    Nearest neighbours are exact within blocks of whole topics: so they are nearly those of a store
    that grew. Vectors of sentences are kept of the topics alone that new stories are of: all others
    would only be written. The index is written as it is once it has moved.
    """
    settings = Settings()
    space = Space(settings.encoder)
    store = Archive.open(data)
    try:
        with store.write() as tx:
            set_stamp(tx, stamp_of(space, settings))
        done = 0
        with store.fill() as tx:
            for block in _blocks(articles):
                _write(tx, block, space, settings)
                done += len(block)
                progress(f"filling {data.name}", done, articles)
        _write_index(store, data, space, settings)
    finally:
        store.close()


def _write_index(store: Archive, data: Path, space: Space, settings: Settings) -> None:
    stamp = short(stamp_of(space, settings))
    near, _, _ = load_neighbourhood(store, data, space.dimension, settings.neighbours, stamp)
    with store.read() as reader:
        change = reader.change()
    save_snapshot(near, data, change, stamp)


def _blocks(articles: int) -> Iterator[list[_Made]]:
    """Articles with all that is written of them; another process makes the next block meanwhile."""
    wanted = stories(articles)
    with ProcessPoolExecutor(1, get_context("spawn"), plant) as pool:
        following = pool.submit(_make, list(islice(wanted, _BLOCK)))
        while block := following.result():
            following = pool.submit(_make, list(islice(wanted, _BLOCK)))
            yield block


def _make(wanted: Sequence[tuple[int, int]]) -> list[_Made]:
    settings = Settings()
    space, encoder = Space(settings.encoder), PlantedEncoder()
    prepared = [_prepared(*each) for each in wanted]
    sentences = [on_grid(encoder.encode([s.text for s in one.sentences])) for one in prepared]
    index = [_index_vectors(*each, space) for each in zip(prepared, sentences, strict=True)]
    near = _nearest(np.concatenate(index), settings.neighbours) if index else []
    kept = [
        rows if is_told_of(story) else None
        for (story, _), rows in zip(wanted, sentences, strict=True)
    ]
    return list(map(_Made, prepared, kept, index, near))


def _prepared(story: int, version: int) -> PreparedArticle:
    article = record(story, version)
    sentences = [Sentence("title", 0, len(article.title), article.title)]
    start = 0
    for line in article.text.split("\n"):
        sentences.append(Sentence("text", start, start + len(line), line))
        start += len(line) + 1
    return PreparedArticle(
        article=article,
        language=Language("en", 1.0),
        sentences=tuple(sentences),
        provenance=(),
        exact_key=hashlib.sha256(article.text.encode()).hexdigest(),
        lexical_keys=_keys(f"{story} {version}", 24),
        fact_keys=_keys(str(story), 16),
    )


def _keys(of: str, count: int) -> tuple[int, ...]:
    drawn = hashlib.shake_128(of.encode()).digest(8 * count)
    return tuple((np.frombuffer(drawn, np.uint64) >> 1).tolist())


def _index_vectors(
    prepared: PreparedArticle, vectors: NDArray[np.float16], space: Space
) -> NDArray[np.float16]:
    side = Side(prepared, space, lambda *_: vectors.astype(np.float32))
    return side.index_vectors.astype(np.float16)


def space_name(space: Space) -> str:
    """The encoder that everything here is embedded with: the first one."""
    return next(iter(space.fingerprints))


def _write(tx: ArticleWriter, block: list[_Made], space: Space, settings: Settings) -> None:
    name = space_name(space)
    made_by = space.fingerprint(name)
    tx.put_vectors(
        [
            (content_digest(each.prepared), made_by, each.sentences)
            for each in block
            if each.sentences is not None
        ]
    )
    entries = []
    for each in block:
        group = group_of(each.prepared, settings)
        digest = record_digest(each.prepared.article)
        entries.append(tx.add_article(each.prepared, digest, group, name, _AT))
    numbers = [entry.number for entry in entries]
    for entry, each in zip(entries, block, strict=True):
        near = tuple(Neighbour(numbers[place], likeness) for place, likeness in each.near)
        keys = keys_of(each.prepared, settings)
        tx.put_node(Node(entry.number, entry.id, entry.group, each.index, near, keys))
        number = tx.new_cluster(_AT)
        canonical = Canonical(entry.id, "id", "The only one.")
        tx.put_cluster(
            StoredCluster(number, canonical, {"en": canonical}, 1, 0, _AT, _AT, None, ("en",))
        )
        tx.assign(number, [entry.number])


def _nearest(index: NDArray[np.float16], k: int) -> list[list[tuple[int, float]]]:
    vectors = index.astype(np.float32)
    cosines = vectors @ vectors.T
    np.fill_diagonal(cosines, -1)
    width = min(k, len(vectors))
    found = []
    for row, some in zip(cosines, np.argpartition(-cosines, width - 1)[:, :width], strict=True):
        best = some[np.lexsort((some, -row[some]))]
        found.append([(int(place), float(row[place])) for place in best if row[place] >= NEAR])
    return found
