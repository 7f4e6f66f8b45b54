"""Numbers that a translation damaged."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.text.numbers.damage import Written
from service.text.numbers.facts import mentions
from service.text.numbers.mention import Mention
from service.text.numbers.times import minutes, parts


def fact(*values):
    return Mention(0, 0, "", frozenset(values))


@pytest.mark.parametrize(
    ("a", "b", "damaged"),
    [
        ("1800000", "180000000", True),
        ("2.6469", "26469", True),
        ("264698", "26469", True),
        ("12", "13", False),
        ("26469", "26470", False),
        ("5", "50", False),
        ("20", "2000", False),
        ("26469", "264", False),
        ("length:236", "236", False),
    ],
)
def test_a_damaged_number_keeps_its_significant_digits(a, b, damaged):
    assert Written([fact(b)]).may_mean(fact(a)) is damaged
    assert Written([fact(a)]).may_mean(fact(b)) is damaged


def test_any_reading_may_be_the_damaged_one():
    assert Written([fact("99", "51.35")]).may_mean(fact("5135", "77"))


def garbled(a, b):
    """Whether one mention looks like the damaged form of another one."""
    if minutes(a.values) & b.values or parts(b.values) & a.values:
        return True
    mine, theirs = (
        [v.replace(".", "").strip("0") for v in m.values if v[0].isdigit()] for m in (a, b)
    )
    return any(
        min(len(x), len(y)) >= 2
        and (x == y or (min(len(x), len(y)) >= 4 and (x.startswith(y) or y.startswith(x))))
        for x in mine
        for y in theirs
    )


def scattered(mention, others):
    """Whether the digits of a mention stand in others one after another."""
    is_time = bool(minutes(mention.values))
    digits = re.sub("[^0-9]", "", mention.quote)
    kept = (m.quote for m in others if not (is_time and minutes(m.values)))
    return len(digits) >= 4 and digits in re.sub("[^0-9]", "", "".join(kept))


NUMBERS = st.from_regex(
    r"((2013|12[.,]500|3:20 pm|15:20|182[.-]44|5|48|1[.]8 million|[0-9]{1,6}) "
    r"(and|metres|miles) ){0,6}",
    fullmatch=True,
)


@given(NUMBERS, NUMBERS)
def test_a_side_as_a_whole_answers_as_its_numbers_do(one, other):
    theirs = mentions(other, "en")
    for mention in mentions(one, "en"):
        damaged = scattered(mention, theirs) or any(garbled(mention, t) for t in theirs)
        assert Written(theirs).may_mean(mention) == damaged
