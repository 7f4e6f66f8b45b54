"""The alignment against exhaustive search, on small matrices and on planted articles."""

from functools import cache

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.calibration import Scale, unit
from service.match.alignment.align import Compared, Group, Likeness, joined
from service.match.alignment.align import align as in_order
from service.match.alignment.moved import with_moved
from service.match.coverage.overlap import overlaps

IDENTITY = Scale(0.0, 1.0)
FLOOR = 0.4


def likeness_of(a, b, wa, wb, scale=IDENTITY):
    both = joined(a, wa) @ b.T, a @ joined(b, wb).T
    return Likeness(scale(a @ b.T), *map(scale, both))


def align(a, b, wa, wb, scale, floor):
    return align_one(likeness_of(a, b, wa, wb, scale), wa, wb, floor)


def align_one(likeness, wa, wb, floor):
    (groups,) = in_order([Compared(likeness, wa, wb)], floor)
    return with_moved(likeness, groups, floor)


def random_unit(rng, rows, dimension=4):
    return unit(rng.normal(size=(rows, dimension)).astype(np.float32))


def random_shares(rng, rows):
    shares = rng.uniform(0.05, 1.0, rows).astype(np.float32)
    return shares / shares.sum()


def equal(rows):
    return np.full(rows, 1 / rows, dtype=np.float32)


def best_gain(a, b, wa, wb, floor):
    """The largest total gain of any monotone 1-1, 2-1 and 1-2 grouping, by trying them all."""
    one, two_a, two_b = likeness_of(a, b, wa, wb)
    n, m = one.shape

    @cache
    def best(i, j):
        if i >= n or j >= m:
            return 0.0
        tried = [best(i + 1, j), best(i, j + 1)]
        tried.append((one[i, j] - floor) * (wa[i] + wb[j]) / 2 + best(i + 1, j + 1))
        if i + 1 < n:
            gain = (two_a[i, j] - floor) * (wa[i] + wa[i + 1] + wb[j]) / 2
            tried.append(gain + best(i + 2, j + 1))
        if j + 1 < m:
            gain = (two_b[i, j] - floor) * (wa[i] + wb[j] + wb[j + 1]) / 2
            tried.append(gain + best(i + 1, j + 2))
        return max(tried)

    return float(best(0, 0))


def gain(groups, wa, wb, floor):
    return sum(
        (g.likeness - floor) * (wa[g.a_slice].sum() + wb[g.b_slice].sum()) / 2 for g in groups
    )


def row_by_row(likeness, wa, wb, floor):
    """The monotone groups, cell by cell, with the first of equal moves; as (i, i, j, j)."""
    one, two_a, two_b = likeness
    (n, m), zero = one.shape, np.float32(0)
    best = {(i, j): zero for i in range(n + 1) for j in range(m + 1)}
    moves = {}
    gains = (
        (1, 1, (one - floor) * (wa[:, None] + wb[None, :]) / 2),
        (2, 1, (two_a - floor) * (wa[:-1, None] + wa[1:, None] + wb[None, :]) / 2),
        (1, 2, (two_b - floor) * (wa[:, None] + wb[None, :-1] + wb[None, 1:]) / 2),
    )
    for i in range(1, n + 1):
        for j in range(m + 1):
            options = [(best[i - 1, j], (1, 0))]
            options += [
                (best[i - di, j - dj] + gain[i - di, j - dj], (di, dj))
                for di, dj, gain in gains
                if i >= di and j >= dj
            ]
            value, move = max(options, key=lambda option: option[0])
            if j and best[i, j - 1] > value:
                value, move = best[i, j - 1], (0, 1)
            best[i, j], moves[i, j] = value, move
    i, j, found = n, m, []
    while i and j:
        di, dj = moves[i, j]
        if di and dj:
            found.append((i - di, i, j - dj, j))
        i, j = i - di, j - dj
    return sorted(found)


def articles(seed, n, m):
    rng = np.random.default_rng(seed)
    return (
        random_unit(rng, n),
        random_unit(rng, m),
        random_shares(rng, n),
        random_shares(rng, m),
    )


seeds = st.integers(0, 10**6)
sizes = st.integers(1, 7)


@settings(deadline=None)
@given(seeds, sizes, sizes, st.sampled_from([-0.5, 0.0, 0.4, 0.8]))
def test_the_monotone_groups_gain_as_much_as_any(seed, n, m, floor):
    a, b, wa, wb = articles(seed, n, m)
    (groups,) = in_order([Compared(likeness_of(a, b, wa, wb), wa, wb)], floor)
    expected = best_gain(a, b, wa, wb, floor)
    assert gain(groups, wa, wb, floor) == pytest.approx(expected, abs=1e-5)


