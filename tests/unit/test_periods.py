"""Quarters, halves and school classes are told by their number, in words and in figures."""

from itertools import combinations

import pytest
from period_forms import FALSE_FRIENDS, OTHER_PERIODS, SECOND_QUARTERS

from service.article import Sentence
from service.match.alignment.align import Group
from service.match.facts.agreement import compare_facts, facts_of
from service.text.numbers.facts import mentions
from service.text.numbers.periods import marks

FORMS = [
    ("quarter:2", language, form)
    for language, forms in SECOND_QUARTERS.items()
    for form in forms.split("|")
] + [
    (period, language, form)
    for period, told in OTHER_PERIODS.items()
    for language, forms in told.items()
    for form in forms.split("|")
]


def told(text, language):
    return {mark for m in mentions(text, language) for mark in marks(m.values)}


@pytest.mark.parametrize(("period", "language", "form"), FORMS)
def test_a_period_is_told_in_words_and_in_figures(period, language, form):
    assert told(form, language) == {f"period:{period}"}


@pytest.mark.parametrize(
    ("language", "text"),
    [(language, text) for language, texts in FALSE_FRIENDS.items() for text in texts.split("|")],
)
def test_what_has_no_number_of_a_period_tells_none(language, text):
    assert told(text, language) == set()


def test_periods_agree_across_languages():
    firsts = [(language, forms.split("|")[0]) for language, forms in SECOND_QUARTERS.items()]
    for (one, a), (other, b) in combinations(firsts, 2):
        left = next(m for m in mentions(a, one) if marks(m.values))
        right = next(m for m in mentions(b, other) if marks(m.values))
        assert left.agrees(right)
        assert right.agrees(left)


def compared(a, b, one="en", other="de"):
    left, right = (
        facts_of([Sentence("text", 0, len(text), text)], language)
        for text, language in ((a, one), (b, other))
    )
    return compare_facts(left, right, [Group(0, 1, 0, 1, 0.95)])


@pytest.mark.parametrize(
    ("a", "b", "other"),
    [
        ("Profit rose in the second quarter.", "Der Gewinn stieg im dritten Quartal.", "de"),
        ("Profit rose in Q2.", "Прибыль выросла в третьем квартале.", "ru"),
        ("Profit rose in the first half of the year.", "下半年利润增长。", "zh"),
        ("The results of class ten are out.", "बारहवीं कक्षा के नतीजे आ गए।", "hi"),
    ],
)
def test_two_periods_of_one_unit_contradict_and_are_exchanged(a, b, other):
    found = compared(a, b, other=other)
    assert found.contradictions > 0
    assert found.exchanged == 1.0


@pytest.mark.parametrize(
    ("a", "b", "other"),
    [
        ("Profit rose in the second quarter.", "Gewinnen sari e ke 5 tsa kgwedi.", "tn"),
        ("Profit rose in the second quarter.", "Der Gewinn stieg um 5 Millionen.", "de"),
        ("Profit rose in the second quarter.", "Der Gewinn stieg im ersten Halbjahr.", "de"),
        ("The fourth quarter began at 2:30.", "Das Spiel begann um 4.30 Uhr.", "de"),
    ],
)
def test_a_period_that_nothing_answers_contradicts_no_other_fact(a, b, other):
    found = compared(a, b, other=other)
    assert not any("quarter" in quote for left, _ in found.conflicts for quote in left)


def test_this_quarter_and_the_last_answer_those_of_the_other_side():
    a = "Sales rose in the third quarter after a fall in the second quarter."
    b = "Der Umsatz stieg nach dem Rückgang im 2. Quartal im 3. Quartal wieder."
    found = compared(a, b)
    assert (found.agreements, found.contradictions) == (1.0, 0.0)


def test_a_number_alone_answers_a_period_whose_word_a_language_has_not():
    found = compared("Profit rose in Q2.", "Poelo e godile mo kotareng 2.", other="tn")
    assert (found.agreements, found.contradictions) == (0.5, 0.0)


def test_a_time_is_no_damaged_quarter():
    found = compared("In Q2 it rose.", "Im dritten Quartal stieg es bis 2.45 Uhr.")
    assert [left for left, _ in found.conflicts] == [("Q2",)]


@pytest.mark.parametrize(
    ("text", "language"),
    [("下半场33分钟", "zh"), ("後半33分", "ja"), ("後半戦33分", "ja"), ("후반 33분", "ko")],
)
def test_the_half_of_a_minute_still_tells_the_minute_of_the_game(text, language):
    assert any("78" in mention.values for mention in mentions(text, language))
