"""Clusters of planted evidence, in any order, and the widest paths inside them."""

from dataclasses import replace
from itertools import combinations, pairwise, permutations, product
from math import log
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.match.clustering.clusters import Edge, cluster
from service.match.clustering.opinions import Opinion, opinion_of
from service.match.clustering.widest_paths import best_paths
from service.match.verdicts.first_look import EXACT
from service.verdict import Relation

SAME, APART = 0.99, 0.001


def grouped(scores, collapsing=0.85, order=None, unasked=APART):
    """Cluster the pairs of `scores` from `collapsing` on; others are known when asked for."""
    edges = [Edge(a, b, s) for (a, b), s in scores.items() if s >= collapsing]

    def score(a, b):
        assert a < b
        return Opinion(scores.get((a, b), unasked), held=False)

    return cluster(order(edges) if order else edges, score)


def test_no_edges_no_clusters():
    assert grouped({}) == []


def test_one_edge_is_one_cluster():
    assert grouped({(3, 7): 0.9}) == [[3, 7]]


def test_a_chain_of_weak_links_does_not_join_what_contradicts():
    assert grouped({(1, 2): 0.90, (2, 3): 0.88, (1, 3): APART}) == [[1, 2]]


def test_a_chain_of_weak_links_that_nothing_contradicts_joins():
    assert grouped({(1, 2): 0.90, (2, 3): 0.88, (1, 3): 0.5}) == [[1, 2, 3]]


def test_two_clusters_are_not_joined_by_one_weak_bridge():
    inside = dict.fromkeys([*combinations((1, 2, 3), 2), *combinations((4, 5, 6), 2)], SAME)
    assert grouped(inside | {(3, 4): 0.9}) == [[1, 2, 3], [4, 5, 6]]


def test_strong_links_survive_one_contradicting_pair():
    scores = dict.fromkeys(combinations(range(6), 2), SAME) | {(0, 5): APART}
    assert grouped(scores) == [[0, 1, 2, 3, 4, 5]]


def test_a_strong_link_is_outweighed_by_the_others():
    scores = dict.fromkeys(combinations(range(6), 2), APART) | dict.fromkeys(
        [*combinations((0, 1, 2), 2), *combinations((3, 4, 5), 2)], SAME
    )
    assert grouped(scores | {(2, 3): 0.96}) == [[0, 1, 2], [3, 4, 5]]


def versions(scores, held, later):
    """Cluster versions of one story: pairs by score, those of which one holds the other."""
    edges = [Edge(a, b, s, later.get((a, b))) for (a, b), s in scores.items() if s >= 0.85]
    return cluster(edges, lambda a, b: Opinion(scores.get((a, b), APART), (a, b) in held))


def test_early_versions_do_not_keep_a_translation_of_the_last_one_out():
    # 1, 2 and 3 are versions, 4 translates 3 and holds what 1 and 2 said.
    revisions = {(1, 2): 0.99, (1, 3): 0.99, (2, 3): 0.99}
    later = {(1, 2): 2, (1, 3): 3, (2, 3): 3}
    scores = revisions | {(3, 4): 0.97}
    assert versions(scores, {(1, 4), (2, 4)}, later) == [[1, 2, 3, 4]]
    # Another article that shares nothing with them is still kept out.
    assert versions(scores, set(), later) == [[1, 2, 3]]


def test_without_versions_a_part_of_a_text_is_evidence_against():
    scores = {(1, 2): SAME, (2, 3): 0.9}
    assert versions(scores, {(1, 3)}, {}) == [[1, 2]]


def chosen(pairs, scores):
    """Cluster pairs that collapse by choice, though they are not the same article."""
    edges = [Edge(a, b, scores.get((a, b), APART), chosen=True) for a, b in pairs]
    same = [Edge(a, b, s) for (a, b), s in scores.items() if s >= 0.85]
    return cluster(
        [*edges, *same], lambda a, b: Opinion(scores.get((a, b), APART), held=(a, b) in pairs)
    )


def test_what_was_chosen_joins_however_improbable_it_is_that_it_is_one_article():
    assert chosen({(1, 2)}, {}) == [[1, 2]]
    # 3 is a part of 1, of which 2 is a copy that has less of it.
    assert chosen({(1, 3)}, {(1, 2): SAME}) == [[1, 2, 3]]


def test_what_was_chosen_does_not_chain_without_end():
    # A digest holds four articles that are nothing to each other.
    assert chosen({(0, n) for n in range(1, 5)}, {}) == [[0, 1, 2]]
    inside = dict.fromkeys([*combinations((1, 2, 3), 2), *combinations((4, 5, 6), 2)], SAME)
    assert chosen({(3, 4)}, inside) == [[1, 2, 3], [4, 5, 6]]


