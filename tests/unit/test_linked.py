"""Links in arrays say what lists and dictionaries of them would."""

from collections import defaultdict

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from service.match.clustering.clusters import BY_CHOICE, Edge
from service.match.clustering.opinions import Opinion
from service.pipeline.groups import Groups
from service.pipeline.linked import Linked
from service.pipeline.tasks import Finding
from service.verdict import Relation

ARTICLES = 12
NUMBERS = st.integers(0, ARTICLES - 1)


@st.composite
def findings(draw):
    a, b = sorted(draw(st.lists(NUMBERS, min_size=2, max_size=2, unique=True)))
    score = draw(st.floats(0.0, 1.0))
    later = draw(st.sampled_from([None, a, b]))
    relation = draw(st.sampled_from(Relation))
    edge = draw(st.sampled_from([None, Edge(a, b, score, later, relation in BY_CHOICE)]))
    opinion = Opinion(score, draw(st.booleans()), draw(st.booleans()))
    return Finding(a, b, relation, b"", opinion, edge)


LINKS = st.lists(findings(), max_size=20, unique_by=lambda one: (one.a, one.b))


def kept(links):
    linked = Linked()
    for start in range(0, len(links), 3):
        linked.add(links[start : start + 3])
    linked.settle()
    return linked


def together(edges):
    """Groups of edges, each with all that it has ends in common with."""
    groups = []
    for edge in edges:
        ends = {edge.a, edge.b}
        near = [g for g in groups if ends & {end for e in g for end in (e.a, e.b)}]
        groups = [g for g in groups if g not in near] + [[edge, *(e for g in near for e in g)]]
    return groups


def in_order(groups):
    return sorted(
        sorted((e.a, e.b, e.score, e.later is None, e.later, e.chosen) for e in g) for g in groups
    )


@given(LINKS)
def test_rivals_were_filled_anew_and_do_not_collapse(links):
    expected = {(one.a, one.b) for one in links if one.opinion.refilled and one.edge is None}
    assert {*kept(links).rivals()} == expected


@given(LINKS)
def test_an_opinion_is_that_of_the_link(links):
    linked, expected = kept(links), {(one.a, one.b): one.opinion for one in links}
    for b in range(ARTICLES):
        for a in range(b):
            assert linked.opinion(a, b) == expected.get((a, b))


@given(LINKS)
def test_edges_come_with_all_that_they_hang_together_with(links):
    edges = [one.edge for one in links if one.edge is not None]
    assert in_order(kept(links).connected(ARTICLES)) == in_order(together(edges))


@given(LINKS, st.lists(NUMBERS, min_size=ARTICLES, max_size=ARTICLES))
def test_what_holds_a_cluster_together_are_its_collapsing_links(links, heads):
    within = kept(links).within(np.array(heads, np.int32))
    expected = defaultdict(dict)
    for one in links:
        if one.edge is not None and heads[one.a] == heads[one.b]:
            expected[heads[one.a]][one.a, one.b] = one.relation, one.opinion.score
    for head in range(ARTICLES):
        assert within.of(head) == expected[head]


@given(st.lists(st.integers(1, 4), max_size=6), st.randoms(use_true_random=False))
def test_clusters_come_in_the_order_of_their_first(sizes, random):
    numbers = random.sample(range(sum(sizes)), sum(sizes))
    planted, start = [], 0
    for size in sizes:
        planted.append(sorted(numbers[start : start + size]))
        start += size
    heads = np.empty(len(numbers), np.int32)
    for group in planted:
        heads[group] = group[0]
    groups = Groups(heads, heads, np.zeros(len(numbers), np.bool_))
    assert list(groups.members()) == sorted(planted)
    assert len(groups) == len(planted)