@settings(deadline=None)
@given(seeds, st.integers(1, 9), st.integers(1, 9), st.booleans())
def test_of_equal_moves_the_first_is_taken(seed, n, m, repeated):
    a, b, wa, wb = articles(seed, n, m)
    if repeated:
        a, b = a[np.arange(n) % 2], np.resize(a[:2], b.shape)
        wa, wb = equal(n), equal(m)
    likeness = likeness_of(a, b, wa, wb)
    (groups,) = in_order([Compared(likeness, wa, wb)], FLOOR)
    found = [(g.a_start, g.a_end, g.b_start, g.b_end) for g in reversed(groups)]
    assert found == row_by_row(likeness, wa, wb, FLOOR)


@given(seeds, st.integers(1, 12), st.integers(1, 12))
def test_groups_never_overlap_and_tell_their_likeness(seed, n, m):
    a, b, wa, wb = articles(seed, n, m)
    groups = align(a, b, wa, wb, IDENTITY, FLOOR)
    rows = [i for g in groups for i in range(g.a_start, g.a_end)]
    columns = [j for g in groups for j in range(g.b_start, g.b_end)]
    assert rows == sorted(set(rows)) or any(g.moved for g in groups)
    assert len(rows) == len(set(rows))
    assert len(columns) == len(set(columns))
    assert all(0 <= i < n for i in rows)
    assert all(0 <= j < m for j in columns)
    for g in groups:
        left = unit((a[g.a_slice] * wa[g.a_slice, None]).sum(0)[None])
        right = unit((b[g.b_slice] * wb[g.b_slice, None]).sum(0)[None])
        assert g.likeness == pytest.approx(float((left @ right.T)[0, 0]), abs=1e-5)
        assert (g.a_end - g.a_start, g.b_end - g.b_start) in {(1, 1), (2, 1), (1, 2)}
        assert not g.moved or g.likeness > FLOOR


@given(seeds, st.integers(1, 10), st.integers(1, 10))
def test_it_does_not_matter_which_side_is_a(seed, n, m):
    a, b, wa, wb = articles(seed, n, m)
    there = align(a, b, wa, wb, IDENTITY, FLOOR)
    back = align(b, a, wb, wa, IDENTITY, FLOOR)
    turned = {(g.b_start, g.b_end, g.a_start, g.a_end, g.moved) for g in back}
    assert {(g.a_start, g.a_end, g.b_start, g.b_end, g.moved) for g in there} == turned


def test_equal_articles_are_aligned_sentence_by_sentence():
    a = random_unit(np.random.default_rng(3), 8, 64)
    groups = align(a, a, equal(8), equal(8), IDENTITY, FLOOR)
    assert [(g.a_start, g.a_end, g.b_start, g.b_end) for g in groups] == [
        (i, i + 1, i, i + 1) for i in range(8)
    ]
    assert all(g.likeness == pytest.approx(1, abs=1e-5) and not g.moved for g in groups)


@pytest.mark.parametrize("swapped", [False, True])
def test_a_sentence_cut_in_two_is_one_group(swapped):
    a = random_unit(np.random.default_rng(4), 4, 64)
    parts = np.vstack([a[0], a[1] + 0.9 * a[2], a[3]])
    b, wb = unit(parts), np.array([0.25, 0.5, 0.25], dtype=np.float32)
    sides = (b, a, wb, equal(4)) if swapped else (a, b, equal(4), wb)
    found = [(g.a_start, g.a_end, g.b_start, g.b_end) for g in align(*sides, IDENTITY, FLOOR)]
    merged = (1, 2, 1, 3) if swapped else (1, 3, 1, 2)
    assert merged in found
    assert len(found) == 3


def test_a_moved_paragraph_is_found_out_of_order():
    a = random_unit(np.random.default_rng(5), 10, 64)
    order = [7, 8, 0, 1, 2, 3, 4, 5, 6, 9]
    groups = align(a, a[order], equal(10), equal(10), IDENTITY, FLOOR)
    assert {(g.a_start, order[g.b_start]) for g in groups} == {(i, i) for i in range(10)}
    assert {g.a_start for g in groups if g.moved} == {7, 8}
    assert [g.a_start for g in groups] == list(range(10))


def test_what_is_hardly_alike_does_not_keep_a_sentence_from_where_it_was_moved():
    a = np.eye(6, dtype=np.float32)
    hardly = unit(np.array([[0, 1, 0, 0, 0, 2]], dtype=np.float32))
    b = np.vstack([a[:1], hardly, a[2:4], a[1:2]])
    groups = align(a[:4], b, equal(4), equal(5), IDENTITY, FLOOR)
    assert [(g.a_start, g.b_start, g.moved) for g in groups] == [
        (0, 0, False),
        (1, 4, True),
        (2, 2, False),
        (3, 3, False),
    ]