def test_only_pairs_between_groups_about_to_join_are_asked_for():
    asked = []

    def score(a, b):
        asked.append((a, b))
        return Opinion(SAME, held=False)

    cluster([Edge(1, 2, SAME), Edge(2, 3, SAME)], score)
    assert sorted(set(asked)) == [(1, 2), (1, 3), (2, 3)]


def test_large_groups_join_without_asking_for_every_pair():
    size, asked = 200, []

    def score(a, b):
        asked.append((a, b))
        return Opinion(SAME, held=False)

    halves = [(n, n + 2) for n in range(2 * size - 2)]
    edges = [Edge(a, b, SAME) for a, b in halves] + [Edge(0, 1, 0.96)]
    assert cluster(edges, score) == [list(range(2 * size))]
    assert len(asked) < 64 * len(edges)


def test_copies_that_were_filled_anew_are_not_put_together_by_translations():
    # 1 and 2 are one template in one language, 3, 4 and 5 translations of the one or the other.
    scores = dict.fromkeys(combinations((1, 2, 3, 4, 5), 2), SAME) | {(1, 2): APART}
    edges = [Edge(a, b, s) for (a, b), s in scores.items() if s == SAME]
    for refilled, expected in ((False, [[1, 2, 3, 4, 5]]), (True, [[1, 3, 4, 5]])):

        def ask(a, b, refilled=refilled):
            return Opinion(scores[a, b], False, refilled and (a, b) == (1, 2))

        assert cluster(edges, ask, rivals=[(2, 1), (4, 5)]) == expected
        assert cluster(edges[::-1], ask, rivals=[(4, 5), (1, 2)]) == expected
        assert cluster(edges, ask) == [[1, 2, 3, 4, 5]]


@pytest.mark.parametrize(
    ("changed", "refilled"),
    [
        ({}, True),
        ({"score": 0.6}, False),
        ({"score": 0.6, "signals": {"verbatim": 0.9, "wording": 0.59}}, False),
        ({"score": 0.6, "signals": {"verbatim": 0.8, "wording": 0.6}}, True),
        ({"coverage_b": 0.7, "signals": {"wording": 0.7}}, False),
        ({"relation": Relation.COPY, "signals": {"wording": 0.7}}, False),
        ({"coverage_b": 0.7}, False),
        ({"signals": {"verbatim": 0.7}}, False),
        ({"signals": {}}, False),
        ({"relation": Relation.COPY}, False),
        ({"relation": Relation.EXCERPT}, False),
    ],
)
def test_a_copy_that_is_another_article_was_filled_anew(changed, refilled):
    told = {"relation": Relation.SAME_STORY, "score": 0.1, "coverage_a": 1.0, "coverage_b": 0.9}
    verdict = replace(EXACT, **(told | {"signals": {"verbatim": 0.9}} | changed))
    assert opinion_of(verdict).refilled is refilled


SCORES = st.sampled_from([0.001, 0.02, 0.2, 0.5, 0.7, 0.85, 0.9, 0.96, 0.96, 0.999])
EVIDENCE = st.integers(2, 8).flatmap(
    lambda n: st.fixed_dictionaries(dict.fromkeys(combinations(range(n), 2), SCORES))
)


@given(EVIDENCE, st.randoms(use_true_random=False))
def test_the_order_of_the_edges_does_not_matter(scores, random):
    def shuffled(edges):
        return random.sample(edges, len(edges))

    assert grouped(scores, order=shuffled) == grouped(scores)


@given(EVIDENCE)
def test_clusters_are_disjoint_ascending_and_held_by_their_edges(scores):
    groups = grouped(scores)
    members = [n for group in groups for n in group]
    assert len(members) == len(set(members))
    assert groups == sorted(sorted(group) for group in groups)
    for group in groups:
        reached = {group[0]}
        for _ in group:
            reached |= {
                n for pair, s in scores.items() if s >= 0.85 and set(pair) & reached for n in pair
            } & set(group)
        assert reached == set(group)
        assert len(group) > 1


EVEN = 0.5


