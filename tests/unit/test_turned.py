"""A verdict seen from the other side is about the same pair."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.match.verdicts.first_look import EXACT
from service.match.verdicts.turned import turned
from service.verdict import AlignedPassages, Disagreement, Passage, Relation, Verdict

SHARES = st.floats(0, 1)
WORDS = st.text("abAB ", max_size=8)
PASSAGES = st.lists(
    st.builds(Passage, st.just("text"), st.integers(0, 9), st.integers(10, 19), WORDS), max_size=2
).map(tuple)
ALIGNED = st.builds(AlignedPassages, PASSAGES, PASSAGES, SHARES, SHARES, st.booleans())
MIRRORED = [
    (f"{name}_{x}", f"{name}_{y}")
    for name in ("coverage", "wording", "site", "again")
    for x, y in ("ab", "ba")
]
NAMES = ["wording", "nearness", *(name for name, _ in MIRRORED)]
VERDICTS = st.builds(
    Verdict,
    relation=st.sampled_from(list(Relation)),
    score=SHARES,
    coverage_a=SHARES,
    coverage_b=SHARES,
    container=st.sampled_from(["a", "b", None]),
    method=st.just("muse"),
    reason=st.sampled_from(["both say the same in other words", "A mayor speaks", "B"]),
    signals=st.dictionaries(st.sampled_from(NAMES), SHARES),
    aligned=st.lists(ALIGNED, max_size=2).map(tuple),
    disagreements=st.lists(
        st.builds(Disagreement, st.just(("1",)), st.just(("2", "3"))), max_size=2
    ).map(tuple),
).map(
    lambda v: (
        replace(v, reason=f"{v.container.upper()} holds the other and more") if v.container else v
    )
)


@given(VERDICTS)
def test_turned_twice_it_is_itself(verdict):
    assert turned(turned(verdict)) == verdict


@given(VERDICTS)
def test_what_was_of_a_is_of_b(verdict):
    other = turned(verdict)
    assert (other.coverage_a, other.coverage_b) == (verdict.coverage_b, verdict.coverage_a)
    assert (other.relation, other.score, other.method) == (
        verdict.relation,
        verdict.score,
        verdict.method,
    )
    assert other.container == {"a": "b", "b": "a", None: None}[verdict.container]
    assert [(p.b, p.a, p.moved) for p in other.aligned] == [
        (p.a, p.b, p.moved) for p in verdict.aligned
    ]
    assert [(d.b, d.a) for d in other.disagreements] == [(d.a, d.b) for d in verdict.disagreements]
    for name, mirrored in MIRRORED:
        assert other.signals.get(name) == verdict.signals.get(mirrored)
    assert other.signals.get("wording") == verdict.signals.get("wording")


@pytest.mark.parametrize(("container", "own", "other"), [("a", "A", "B"), ("b", "B", "A")])
def test_the_reason_names_the_other_side(container, own, other):
    verdict = replace(EXACT, container=container, reason=f"{own} holds the other and more")
    assert turned(verdict).reason == f"{other} holds the other and more"


def test_a_reason_that_names_no_side_stays():
    assert turned(EXACT) == EXACT
    lexical = replace(EXACT, container="a", reason="judged by common wording alone")
    assert turned(lexical).reason == lexical.reason
