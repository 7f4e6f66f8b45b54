"""Many nodes brought in at once are there as if each had been put alone."""

import sqlite3
from contextlib import closing

import numpy as np
import pytest
from store_helpers import make_article
from test_archive_failures import AT

from service.errors import StoreError
from service.store import Archive, Neighbour, Node, archive, archive_nodes

KEYS = [(1, b"x"), (1, b"y"), (2, b"x"), (2, b"")]


def put_all(writer):
    """Articles and nodes whose keys come in no order."""
    for n in (3, 1, 2, 5, 4):
        id_ = f"id {n}"
        number = writer.add_article(make_article(id_), b"digest", f"group {n}", None, AT).number
        vectors = np.full((1, 2), n, np.float16)
        near = (Neighbour(number, 0.5),)
        keys = tuple(KEYS[: 1 + n % len(KEYS)])[::-1]
        writer.put_node(Node(number, id_, f"group {n}", vectors, near, keys))


def rows(directory):
    with closing(sqlite3.connect(directory / "archive.db")) as connection:
        tables = ("article", "node", "node_vector", "node_key")
        return {
            table: connection.execute(f"SELECT * FROM {table} ORDER BY 1, 2, 3").fetchall()
            for table in tables
        }


@pytest.mark.parametrize("few", [0, 2, 128])
def test_a_filled_store_holds_what_one_does_that_was_written(tmp_path, monkeypatch, few):
    for module in (archive, archive_nodes):
        monkeypatch.setattr(module, "SORTED_AT_ONCE", few)
    with Archive.open(tmp_path / "filled") as store:
        with store.fill() as writer:
            put_all(writer)
        with store.write() as writer:
            found = [writer.key_neighbours(key, "id 3", 2) for key in KEYS]
    with Archive.open(tmp_path / "written") as store, store.write() as writer:
        put_all(writer)
        assert [writer.key_neighbours(key, "id 3", 2) for key in KEYS] == found
    assert rows(tmp_path / "filled") == rows(tmp_path / "written")


def test_what_fails_leaves_nothing_and_can_be_done_again(tmp_path):
    with Archive.open(tmp_path) as store:
        with pytest.raises(ZeroDivisionError), store.fill() as writer:
            put_all(writer)
            1 / 0  # noqa: B018
        assert not any(rows(tmp_path).values())
        for _ in range(2):
            with store.fill():
                pass
        with store.fill() as writer:
            put_all(writer)
        assert all(rows(tmp_path).values())


def test_what_was_attached_to_is_not_filled(tmp_path):
    Archive.open(tmp_path).close()
    with (
        Archive.attach(tmp_path) as archive,
        pytest.raises(StoreError, match="reading alone"),
        archive.fill(),
    ):
        pass
