"""How much longer one side says what the other says."""

from math import exp, log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.match.alignment.align import Group
from service.match.coverage.stretch import stretch

LETTERS = st.integers(1, 400).map(lambda n: "x" * n)
ONE = (Group(0, 1, 0, 1, 1.0),)


@given(st.lists(LETTERS, min_size=1, max_size=4), st.lists(LETTERS, min_size=1, max_size=4))
def test_it_is_the_ratio_of_all_letters_from_either_side(a, b):
    together = (Group(0, len(a), 0, len(b), 1.0),)
    found = stretch(a, b, ("en", "en"), together)
    longer, shorter = sorted([len("".join(a)), len("".join(b))], reverse=True)
    assert found == pytest.approx(log(longer / shorter))
    assert found == pytest.approx(stretch(b, a, ("en", "en"), (Group(0, len(b), 0, len(a), 1.0),)))


def test_what_is_not_aligned_is_not_counted():
    assert stretch(["x" * 60, "x" * 900], ["x" * 60], ("en", "en"), ONE) == 0
    assert stretch(["x"], ["x" * 60], ("en", "en"), ()) == 0


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("zh", "桥" * 30),
        ("ja", "橋の" * 19),
        ("ko", "다리" * 22),
        ("de", "x" * 120),
        ("xx", "x" * 107),
    ],
)
def test_a_language_may_take_more_or_fewer_letters(language, text):
    assert stretch(["x" * 100], [text], ("en", language), ONE) < 0.02
    assert stretch(["x" * 300], [text], ("en", language), ONE) == pytest.approx(log(3), abs=0.02)


def test_numbers_are_as_long_in_every_script_and_the_script_tells_more_than_the_language():
    numbers = "1 234.56 " * 9
    assert stretch([f"xxx {numbers}"], [f"桥 {numbers}"], ("en", "zh"), ONE) < 0.02
    assert stretch(["桥" * 30], ["x" * 100], ("en", "en"), ONE) < 0.02


def test_passages_together_count_not_each():
    groups = (ONE[0], ONE[0]._replace(a_start=1, a_end=2, b_start=1, b_end=2))
    assert stretch(["x" * 30, "x" * 90], ["x" * 90, "x" * 30], ("en", "en"), groups) == 0
    assert exp(stretch(["x" * 30, "x" * 90], ["x" * 30, "x" * 30], ("en", "en"), groups)) == (
        pytest.approx(2)
    )
