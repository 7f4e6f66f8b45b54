"""The snapshot is a cache: whatever is wrong with it, the index is that of the store."""

from __future__ import annotations

import json
from types import SimpleNamespace

import numpy as np
import pytest

from models.grid import on_grid
from models.space import Space
from service.errors import FingerprintError, StoreError
from service.live.kept_index import KeptIndex
from service.live.neighbourhood import Neighbourhood, Surroundings
from service.live.snapshot import SNAPSHOT, load_neighbourhood, save_snapshot
from service.live.stamp import begin_reindex, check_stamp, has_stamp, set_stamp, short, stamp_in
from service.match.search.growing_index import GrowingIndex
from service.match.search.kind import Kind
from service.match.search.mixed_index import MixedIndex
from service.settings import Settings
from service.store import Archive, Neighbour, Neighbours, Node

DIMENSION, K = 4, 2


@pytest.fixture
def store(tmp_path):
    store = Archive.open(tmp_path)
    yield store
    store.close()


def vectors(seed):
    """Two for an even seed, as of an article whose language is unsure."""
    size = (2 - seed % 2, DIMENSION)
    return on_grid(np.random.default_rng(seed).normal(size=size))


def put(store, number, seed, neighbours=(), beyond=None):
    """Keep a node; one without a seed has no vector, every third one is carried."""
    made = np.empty((0, 0), np.float16) if seed is None else vectors(seed)
    carried = seed is not None and seed % 3 == 0
    with store.write() as tx:
        tx.put_node(
            Node(number, f"id-{number}", f"group-{number}", made, neighbours, (), carried, beyond)
        )


def load(store, directory, stamp="stamp"):
    return load_neighbourhood(store, directory, DIMENSION, K, stamp)[:2]


def save(store, directory, stamp="stamp"):
    """Write what is loaded as the snapshot of now."""
    near, _ = load(store, directory, stamp)
    with store.read() as reader:
        save_snapshot(near, directory, reader.change(), stamp)


def around(*found):
    """Nodes and their similarities."""
    numbers, similarities = zip(*found, strict=True)
    return Surroundings(np.array(similarities, np.float32), np.array(numbers))


def held(near):
    """The kinds and vectors of a neighbourhood by number."""
    return {n: (near.kind(n), near.vectors(n).tolist()) for n in near.numbers().tolist()}


def stored(store):
    with store.read() as reader:
        return {n: (c, v.astype(np.float32).tolist()) for n, c, v in reader.node_vectors()}


@pytest.fixture
def filled(store, tmp_path):
    for number in (1, 2, 3):
        put(store, number, seed=number)
    put(store, 4, seed=None)
    save(store, tmp_path)
    return store


def test_without_a_snapshot_the_index_is_built_from_the_store(store, tmp_path):
    put(store, 7, seed=7)
    near, how = load(store, tmp_path)
    assert how == "rebuilt: there is no snapshot"
    assert held(near) == stored(store) != {}


def test_a_snapshot_is_read_again(filled, tmp_path):
    near, how = load(filled, tmp_path)
    assert how == SNAPSHOT
    assert held(near) == stored(filled)
    assert len(near) == 4


@pytest.mark.parametrize("beside", [False, True])
@pytest.mark.parametrize("snapshot", [False, True])
def test_the_index_moves_once_when_all_is_read(store, tmp_path, monkeypatch, beside, snapshot):
    sizes = []

    class Small(GrowingIndex):
        def __init__(self, dimension, exact=8, *, beside=False):
            super().__init__(dimension, min(exact, 8), beside=beside)

        def _move(self):
            sizes.append(len(self))
            super()._move()

    for number in range(1, 5):
        put(store, number, seed=number)
    save(store, tmp_path)
    if not snapshot:
        (tmp_path / "index.json").unlink()
    for number in range(5, 100):
        put(store, number, seed=number)
    monkeypatch.setattr("service.match.search.mixed_index.GrowingIndex", Small)
    monkeypatch.setattr("service.live.snapshot._BLOCK", 4)
    near, how, _ = load_neighbourhood(store, tmp_path, DIMENSION, K, "stamp", beside=beside)
    near._index.settle()
    near.close()
    assert (how == SNAPSHOT) == snapshot
    assert held(near) == stored(store)
    held_of = [len(near._index.of(kind)) for kind in Kind]
    assert (sorted(sizes), near.moves) == (sorted(held_of), 2)


