"""Results of games and votes as facts of their own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.article import Sentence
from service.match.alignment.align import Group
from service.match.facts.agreement import compare_facts, facts_of
from service.text.numbers.facts import mentions
from service.text.numbers.results import results


def told(text, language):
    return [mark for m in mentions(text, language) for mark in results(m.values)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("They won 3-1 at home", "en"),
        ("They won 1–3 in Porto", "en"),
        ("Победа 3:1", "ru"),
        ("以3比1击败", "zh"),
        ("3対1で勝利", "ja"),
        ("3 대 1로 이겼다", "ko"),
        ("a ratio of 3:1", "en"),
        ("فاز ٣-١ في", "ar"),
    ],
)
def test_a_result_is_one_fact_in_every_script(text, language):
    assert told(text, language) == ["result:1-3"]


@pytest.mark.parametrize(
    "text",
    [
        "on 3-5 May",
        "5-10 cm of snow",
        "5-10% of them",
        "in 2012-13",
        "on 3-2-2024",
        "at 15:30",
        "the U-21 and B-52 teams",
        "on 05-03",
        "Covid-19",
    ],
)
def test_dates_ranges_and_times_are_no_results(text):
    assert told(text, "en") == []


def agreement(one, other):
    left, right = (facts_of([Sentence("text", 0, len(t), t)], "en") for t in (one, other))
    return compare_facts(left, right, [Group(0, 1, 0, 1, 1.0)])


@pytest.mark.parametrize(
    ("one", "other", "contradicted"),
    [
        ("It ended 2-1 in Lyon, 3 of 4 say.", "It ended 2 to 1 in Lyon, 3 of 4 say.", 0.0),
        ("It ended 2-2 in Lyon, 3 of 4 say.", "It ended 2 to 2 in Lyon, 3 of 4 say.", 0.0),
        ("It ended 2-1 in Lyon, 3 of 4 say.", "It ended 2 to 6 in Lyon, 3 of 4 say.", 0.5),
    ],
)
def test_both_numbers_answer_a_result_where_each_is_a_number_for_itself(one, other, contradicted):
    assert agreement(one, other).contradictions == contradicted
    assert agreement(other, one).contradictions == contradicted


@pytest.mark.parametrize("other", ["It ended 3 to 2.", "It ended 2 to 0.", "It ended 4 to 1."])
def test_one_number_answers_no_result(other):
    assert agreement("It ended 2-1.", other).contradictions >= 0.5


def test_results_are_apart_passage_by_passage():
    a = facts_of([Sentence("text", 0, 20, t) for t in ("It ended 2-1.", "It ended 3-0.")], "en")
    b = facts_of([Sentence("text", 0, 20, t) for t in ("It ended 2 to 1.", "It ended 4-0.")], "en")
    groups = [Group(0, 1, 0, 1, 1.0), Group(1, 2, 1, 2, 1.0)]
    assert compare_facts(a, b, groups).conflicts == ((("3-0",), ("4-0",)),)


TOLD = st.lists(st.sampled_from(["2-1", "2", "1", "3-0", "3", "12-14", "24", "1:2", "5"]))


@given(TOLD, TOLD)
def test_facts_are_compared_alike_from_both_sides(one, other):
    a, b = (" and ".join(["Lyon", *told, "Nantes"]) for told in (one, other))
    found, turned = agreement(a, b), agreement(b, a)
    assert found.agreements == turned.agreements
    assert found.contradictions == turned.contradictions


def test_another_result_is_a_whole_contradiction_though_it_shares_a_number():
    found = agreement("It ended 0-3.", "It ended 0-0.")
    assert (found.contradictions, found.exchanged) == (1.0, 1.0)
    assert agreement("It ended 28-25.", "It ended 28-24.").exchanged == 1.0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("It ended 3-1.", "It ended 1:3."),
        ("It ended 3-1.", "It ended three to 1."),
        ("It ended 25-21.", "It ended 21:25."),
    ],
)
def test_a_result_agrees_with_itself_in_other_forms(one, other):
    assert agreement(one, other).contradictions == 0.0


def test_a_month_answers_no_result_and_no_fraction():
    assert agreement("It ended 7-5 on 10 July.", "It ended 6-3 on 10 July.").contradictions == 1.0
    assert agreement("It is 4.0 since 14 April.", "It is 5.2 since 14 April.").exchanged == 1.0


SCORES = st.tuples(st.integers(0, 9), st.integers(0, 9))


@given(SCORES, SCORES)
def test_results_agree_exactly_where_their_numbers_do(one, other):
    (x,), (y,) = (mentions("It ended {}-{}.".format(*score), "en") for score in (one, other))
    assert x.agrees(y) == y.agrees(x) == (sorted(one) == sorted(other))


@pytest.mark.parametrize(
    ("text", "goals"),
    [
        ("فاز بثلاثة أهداف لهدفين يوم السبت", "result:2-3"),
        ("فاز بثلاثة أهداف لهدف", "result:1-3"),
        ("فاز بهدفين مقابل هدف واحد", "result:1-2"),
        ("فاز بهدفين لا شيء", None),
        ("سجل ثلاثة أهداف لفريقه", None),
    ],
)
def test_arabic_tells_results_in_goals(text, goals):
    assert told(text, "ar") == ([goals] if goals else [])


def test_a_result_that_the_text_says_in_two_numbers_is_answered_though_the_headline_has_it():
    def sides(language, *texts):
        return facts_of([Sentence("text", 0, len(t), t) for t in texts], language)

    groups = [Group(0, 1, 0, 1, 1.0), Group(1, 2, 1, 2, 1.0)]
    catalan = sides("ca", "La Riba guanya 2-1", "La Riba va guanyar per 2 a 1")
    same, other = (
        sides("pt", f"La Riba vence por {goals}", f"La Riba venceu por {goals}")
        for goals in ("2-1", "3-1")
    )
    assert compare_facts(catalan, same, groups).contradictions == 0
    assert compare_facts(catalan, other, groups).contradictions > 0


@pytest.mark.parametrize(
    ("text", "language"),
    [("후반 33분 결승골", "ko"), ("後半33分に決勝点", "ja"), ("下半场第33分钟进球", "zh")],
)
def test_a_minute_of_the_second_half_is_one_of_the_game(text, language):
    (told,) = mentions(text, language)
    for minute, agrees in (("78", True), ("33", True), ("68", False)):
        assert told.agrees(mentions(f"in the {minute}th minute", "en")[0]) is agrees