def test_a_passage_gives_way_only_to_what_is_clearly_more_alike():
    for alike, elsewhere, moved in ((0.7, 0.86, True), (0.7, 0.84, False), (0.5, 0.74, False)):
        one = np.zeros((3, 4), dtype=np.float32)
        one[0, 0] = one[2, 2] = 1
        one[1, 1], one[1, 3] = alike, elsewhere
        likeness = Likeness(one, np.zeros((2, 4), np.float32), np.zeros((3, 3), np.float32))
        groups = align_one(likeness, equal(3), equal(4), FLOOR)
        assert [(g.b_start, g.moved) for g in groups if g.a_start == 1] == [
            (3, True) if moved else (1, False)
        ]


@pytest.mark.parametrize("swapped", [False, True])
def test_a_moved_sentence_is_not_held_by_one_that_says_the_other_s_alone(swapped):
    a = random_unit(np.random.default_rng(9), 6, 64)
    order = [0, 1, 3, 4, 2, 5]
    held, others = (1, 3, 1, 2), [Group(i, i + 1, i, i + 1, 1.0) for i in (0, 5)]
    sides, place = (a, a[order]), (2, 4)
    if swapped:
        sides, place, held = sides[::-1], place[::-1], (*held[2:], *held[:2])
    likeness = likeness_of(*sides, equal(6), equal(6))
    for alike, is_held in ((0.95, False), (1.05, True)):
        found = with_moved(likeness, [*others, Group(*held, alike)], FLOOR)
        starts = {(g.a_start, g.b_start): g for g in found}
        assert (place in starts) is not is_held
        assert starts[1, 1][:4] == (held if is_held else (1, 2, 1, 2))


@pytest.mark.parametrize("swapped", [False, True])
def test_a_moved_sentence_takes_in_the_other_part_of_what_was_joined(swapped):
    a = random_unit(np.random.default_rng(8), 10, 64)
    joined = a[7] + 0.9 * a[8]
    b = unit(np.vstack([joined[None], a[:7], a[9:]]))
    sides = (b, a, equal(9), equal(10)) if swapped else (a, b, equal(10), equal(9))
    groups = align(*sides, IDENTITY, FLOOR)
    (moved,) = (g for g in groups if g.moved)
    long, short = (moved.b_slice, moved.a_slice) if swapped else (moved.a_slice, moved.b_slice)
    assert (long, short) == (slice(7, 9), slice(0, 1))
    # Half of each joined sentence would be less than what both say together.
    assert moved.likeness > 0.95


def test_what_is_unlike_is_not_aligned():
    a = np.eye(6, dtype=np.float32)
    assert align(a[:3], a[3:], equal(3), equal(3), IDENTITY, FLOOR) == []


def test_one_sentence_each():
    a = np.eye(2, dtype=np.float32)
    groups = align(a[:1], a[:1], equal(1), equal(1), IDENTITY, FLOOR)
    assert groups == [Group(0, 1, 0, 1, 1.0)]


def test_one_sentence_finds_its_place_in_a_long_article():
    a = random_unit(np.random.default_rng(6), 30, 64)
    (group,) = align(a[17:18], a, equal(1), equal(30), IDENTITY, FLOOR)
    assert (group.b_start, group.b_end) == (17, 18)


def test_vectors_of_zeros_are_like_nothing():
    zeros, a = np.zeros((3, 4), np.float32), np.eye(4, dtype=np.float32)
    assert align(zeros, a, equal(3), equal(4), IDENTITY, FLOOR) == []


def test_likeness_is_on_the_scale_of_the_languages():
    a, b = np.array([[1, 0]], np.float32), np.array([[0.8, 0.6]], np.float32)
    (group,) = align(a, b, equal(1), equal(1), Scale(0.2, 0.7), FLOOR)
    assert group.likeness == pytest.approx(1.2)


@settings(deadline=None)
@given(seeds, st.lists(st.tuples(sizes, sizes), min_size=1, max_size=5))
def test_pairs_are_aligned_together_as_each_is_alone(seed, shapes):
    compared = []
    for place, (n, m) in enumerate(shapes):
        a, b, wa, wb = articles(seed + place, n, m)
        compared.append(Compared(likeness_of(a, b, wa, wb), wa, wb))
    alone = [groups for pair in compared for groups in in_order([pair], FLOOR)]
    assert in_order(compared, FLOOR) == alone


def test_of_no_pairs_nothing_is_aligned():
    assert list(overlaps([])) == []
