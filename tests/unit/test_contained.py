"""Which of two articles holds the other, and what of it may differ."""

from dataclasses import replace

import pytest

from models.calibration import Weights
from service.match.facts.agreement import FactAgreement
from service.match.facts.known import KnownAgreement
from service.match.facts.name_agreement import NameAgreement
from service.match.verdicts.contained import container_of
from service.match.verdicts.signals import Signals

LIKELY, SURE = Weights({}, 0.0), Weights({}, 2.0)
HELD = Signals(
    coverage_a=0.4,
    coverage_b=1.0,
    likeness=1.0,
    gap=0.5,
    moved=0.0,
    evidence=5.0,
    unevenness=0.1,
    facts=FactAgreement(3.0, 0.0, 0.0, 0.0, ()),
    names=NameAgreement(0, 0, False),
    groups=(),
)
ONE_DAY = KnownAgreement(0.0, (("Sunday", "samedi"),))


def holder(signals, weights=SURE):
    return container_of(signals, 0.0, weights, threshold=0.8)


def of_numbers(same, other):
    return FactAgreement(same, other, other, 0.0, ())


def test_what_says_all_of_the_other_and_more_holds_it():
    assert holder(HELD) == "a"
    assert holder(replace(HELD, coverage_a=1.0, coverage_b=0.4)) == "b"
    assert holder(replace(HELD, coverage_b=0.79)) is None
    assert holder(replace(HELD, coverage_a=0.9)) is None
    assert holder(replace(HELD, evidence=1.4)) is None


@pytest.mark.parametrize(
    ("same", "other", "evidence", "holds"),
    [
        (4.0, 1.0, 3.0, "a"),
        (1.0, 1.0, 5.0, "a"),
        (1.0, 1.0, 3.0, None),
        (0.0, 1.0, 5.0, None),
        (1.0, 2.0, 5.0, None),
    ],
)
def test_one_number_may_be_a_slip_in_a_long_text_and_fills_a_short_one_anew(
    same, other, evidence, holds
):
    assert holder(replace(HELD, evidence=evidence, facts=of_numbers(same, other))) == holds


@pytest.mark.parametrize(
    "slip",
    [
        {"known": ONE_DAY},
        {"opposed": (("To the east.", "À l'ouest."),)},
        {"things": (("A dog.", "Un chat."),)},
    ],
)
def test_so_may_a_day_an_opposite_or_a_thing(slip):
    assert holder(replace(HELD, evidence=8.0, **slip)) == "a"
    assert holder(replace(HELD, evidence=3.0, **slip)) is None
    more = of_numbers(1.0, 2.0)
    assert holder(replace(HELD, evidence=8.0, facts=more, **slip)) is None


def test_what_slipped_must_be_as_sure_as_the_same_article_but_for_that():
    assert holder(replace(HELD, known=ONE_DAY), LIKELY) is None
    assert holder(HELD, LIKELY) == "a"


def test_two_of_one_length_that_differ_in_a_day_are_two_bulletins():
    assert holder(replace(HELD, coverage_a=0.7, known=ONE_DAY)) == "a"
    assert holder(replace(HELD, coverage_a=0.8, known=ONE_DAY)) is None
    assert holder(replace(HELD, coverage_a=0.8)) == "a"


def test_a_report_that_tells_it_in_its_own_way_holds_nothing():
    own = replace(HELD, likeness=0.7, unevenness=0.8)
    assert holder(own) is None
    other_names = replace(HELD, evidence=2.0, names=NameAgreement(1, 9, True))
    assert holder(other_names) is None
