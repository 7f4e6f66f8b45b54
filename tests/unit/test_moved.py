"""Which sentences of aligned passages are said elsewhere."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from service.match.alignment.align import Group
from service.match.alignment.moved import _firm, core_of

LIKENESS = st.sampled_from([-0.5, 0.1, 0.3, 0.55, 0.6, 0.75, 0.8, 0.9, 1.0])


@st.composite
def aligned(draw):
    """How alike the sentences of two articles are, and groups of them in one order."""
    rows, columns = draw(st.integers(1, 5)), draw(st.integers(1, 5))
    cells = draw(st.lists(LIKENESS, min_size=rows * columns, max_size=rows * columns))
    groups, a, b = [], 0, 0
    while a < rows and b < columns:
        wide = draw(st.sampled_from([(1, 1), (1, 2), (2, 1), (0, 1), (1, 0)]))
        ends = min(rows, a + wide[0]), min(columns, b + wide[1])
        if all(wide):
            groups.append(Group(a, ends[0], b, ends[1], draw(LIKENESS)))
        a, b = ends
    return np.array(cells, np.float32).reshape(rows, columns), groups


def plainly_elsewhere(one, groups):
    """The pairs of sentences, hardly held where they are aligned, that are nearest to each other,
    clearly alike and more so than where they are held."""
    cores = [core_of(one, group) for group in groups]
    clear = [c for c in cores if c.likeness >= 0.75]
    rows, columns = map(range, one.shape)
    free_a = {i for i in rows if not any(c.a_start <= i < c.a_end for c in clear)}
    free_b = {j for j in columns if not any(c.b_start <= j < c.b_end for c in clear)}

    def rest(i, j):
        return one[i, j] if i in free_a and j in free_b else np.float32(-1)

    def held(i, j):
        """How alike a sentence is to what it is aligned with, on either side."""
        found = [np.float32(0)]
        for group, own in zip(groups, cores, strict=True):
            part = one[group.a_slice, group.b_slice]
            alone = part if own is not group else np.full_like(part, group.likeness)
            if group.a_start <= i < group.a_end:
                found.append(alone[i - group.a_start].max())
            if group.b_start <= j < group.b_end:
                found.append(alone[:, j - group.b_start].max())
        return max(found)

    for i in rows:
        for j in columns:
            best = all(rest(i, j) >= rest(x, j) for x in rows)
            best = best and all(rest(i, j) >= rest(i, y) for y in columns)
            same = any(g.a_start <= i < g.a_end and g.b_start <= j < g.b_end for g in groups)
            more = rest(i, j) >= max(np.float32(0.75), held(i, j) + np.float32(0.15))
            if best and more and not same:
                yield i, j


@given(aligned())
def test_groups_give_way_where_their_sentences_are_said_elsewhere(pair):
    one, groups = pair
    elsewhere = list(plainly_elsewhere(one, groups))
    of_a, of_b = {i for i, _ in elsewhere}, {j for _, j in elsewhere}
    kept = []
    for group in groups:
        for part in (group, core_of(one, group)):
            sentences = set(range(*part[:2])), set(range(*part[2:4]))
            if sentences[0].isdisjoint(of_a) and sentences[1].isdisjoint(of_b):
                kept.append(part)
                break
    assert _firm(one, groups) == kept
