"""Planted facts in aligned passages: agreeing, contradicting, exchanged, missing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.article import Sentence
from service.match.alignment.align import Group
from service.match.facts.agreement import compare_facts, facts_of


def facts(*sentences, language="en"):
    return facts_of([Sentence("text", 0, len(s), s) for s in sentences], language)


def groups(count, likeness=0.95):
    return [Group(i, i + 1, i, i + 1, likeness) for i in range(count)]


def test_equal_numbers_agree_in_every_convention():
    found = compare_facts(
        facts("It costs 26,469.89 euros for 57 people"),
        facts("Cela coûte 26 469,89 euros pour 57 personnes", language="fr"),
        groups(1),
    )
    assert (found.agreements, found.contradictions, found.conflicts) == (2.0, 0.0, ())


def test_single_digits_agree_by_half():
    found = compare_facts(facts("The 5 of 57"), facts("Les 5 de 57", language="fr"), groups(1))
    assert found.agreements == 1.5


def test_a_replaced_number_contradicts_and_is_quoted():
    found = compare_facts(
        facts("It took 57 days", "It cost 31 euros"),
        facts("It took 57 days", "It cost 84 euros"),
        groups(2),
    )
    assert (found.agreements, found.contradictions, found.exchanged) == (1.0, 1.0, 1.0)
    assert found.conflicts == ((("31",), ("84",)),)


@pytest.mark.parametrize(("likeness", "exchanged"), [(0.6, 0.0), (0.95, 1.0)])
def test_a_single_digit_is_exchanged_only_in_passages_much_alike(likeness, exchanged):
    found = compare_facts(facts("It cost 3"), facts("It cost 8"), groups(1, likeness=likeness))
    assert (found.contradictions, found.exchanged) == (0.5, exchanged)


@pytest.mark.parametrize("one", ["It cost 31", "It cost 31, no less than 31"])
def test_a_longer_number_is_exchanged_for_another_however_often_it_is_told(one):
    found = compare_facts(facts(one), facts("It cost 84"), groups(1, likeness=0.6))
    assert (found.contradictions, found.exchanged) == (1.0, 1.0)


def test_a_number_against_two_is_exchanged_for_one_of_them():
    found = compare_facts(facts("It cost 31"), facts("It cost 84 to 96"), groups(1))
    assert (found.contradictions, found.exchanged, found.beside) == (1.0, 0.0, 1.0)


def test_a_missing_number_is_no_contradiction():
    found = compare_facts(facts("It took 57 days"), facts("It took many days"), groups(1))
    assert (found.agreements, found.contradictions, found.conflicts) == (0.0, 0.0, ())


def test_numbers_in_other_passages_are_no_contradiction():
    found = compare_facts(
        facts("It took 57 days", "It cost 31 euros"),
        facts("It cost 31 days", "It took 57 euros"),
        groups(2),
    )
    assert found.contradictions == 0.0
    assert found.conflicts == ()


def test_numbers_in_sentences_that_are_not_aligned_answer_too():
    found = compare_facts(
        facts("It took 57 days"), facts("It took 31 days", "57 was the number"), groups(1)
    )
    assert found.contradictions == 0.0


def test_one_number_answers_only_once():
    found = compare_facts(facts("57 and 57"), facts("57 and 84"), groups(1))
    assert (found.agreements, found.contradictions) == (1.0, 1.0)


def test_a_damaged_number_says_neither_yes_nor_no():
    found = compare_facts(
        facts("About 1.8 million people came"), facts("About 180 million people came"), groups(1)
    )
    assert (found.agreements, found.contradictions) == (0.0, 0.0)


def test_a_number_that_nobody_translated_is_not_damaged():
    one, other = facts("Inflation was 3.5 percent"), facts("Inflation was 35 percent")
    assert compare_facts(one, other, groups(1)).contradictions == 0.0
    assert compare_facts(one, other, groups(1), translated=False).contradictions == 1.0


def test_a_time_that_is_written_in_another_way_is_not_damaged():
    one, other = facts("Her time was 2:19:44."), facts("O tempo foi de 2:19.44.", language="pt")
    assert compare_facts(one, other, groups(1), translated=False).contradictions == 0.0


@pytest.mark.parametrize(
    ("one", "other", "language", "agree"),
    [
        ("12 million euros", "12 billion euros", "en", False),
        ("12 million euros", "12 milliards d'euros", "fr", False),
        ("12 thousand shares", "12 million shares", "en", False),
        ("12 million euros", "12 millions d'euros", "fr", True),
        ("12 million euros", "12 000 000 euros", "fr", True),
        ("60 billion euros", "60 mil milhões de euros", "pt", True),
        ("12 million miles", "19,3 Millionen Kilometer", "de", True),
        ("5.135 people", "5.135 Menschen", "de", True),
    ],
)
def test_a_number_with_another_scale_is_another_one(one, other, language, agree):
    found = compare_facts(facts(one), facts(other, language=language), groups(1), translated=False)
    assert (found.agreements > 0, found.contradictions > 0) == (agree, not agree)


def test_a_spelled_number_agrees_silently():
    found = compare_facts(facts("twelve came"), facts("12 came"), groups(1))
    assert (found.agreements, found.contradictions) == (0.0, 0.0)


@pytest.mark.parametrize(
    ("spelled", "figure", "contradicting"),
    [
        ("nine came", "84 came", 0.5),
        ("nine came", "4 came", 0.5),
        ("twelve came", "84 came", 1.0),
        ("seven came", "47 came", 0.0),  # part of a number that is spelled in several words
        ("nine came", "1 came", 0.0),  # other languages write an article
        ("nine of ten came", "84 came", 0.0),
        ("nine came", "84 of 97 came", 0.0),
        ("twenty-one came", "21 came", 0.0),
    ],
)
def test_a_spelled_number_contradicts_the_figure_that_stands_alone_in_its_place(
    spelled, figure, contradicting
):
    for one, other in ((spelled, figure), (figure, spelled)):
        found = compare_facts(facts(one), facts(other), groups(1))
        assert found.contradictions == contradicting
        assert bool(found.conflicts) is bool(contradicting)


@pytest.mark.parametrize(
    ("english", "french", "contradicting"),
    [
        ("Seven passengers had to wait.", "Huit passagers ont dû attendre.", 0.5),
        ("Seventeen passengers had to wait.", "Dix-huit passagers ont dû attendre.", 1.0),
        ("Seven passengers had to wait.", "Sept passagers ont dû attendre.", 0.0),
        ("One of them had to wait.", "Trois ont dû attendre.", 0.0),  # "one" is often no number
        ("Two passengers had to wait.", "Trois passagers ont dû attendre.", 0.5),
        ("Three passengers had to wait.", "Treize passagers ont dû attendre.", 0.5),
        ("Twelve passengers had to wait.", "Vingt passagers ont dû attendre.", 0.5),
        ("Four hundred had to wait.", "Quatre ont dû attendre.", 0.0),  # a scale may be unread
        ("Two had to wait.", "Les deux, soit cinq, ont dû attendre.", 0.0),
        ("Two died, three were hurt.", "Quatre sont morts, cinq blessés.", 1.0),
        ("Two died, three were hurt.", "Trois sont morts, quatre blessés.", 0.5),
        ("Two died, three were hurt.", "Trois sont morts, deux blessés.", 0.0),  # not compared
        ("Seven waited for nine others.", "Huit passagers ont dû attendre.", 0.0),  # which one?
    ],
)
def test_a_spelled_number_contradicts_another_that_stands_alone_in_its_place(
    english, french, contradicting
):
    a, b = facts(english), facts(french, language="fr")
    for one, other in ((a, b), (b, a)):
        found = compare_facts(one, other, groups(1))
        assert found.contradictions == contradicting
        assert (found.exchanged > 0) == (contradicting > 0)


@pytest.mark.parametrize(
    ("english", "contradicting"),
    [("Two people died.", 0.0), ("3 people died.", 0.5), ("Three people died.", 0.5)],
)
def test_an_arabic_dual_contradicts_another_number(english, contradicting):
    found = compare_facts(facts("قتل شخصان", language="ar"), facts(english), groups(1))
    assert (found.contradictions, found.exchanged) == (contradicting, float(contradicting > 0))


def test_contradictions_in_different_passages_are_quoted_together():
    found = compare_facts(
        facts("It had 57 rooms", "It was late"), facts("It had rooms", "31 were late"), groups(2)
    )
    assert found.contradictions == 1.0
    assert found.conflicts == ((("57",), ("31",)),)


def test_miles_and_kilometres_agree():
    found = compare_facts(
        facts("A road of 85 miles"), facts("Une route de 137 km", language="fr"), groups(1)
    )
    assert (found.agreements, found.contradictions) == (1.0, 0.0)


NUMBERS = st.lists(st.sampled_from(["13", "57", "5", "26,469", "84", "1999"]), max_size=4)
TEXTS = st.lists(NUMBERS.map(lambda numbers: " and ".join(["It is", *numbers])), max_size=4)


@given(TEXTS, TEXTS)
def test_sides_may_be_exchanged(a, b):
    count = min(len(a), len(b))
    there = compare_facts(facts(*a), facts(*b), groups(count))
    back = compare_facts(facts(*b), facts(*a), groups(count))
    assert there.agreements == back.agreements
    assert there.exchanged == back.exchanged
    assert there.contradictions == back.contradictions
    assert {tuple(map(frozenset, c)) for c in there.conflicts} == {
        (frozenset(y), frozenset(x)) for x, y in back.conflicts
    }


@given(TEXTS)
def test_an_article_agrees_with_itself(texts):
    own = facts(*texts)
    found = compare_facts(own, own, groups(len(texts)))
    assert found.agreements == sum(m.weight for sentence in own for m in sentence if m.firm)
    assert (found.contradictions, found.exchanged, found.conflicts) == (0, 0, ())


def test_the_eleventh_of_november_is_not_the_tenth():
    eleventh = facts("Das war am 11. November.", language="de")
    for other in ("Это было 10 ноября.", "Это было в ноябре 10 раз."):
        found = compare_facts(eleventh, facts(other, language="ru"), groups(1))
        assert found.exchanged > 0
        assert found.conflicts == ((("11",), ("10",)),)
    same = compare_facts(eleventh, facts("Это было 11 ноября.", language="ru"), groups(1))
    assert same.contradictions == 0


def test_a_duration_in_another_unit_is_no_damaged_number():
    months, years = facts("It took 18 months."), facts("Es dauerte 18 Jahre.", language="de")
    found = compare_facts(months, years, groups(1))
    assert (found.contradictions, found.exchanged) == (1.0, 1.0)
    longer = facts("Es dauerte 18 Monate.", language="de")
    assert compare_facts(months, longer, groups(1)).contradictions == 0