def test_radii_come_with_it(store, tmp_path):
    put(store, 1, 1, (Neighbour(2, 0.75), Neighbour(3, 0.5)))
    put(store, 2, 2, (Neighbour(1, 0.75),))
    others = tuple(Neighbour(n, 1 - n / 16) for n in (1, 2, 4, 5))
    put(store, 3, 3, (), others)
    put(store, 6, 6, (), others[:-1])
    save(store, tmp_path)
    near, _ = load(store, tmp_path)
    reached = near.reached(around((1, 0.5), (2, 0.31), (8, 1.0)), beyond=False)
    assert [n.number for n in reached] == [1, 2]
    assert near.reached(around((1, 0.49)), beyond=False) == []
    reached = near.reached(around((3, 0.6875), (6, 0.31), (1, 1.0)), beyond=True)
    assert [n.number for n in reached] == [3, 6]
    assert near.reached(around((3, 0.68)), beyond=True) == []


def test_what_came_changed_and_went_since_is_caught_up(filled, tmp_path):
    put(filled, 2, seed=22)
    put(filled, 5, seed=5)
    put(filled, 3, seed=None)
    with filled.write() as tx:
        tx.remove_node(1)
    near, how = load(filled, tmp_path)
    assert how == SNAPSHOT
    assert held(near) == stored(filled)
    assert set(held(near)) == {2, 5}


def test_a_snapshot_of_a_later_store_is_not_used(filled, tmp_path):
    # As after a backup was put in the place of the store.
    near = Neighbourhood(MixedIndex(DIMENSION), K)
    for number in (1, 2, 9):
        rows = vectors(50 + number).astype(np.float32)
        near.put(np.full(len(rows), number), rows, np.full(len(rows), number == 2))
    with filled.read() as reader:
        save_snapshot(near, tmp_path, reader.change() + 10, "stamp")
    loaded, how = load(filled, tmp_path)
    assert how == "rebuilt: the snapshot is ahead of the store"
    assert held(loaded) == stored(filled)


def test_a_snapshot_of_another_configuration_is_not_used(filled, tmp_path):
    near, how = load(filled, tmp_path, stamp="another")
    assert how == "rebuilt: the snapshot belongs to another configuration"
    assert held(near) == stored(filled)


def cut(path):
    path.write_bytes(path.read_bytes()[:-3])


def flip(path):
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(bytes(data))


@pytest.mark.parametrize("name", ["index.json", "index-*.faiss"])
@pytest.mark.parametrize(
    "harm", [cut, flip, lambda path: path.write_bytes(b""), lambda p: p.unlink()]
)
def test_a_damaged_snapshot_is_not_used(filled, tmp_path, name, harm):
    harm(next(tmp_path.glob(name)))
    near, how = load(filled, tmp_path)
    assert how.startswith("rebuilt: ")
    assert held(near) == stored(filled)


@pytest.mark.parametrize("about", [[], {}, {"version": 1, "stamp": "stamp"}, "text", None])
def test_another_file_in_its_place_is_not_used(filled, tmp_path, about):
    (tmp_path / "index.json").write_text(json.dumps(about), "utf-8")
    near, how = load(filled, tmp_path)
    assert how.startswith("rebuilt: ")
    assert held(near) == stored(filled)


def test_only_the_last_snapshot_is_kept(filled, tmp_path):
    put(filled, 8, seed=8)
    save(filled, tmp_path)
    assert len(list(tmp_path.glob("index-*"))) == 1


def test_a_snapshot_that_cannot_be_written_says_so(filled, tmp_path):
    near, _ = load(filled, tmp_path)
    with pytest.raises(StoreError, match="nothing is lost"):
        save_snapshot(near, tmp_path / "missing", 1, "stamp")


def stamp(**changes):
    """A stamp with some parts other than usual."""
    parts = {"engine": 1, "encoders": {"muse": "x"}, "calibrations": "y"}
    settings = {"false_merge_rate": 1e-5, "scope": "all"}
    named = {name: changes.pop(name) for name in list(changes) if name in parts}
    return json.dumps({**parts, **named, "settings": settings | changes}, sort_keys=True)


def test_a_store_keeps_its_stamp(store):
    with store.read() as reader:
        assert not check_stamp(reader, stamp())
        with pytest.raises(StoreError):
            stamp_in(reader)
    with store.write() as tx:
        set_stamp(tx, stamp())
    with store.read() as reader:
        assert check_stamp(reader, stamp())
        assert stamp_in(reader)["settings"]["scope"] == "all"
    assert short(stamp()) != short(stamp(scope="same_source"))


