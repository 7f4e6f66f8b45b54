"""The index that moves between exact and approximate search, against brute force."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Event

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from index_again import read, written

from million.vectors import blocks
from models.calibration import unit
from service.match.search import codes, listed_index
from service.match.search.flat_index import FlatIndex
from service.match.search.growing_index import GrowingIndex
from service.match.search.mixed_index import MixedIndex
from service.match.search.neighbours import neighbours

DIMENSION = 16
EXACT = 24
FLOOR = 0.3


def story_vectors(seed, rows):
    """Vectors around a few centres, in half precision: each has some that are near it."""
    rng = np.random.default_rng(seed)
    centres = rng.normal(size=(max(1, rows // 6), DIMENSION))
    vectors = centres[rng.integers(0, len(centres), rows)] + 0.3 * rng.normal(
        size=(rows, DIMENSION)
    )
    return unit(vectors.astype(np.float32)).astype(np.float16).astype(np.float32)


def near(held, vectors):
    """Brute force: the numbers and similarities of those within reach, nearest first."""
    similar = {n: float((own @ vectors.T).max()) for n, own in held.items()}
    found = [(n, s) for n, s in similar.items() if s >= FLOOR]
    return sorted(found, key=lambda one: (-one[1], one[0]))


def put(index, held, number, vectors):
    index.add(np.full(len(vectors), number, dtype=np.int64), vectors)
    held[number] = vectors


def take(index, held, numbers):
    index.remove(np.array(sorted(numbers), dtype=np.int64))
    for number in numbers:
        held.pop(number, None)


def agree(index, held, vectors):
    """Assert that an index finds what brute force does, up to what rounding may turn."""
    similarities, numbers = index.within(vectors, FLOOR)
    expected = near(held, vectors)
    clear = [n for n, s in expected if abs(s - FLOOR) > 1e-4]
    assert set(clear) <= set(numbers.tolist())
    assert len(set(numbers.tolist())) == len(numbers)
    for n, s in zip(numbers.tolist(), similarities.tolist(), strict=True):
        assert s == pytest.approx(float((held[n] @ vectors.T).max()), abs=1e-5)
    assert similarities.tolist() == sorted(similarities.tolist(), reverse=True)
    few = min(3, len(expected))
    values, found = index.search(vectors[:1], 3)
    first = near(held, vectors[:1])[:3]
    assert values[0, :few].tolist()[: len(first)] == pytest.approx(
        [s for _, s in first][:few], abs=1e-5
    )
    assert set(found[0].tolist()) <= {-1, *held}


STEPS = st.lists(
    st.tuples(st.sampled_from(["put", "put", "take"]), st.integers(0, 70), st.integers(1, 4)),
    min_size=40,
    max_size=160,
)


@settings(deadline=None, max_examples=15)
@given(st.integers(0, 10**6), STEPS)
def test_whatever_comes_and_goes_the_answers_are_those_of_brute_force(seed, steps):
    vectors = story_vectors(seed, 4 * len(steps)).reshape(len(steps), 4, DIMENSION)
    index, held = GrowingIndex(DIMENSION, EXACT), {}
    for number in range(100, 120):
        put(index, held, number, story_vectors(seed + number, 1))
    for (kind, number, ways), own in zip(steps, vectors, strict=True):
        if kind == "take" or number in held:
            take(index, held, [number, number + 1])
        if kind == "put":
            put(index, held, number, own[:ways])
            agree(index, held, own[:ways])
        assert index.numbers().tolist() == sorted(held)
        assert len(index) == sum(len(one) for one in held.values())
    for number, own in held.items():
        assert index.vectors(number).tolist() == own.tolist()


def filled(rows, exact=EXACT, **options):
    vectors = story_vectors(7, rows)
    index = GrowingIndex(DIMENSION, exact, **options)
    index.add(np.arange(rows), vectors)
    return index, {n: vectors[n : n + 1] for n in range(rows)}


def test_it_becomes_approximate_when_it_is_larger_and_exact_when_it_is_much_smaller():
    index, held = filled(EXACT)
    assert index.exact
    put(index, held, 99, story_vectors(1, 1))
    assert not index.exact
    take(index, held, range(EXACT // 2))
    assert not index.exact
    take(index, held, [99, EXACT - 1])
    assert index.exact
    for own in held.values():
        agree(index, held, own)


def test_what_all_vectors_have_in_common_makes_no_list_near_to_everything():
    rng = np.random.default_rng(1)
    rows, dimension = 6_000, 256

    def directions(count):
        return unit(rng.normal(size=(count, dimension)).astype(np.float32))

    topics = directions(1_200)[rng.integers(0, 1_200, rows)]
    vectors = unit(0.5 * directions(1) + 0.8 * topics + 0.3 * directions(rows))
    lists = codes.lists_for(rows)
    learned = codes.Centres(vectors[: lists * codes.SAMPLE_EACH], lists)
    for _ in range(codes.ROUNDS):
        centres = learned.learn()
    nearest = centres.search(codes.turn(dimension).apply(vectors), 1)[1].ravel()
    # With what is common in them, the longest is 3.6 times the mean.
    assert np.bincount(nearest, minlength=lists).max() < 2.5 * rows / lists


def test_similarities_are_the_same_numbers_before_and_after_the_move():
    index, held = filled(200)
    exact = FlatIndex(DIMENSION)
    exact.add(np.arange(200), np.concatenate(list(held.values())))
    assert not index.exact
    for own in held.values():
        similarities, numbers = index.within(own, FLOOR)
        expected, others = exact.within(own, FLOOR)
        assert numbers.tolist() == others.tolist()
        assert similarities.tolist() == expected.tolist()


def test_equals_are_in_order_of_number_in_lists_too():
    index, held = filled(100)
    one = story_vectors(3, 1)
    for number in (500, 300, 400):
        put(index, held, number, one)
    assert index.search(one, 3)[1].tolist() == [[300, 400, 500]]
    assert index.search(one, 2)[1].tolist() == [[300, 400]]
    assert index.within(one, 0.99)[1].tolist()[:3] == [300, 400, 500]


def test_pairs_over_lists_are_those_of_exact_search():
    found = []
    for most in (EXACT, 300):
        index = MixedIndex(DIMENSION, most)
        index.add(np.arange(300), story_vectors(7, 300), np.arange(300) % 3 == 0)
        found.append(set(neighbours(index, index.numbers(), 4, FLOOR)))
    assert found[0] == found[1] != set()


def test_it_is_read_as_it_was_written(tmp_path):
    for rows in (0, EXACT, 120):
        index, held = filled(rows)
        take(index, held, [3, 5])
        if rows:
            put(index, held, 700, story_vectors(2, 2))
        path = tmp_path / str(rows)
        written(index, path)
        again = read(path, EXACT)
        assert (again.exact, again.dimension) == (index.exact, DIMENSION)
        assert again.numbers().tolist() == sorted(held)
        take(again, held, [700])
        put(again, held, 3, story_vectors(8, 2))
        for number, own in held.items():
            assert again.vectors(number).tolist() == own.tolist()
            agree(again, held, own)


def test_many_are_added_at_rest_and_it_moves_once_after_the_last():
    index, held = filled(EXACT)
    with index.at_rest():
        for number in range(100, 500):
            put(index, held, number, story_vectors(number, 1))
            assert index.exact
        take(index, held, range(110, 120))
    assert (index.exact, index.moves) == (False, 1)
    assert index.numbers().tolist() == sorted(held)
    for own in held.values():
        agree(index, held, own)


def test_what_was_written_while_it_was_too_large_moves_when_it_is_read(tmp_path):
    index, held = filled(120, exact=120)
    written(index, tmp_path / "index")
    again = read(tmp_path / "index", EXACT)
    with again.at_rest():
        pass
    assert not again.exact
    for own in held.values():
        agree(again, held, own)


def test_what_was_read_over_lists_grows(tmp_path):
    index, held = filled(120)
    assert not index.exact
    written(index, tmp_path / "index")
    again = read(tmp_path / "index", EXACT)
    for number in range(700, 760):
        put(again, held, number, story_vectors(number, 1))
    assert again.numbers().tolist() == sorted(held)
    for number in (0, 119, 700, 759):
        assert again.vectors(number).tolist() == held[number].tolist()
        agree(again, held, held[number])


@pytest.mark.parametrize("dimension", [6, 7, 30, 50])
def test_vectors_of_any_dimension_come_into_lists(dimension):
    rng = np.random.default_rng(dimension)
    vectors = rng.standard_normal((300, dimension)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    index = GrowingIndex(dimension, 100)
    index.add(np.arange(300), vectors)
    assert not index.exact
    assert index.search(vectors[:50], 1)[1][:, 0].tolist() == list(range(50))


def test_lists_are_made_anew_when_too_many_codes_are_stale(monkeypatch):
    monkeypatch.setattr(listed_index, "WIDEST", 30)
    index, held = filled(100)
    codes_kept = []
    for number in range(100):
        own = held[number]
        take(index, held, [number])
        put(index, held, number, own)
        codes_kept.append(len(index._held.codes))
    assert max(codes_kept) <= 100 + 100 // 4 + 30 + 1
    assert sorted(codes_kept) != codes_kept
    assert index.numbers().tolist() == sorted(held)


@pytest.fixture
def held_up(monkeypatch):
    """A move stands still from when it has begun until it may go on."""
    begun, go_on = Event(), Event()
    learn = codes.Centres.learn

    def slowly(self):
        begun.set()
        assert go_on.wait(60)
        return learn(self)

    monkeypatch.setattr(codes.Centres, "learn", slowly)
    yield begun, go_on
    go_on.set()


def test_it_answers_and_changes_while_it_moves(held_up):
    begun, go_on = held_up
    index, held = filled(200, beside=True)
    assert begun.wait(60)
    assert index.exact
    take(index, held, range(0, 40))
    put(index, held, 5, story_vectors(11, 2))
    put(index, held, 900, story_vectors(12, 1))
    agree(index, held, held[5])
    go_on.set()
    index.settle()
    assert not index.exact
    assert index.numbers().tolist() == sorted(held)
    for number, own in held.items():
        assert index.vectors(number).tolist() == own.tolist()
        agree(index, held, own)


def test_it_is_searched_from_many_threads_while_it_moves():
    index, held = filled(EXACT, beside=True)
    fresh = story_vectors(21, 400)

    def look(number):
        return number in index.within(held[number], 0.99)[1].tolist()

    with ThreadPoolExecutor(4) as pool:
        looks = []
        for number, vector in enumerate(fresh, start=1000):
            looks += [pool.submit(look, n) for n in (number % EXACT, (number + 9) % EXACT)]
            index.add(np.array([number]), vector[None])
            if number % 3 == 0:
                index.remove(np.array([number]))
    assert all(one.result() for one in looks)
    index.settle()
    assert not index.exact
    assert len(index) == EXACT + sum(n % 3 > 0 for n in range(1000, 1400))
    index.close()


def test_a_move_ends_when_the_index_is_closed(held_up):
    begun, go_on = held_up
    index, held = filled(100, beside=True)
    assert begun.wait(60)
    with ThreadPoolExecutor(1) as pool:
        closed = pool.submit(index.close)
        while not index._closing:
            pass
        go_on.set()
        closed.result()
    assert index.exact
    agree(index, held, held[0])


def test_near_duplicates_are_found_where_most_vectors_are_not_looked_at(monkeypatch):
    monkeypatch.setattr(listed_index, "WIDEST", 200)
    monkeypatch.setattr(codes, "_PROBES", 24)
    made = list(blocks(4_000, 3))
    vectors = np.concatenate([block.vectors for block in made])
    groups = np.concatenate([block.groups for block in made])
    numbers = np.arange(len(vectors))
    index, exact = GrowingIndex(512, 1_000), FlatIndex(512)
    index.add(numbers, vectors)
    exact.add(numbers, vectors)
    assert not index.exact
    asked = numbers[::40]
    found = index.search(vectors[asked], 33)[1]
    expected = exact.search(vectors[asked], 33)[1]
    true = [set(e[groups[e] == groups[n]].tolist()) for n, e in zip(asked, expected, strict=True)]
    hits = sum(len(t & set(f.tolist())) for t, f in zip(true, found, strict=True))
    assert hits >= 0.98 * sum(map(len, true))
