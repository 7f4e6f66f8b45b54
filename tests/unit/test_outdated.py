"""Which versions of a story are outdated."""

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from service.match.clustering.clusters import Edge
from service.match.clustering.outdated import outdated


def test_without_revisions_nothing_is():
    assert outdated([Edge(1, 2, 0.9), Edge(2, 3, 0.9)]) == set()


def test_a_revision_takes_the_place_of_the_earlier_version():
    assert outdated([Edge(1, 2, 0.9, later=2), Edge(1, 3, 0.9, later=3)]) == {1}
    assert outdated([Edge("x", "y", 0.9, later="x")]) == {"y"}


def test_of_three_versions_only_the_last_is_left():
    edges = [Edge(1, 2, 0.9, 2), Edge(2, 3, 0.9, 3), Edge(1, 3, 0.9, 3)]
    for order in permutations(edges):
        assert outdated(order) == {1, 2}


def test_a_translation_is_as_old_as_what_it_is_the_same_as():
    revision = Edge(1, 2, 0.9, later=2)
    early, late = Edge(1, 10, 0.9), Edge(2, 20, 0.9)
    assert outdated([revision, early, late, Edge(10, 11, 0.9)]) == {1, 10, 11}
    # As near to the late version as to the early one.
    assert outdated([revision, early, Edge(2, 10, 0.9)]) == {1}


def test_the_latest_version_stays_whatever_it_resembles():
    # 3 revises 2 and is the same as 1 by its text.
    edges = [Edge(1, 2, 0.9, 2), Edge(2, 3, 0.9, 3), Edge(1, 3, 0.9)]
    assert outdated(edges) == {1, 2}


@given(
    st.lists(
        st.tuples(st.integers(0, 5), st.integers(0, 5), st.sampled_from([None, "a", "b"])).filter(
            lambda drawn: drawn[0] < drawn[1]
        ),
        unique_by=lambda drawn: drawn[:2],
    ),
    st.randoms(),
)
def test_the_order_of_links_does_not_matter(drawn, random):
    edges = [Edge(a, b, 0.9, {"a": a, "b": b, None: None}[which]) for a, b, which in drawn]
    shuffled = random.sample(edges, len(edges))
    assert outdated(edges) == outdated(shuffled)