@pytest.mark.parametrize(
    ("other", "told"),
    [
        ({"false_merge_rate": 1e-4}, "false_merge_rate was 1e-05, now 0.0001"),
        ({"window_days": 3}, "window_days was None, now 3"),
        ({"encoders": {"e5": "x"}}, "encoders"),
        ({"engine": 2}, "engine was 1, now 2"),
        ({"calibrations": "z"}, "calibrations"),
    ],
)
def test_another_configuration_is_refused_and_named(store, other, told):
    with store.write() as tx:
        set_stamp(tx, stamp())
    with store.read() as reader, pytest.raises(FingerprintError) as error:
        check_stamp(reader, stamp(**other))
    assert f"({told})" in str(error.value)
    assert "samewire reindex" in str(error.value)
    assert ("start with that one" in str(error.value)) is ("engine" not in other)


def test_a_store_is_not_used_until_its_re_index_is_finished(store):
    with store.write() as tx:
        set_stamp(tx, stamp())
        assert not begin_reindex(tx, stamp(engine=2))
        assert begin_reindex(tx, stamp(engine=2))
    for one in (stamp(), stamp(engine=2)):
        with store.read() as reader, pytest.raises(FingerprintError, match="not finished"):
            check_stamp(reader, one)
    with store.write() as tx:
        set_stamp(tx, stamp(engine=2))
    with store.read() as reader:
        assert check_stamp(reader, stamp(engine=2))
        assert has_stamp(reader, stamp(engine=2))
        assert not has_stamp(reader, stamp())


def test_a_store_whose_re_index_was_not_finished_has_no_stamp_yet(store):
    with store.write() as tx:
        set_stamp(tx, stamp())
        begin_reindex(tx, stamp())
        assert not has_stamp(tx, stamp())


def test_an_index_that_has_moved_is_written_anew(store, tmp_path):
    put(store, 1, None)
    kept = KeptIndex(store, tmp_path, Space("muse"), Settings(), "stamp")
    kept.load()
    kept.save()
    written = json.loads((tmp_path / "index.json").read_text("utf-8"))
    (tmp_path / "index.json").unlink()
    kept.save_if_due()
    assert not (tmp_path / "index.json").exists()
    kept.near._index.of(Kind.NATIVE).moves += 1
    kept.save_if_due()
    assert json.loads((tmp_path / "index.json").read_text("utf-8")) == written


def test_what_was_caught_up_with_is_written_at_the_end(store, tmp_path):
    put(store, 1, seed=1)
    save(store, tmp_path)
    put(store, 2, seed=2)
    kept = KeptIndex(store, tmp_path, SimpleNamespace(dimension=DIMENSION), Settings(), "stamp")
    kept.load()
    kept.save()
    with store.read() as reader:
        assert json.loads((tmp_path / "index.json").read_text("utf-8"))["change"] == reader.change()


@pytest.fixture
def kept(store, tmp_path):
    """The index of six nodes, as a service has it."""
    for number in range(1, 7):
        near = (Neighbour(number % 6 + 1, 0.75), Neighbour((number + 1) % 6 + 1, 0.5))
        put(store, number, number, near, near if number % 2 else None)
    kept = KeptIndex(store, tmp_path, SimpleNamespace(dimension=DIMENSION), Settings(), "stamp")
    kept.near.k = K
    kept.load()
    return kept


def radii(near):
    """The radii of a neighbourhood: those of nodes that it holds."""
    return [own[near.numbers()].tolist() for own in near._radii]


def test_what_was_not_committed_is_taken_back_without_reading_the_index_anew(
    store, tmp_path, kept, caplog
):
    caplog.set_level("INFO")
    near, expected = kept.near, load(store, tmp_path)[0]
    near.put(np.array([7]), vectors(7).astype(np.float32), np.array([False]))
    near.keep({7: Neighbours.of([]), 1: Neighbours.of([Neighbour(7, 0.9)] * K)}, beyond=False)
    near.keep({2: Neighbours.of([])}, beyond=True)
    near.remove(np.array([3]))
    near.put(np.array([3]), vectors(9).astype(np.float32), np.array([True]))
    near.remove(np.array([4]))
    kept.recover()
    assert held(near) == held(expected)
    assert radii(near) == radii(expected)
    assert "index of" not in caplog.text


def test_what_was_committed_is_not_taken_back(kept):
    kept.near.remove(np.array([3]))
    kept.committed()
    kept.recover()
    assert kept.near.numbers().tolist() == [1, 2, 4, 5, 6]


def test_an_index_that_cannot_take_back_is_read_anew(store, tmp_path, kept, monkeypatch):
    kept.near.remove(np.array([3]))
    monkeypatch.setattr(kept.near._index, "remove", lambda _: 1 / 0)
    kept.recover()
    assert held(kept.near) == held(load(store, tmp_path)[0])
