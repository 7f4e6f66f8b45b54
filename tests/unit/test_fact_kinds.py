"""What is left over on either side stands for one thing only if it is of one kind."""

import pytest

from service.article import Sentence
from service.match.alignment.align import Group
from service.match.facts.agreement import compare_facts, facts_of

PIER = "The pier of Ostrel is closed for repairs."
COST = "The work costs 4.5 million euros."


def facts(*sentences, language="en"):
    return facts_of([Sentence("text", 0, len(s), s) for s in sentences], language)


def compared(a, b):
    groups = [Group(i, i + 1, i, i + 1, 0.95) for i in range(len(a))]
    found = compare_facts(facts(*a), facts(*b), groups)
    return found.contradictions, found.exchanged, found.conflicts


@pytest.mark.parametrize(
    "converted", ["($5.2 million)", "(about $5.2 million)", "(US$ 5.2 million)", "（$5.2 million）"]
)
def test_a_dateline_and_what_was_converted_contradict_nothing(converted):
    dated, priced = f"OSTREL, 12 May - {PIER}", COST.replace("euros", f"euros {converted}")
    assert compared((dated, COST), (PIER, priced)) == (0.0, 0.0, ())
    assert compared((f"{dated} {COST}",), (f"{PIER} {priced}",)) == (0.0, 0.0, ())


def test_two_datelines_of_two_days_contradict():
    contradictions, exchanged, _ = compared(
        (f"OSTREL, 12 May - {PIER}",), (f"OSTREL, 13 May - {PIER}",)
    )
    assert (contradictions, exchanged) == (1.0, 1.0)


def test_a_dateline_and_another_date_contradict():
    assert compared((f"OSTREL, 12 May - {PIER}",), (f"{PIER[:-1]} on 15 May.",))[0] == 1.0


def test_what_was_converted_is_still_compared_with_such():
    one, other = (COST.replace("euros", f"euros (${n} million)") for n in ("5.2", "6.9"))
    assert compared((one,), (other,))[0] == 1.0


def test_an_age_in_brackets_is_no_conversion():
    one, other = (f"Mira Dahl ({age}) won 14 medals." for age in (43, 57))
    assert compared((one,), (other,))[:2] == (1.0, 1.0)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("It is 120 metres long.", "It holds 450 tonnes."),
        ("It opened on 14 May.", "It cost $450."),
        ("Some 45 % were for it.", "It is 120 metres long."),
    ],
)
def test_what_is_left_over_elsewhere_is_of_another_kind(one, other):
    assert compared((one, PIER), (PIER, other)) == (0.0, 0.0, ())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("It is 120 metres long.", "It is 450 metres long."),
        ("It opened on 14 May.", "It opened on 23 May."),
        ("It cost $120.", "It cost $450."),
        ("It cost 120 marks.", "It cost $450."),
        ("Some 12 % were for it.", "Some 45 % were for it."),
        ("It began at 14:20.", "It began at 19:45."),
        ("It weighs 120 zentners.", "It weighs 450 tonnes."),
    ],
)
def test_facts_of_one_kind_in_one_passage_contradict(one, other):
    assert compared((one,), (other,))[:2] == (1.0, 1.0)