def plainly_grouped(edges, ask):
    """The groups by hearing every pair of witnesses of two groups."""
    groups = {key: [key] for e in edges for key in (e.a, e.b)}
    revised = {key for e in edges if e.later is not None for key in (e.a, e.b)}
    for edge in sorted(edges, key=lambda e: (-e.score, e.a, e.b)):
        left, right = groups[edge.a], groups[edge.b]
        if left is right:
            continue
        count = min(len(left), max(8, 64 // len(right)))
        heard = [ask(*sorted(pair)) for pair in product(left[:count], right[: 64 // count])]
        if revised & {*left, *right}:
            heard = [o for o in heard if not o.held or o.score >= EVEN]
        if sum(max(-6, min(6, logit(o.score))) for o in heard) >= -1e-9:
            groups.update(dict.fromkeys([*left, *right], sorted(left + right)))
    return sorted({tuple(group) for group in groups.values() if len(group) > 1})


def logit(score):
    return log(score / (1 - score))


@given(
    st.integers(2, 12).flatmap(
        lambda n: st.fixed_dictionaries(
            dict.fromkeys(combinations(range(n), 2), st.tuples(SCORES, st.booleans()))
        )
    ),
    st.randoms(use_true_random=False),
)
def test_hearing_no_more_than_it_takes_changes_no_group(drawn, random):
    opinions = {pair: Opinion(*one) for pair, one in drawn.items()}
    edges = [
        Edge(a, b, o.score, random.choice([None, None, a, b]))
        for (a, b), o in opinions.items()
        if o.score >= 0.85
    ]

    def ask(a, b):
        return opinions[a, b]

    assert [tuple(group) for group in cluster(edges, ask)] == plainly_grouped(edges, ask)


@pytest.mark.parametrize(("linked", "most"), [(0.6, 2), (0.1, 32)])
def test_where_links_agree_few_others_are_asked(linked, most):
    size, random, asked = 200, Random(1), set()

    def ask(a, b):
        asked.add((a, b))
        return Opinion(0.999, held=False)

    pairs = combinations(range(size), 2)
    edges = [Edge(a, b, 0.999) for a, b in pairs if random.random() < linked]
    assert cluster(edges, ask) == [list(range(size))]
    assert len(asked - {(edge.a, edge.b) for edge in edges}) < most * size


PARTITIONS = st.lists(st.integers(1, 5), min_size=1, max_size=6)


@given(PARTITIONS, st.randoms(use_true_random=False))
def test_planted_partitions_are_recovered(sizes, random):
    numbers = random.sample(range(100), sum(sizes))
    planted, start = [], 0
    for size in sizes:
        planted.append(sorted(numbers[start : start + size]))
        start += size
    scores = {
        (a, b): random.uniform(0.86, 1.0) if same else random.uniform(0.0, 0.3)
        for a, b in combinations(sorted(numbers), 2)
        for same in [any(a in group and b in group for group in planted)]
    }
    assert grouped(scores) == sorted(group for group in planted if len(group) > 1)


def widest(members, root, links):
    """The width of the widest of all simple paths to the root, by trying them all."""
    found = {}
    for member in members:
        others = [m for m in members if m not in {member, root}]
        paths = [
            (member, *middle, root)
            for count in range(len(others) + 1)
            for middle in permutations(others, count)
        ]
        widths = [
            min(links[step] for step in pairwise(path))
            for path in paths
            if all(step in links for step in pairwise(path))
        ]
        if member == root:
            found[member] = 1.0
        elif widths:
            found[member] = max(widths)
    return found


@given(
    st.dictionaries(
        st.tuples(st.sampled_from("abcde"), st.sampled_from("abcde")).filter(
            lambda pair: pair[0] < pair[1]
        ),
        st.floats(0.01, 1.0),
    ),
    st.permutations("abcde"),
)
def test_best_paths_are_the_widest(links, members):
    both = links | {(b, a): score for (a, b), score in links.items()}
    of = {one: {b: score for (a, b), score in both.items() if a == one} for one in members}
    assert best_paths("c", of) == widest(members, "c", both)


@given(EVIDENCE, st.data())
def test_what_is_to_stay_apart_is_never_in_one_group(scores, data):
    apart = data.draw(st.lists(st.sampled_from(sorted(scores)), max_size=4))
    turned = data.draw(st.lists(st.sampled_from(sorted(scores)), max_size=2))
    edges = [Edge(a, b, s) for (a, b), s in scores.items() if s >= 0.85]
    forbidden = apart + [(b, a) for a, b in turned]

    def ask(a, b):
        return Opinion(scores[a, b], held=False)

    groups = cluster(edges, ask, forbidden)
    assert not any({a, b} <= set(group) for group in groups for a, b in forbidden)
    assert groups == cluster(
        edges[::-1], lambda a, b: Opinion(scores[a, b], held=False), forbidden[::-1]
    )
    if not forbidden:
        assert groups == grouped(scores)


def test_what_stays_apart_leaves_the_others_together():
    scores = dict.fromkeys(combinations(range(4), 2), SAME)
    edges = [Edge(a, b, s) for (a, b), s in scores.items()]
    assert cluster(edges, lambda a, b: Opinion(scores[a, b], held=False), [(3, 0)]) == [[0, 1, 2]]


@given(EVIDENCE)
def test_names_are_grouped_as_numbers_in_their_order_are(scores):
    names = "bdfhkmpx"
    edges = [Edge(names[a], names[b], s) for (a, b), s in scores.items() if s >= 0.85]
    places = {name: n for n, name in enumerate(names)}
    found = cluster(edges, lambda a, b: Opinion(scores[places[a], places[b]], held=False))
    assert [[places[name] for name in group] for group in found] == grouped(scores)
