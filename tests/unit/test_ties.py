"""What a member is to its canonical: its own link, else its best path of links."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from service.match.clustering.ties import ties
from service.verdict import Relation

COPY, TRANSLATION, EXACT = Relation.COPY, Relation.TRANSLATION, Relation.EXACT
EXCERPT = Relation.EXCERPT


def test_a_link_of_its_own_is_the_tie_even_where_a_path_is_better():
    links = {("a", "b"): (TRANSLATION, 0.86), ("a", "c"): (COPY, 0.99), ("b", "c"): (COPY, 0.99)}
    assert ties("abc", "a", links) == {"b": (TRANSLATION, 0.86), "c": (COPY, 0.99)}


def test_the_canonical_need_not_be_the_first():
    assert ties("abc", "c", {("a", "c"): (COPY, 0.9), ("b", "c"): (EXACT, 1.0)}) == {
        "a": (COPY, 0.9),
        "b": (EXACT, 1.0),
    }


def test_without_a_link_of_its_own_it_is_the_weakest_step_and_the_loosest_link():
    links = {("a", "b"): (COPY, 0.9), ("b", "c"): (EXACT, 1.0), ("c", "d"): (TRANSLATION, 0.95)}
    assert ties("abcd", "a", links) == {
        "b": (COPY, 0.9),
        "c": (COPY, 0.9),
        "d": (TRANSLATION, 0.9),
    }
    links = {("a", "b"): (COPY, 0.9), ("b", "c"): (COPY, 0.8), ("c", "d"): (TRANSLATION, 0.95)}
    assert ties("abcd", "a", links)["c"] == (TRANSLATION, 0.8)


def test_a_copy_of_a_translation_is_one():
    links = {("a", "b"): (TRANSLATION, 0.9), ("b", "c"): (EXACT, 1.0)}
    assert ties("abc", "a", links)["c"] == (TRANSLATION, 0.9)


def test_copies_of_one_text_are_exact_to_each_other_whatever_else_links_them():
    links = {
        ("a", "b"): (EXACT, 1.0),
        ("a", "c"): (EXACT, 1.0),
        ("a", "d"): (TRANSLATION, 0.9),
        ("d", "e"): (EXCERPT, 0.8),
    }
    assert ties("abcde", "c", links) == {
        "a": (EXACT, 1.0),
        "b": (EXACT, 1.0),
        "d": (TRANSLATION, 0.9),
        "e": (EXCERPT, 0.8),
    }


def test_a_copy_is_what_its_copy_is_to_the_canonical_whatever_looser_links_that_has():
    links = {("a", "b"): (EXACT, 1.0), ("a", "c"): (COPY, 0.9), ("a", "d"): (TRANSLATION, 0.95)}
    assert ties("abcd", "c", links)["b"] == (COPY, 0.9)


def test_what_only_a_decision_holds_has_no_tie():
    assert ties("abc", "a", {("a", "b"): (COPY, 0.9)}) == {"b": (COPY, 0.9)}
    assert ties("a", "a", {}) == {}


LINKS = st.dictionaries(
    st.sampled_from(list(combinations("abcde", 2))),
    st.just((EXACT, 1.0))
    | st.tuples(st.sampled_from([COPY, TRANSLATION, EXCERPT]), st.floats(0.1, 1.0)),
)


@given(LINKS, st.sampled_from("abcde"), st.permutations("abcde"))
def test_ties_are_those_of_connected_members_in_any_order(links, canonical, members):
    found = ties(members, canonical, links)
    assert found == ties("abcde", canonical, links)
    reached = {canonical}
    for _ in members:
        reached |= {name for pair in links if reached & set(pair) for name in pair}
    assert found.keys() == reached - {canonical}
    for member, (relation, score) in found.items():
        own = [tie for pair, tie in links.items() if member in pair]
        assert relation in {tie[0] for tie in own} or EXACT in {tie[0] for tie in own}
        assert score <= max(tie[1] for tie in own)
