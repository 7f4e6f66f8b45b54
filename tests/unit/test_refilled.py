"""Facts that stand one for one in the place of others."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.article import Sentence
from service.match.alignment.align import Group
from service.match.facts.agreement import compare_facts, facts_of


def compared(a, b, groups, languages=("en", "en")):
    left, right = (
        facts_of([Sentence("text", 0, len(s), s) for s in text], language)
        for text, language in zip((a, b), languages, strict=True)
    )
    return compare_facts(left, right, groups)


def exchanged(a, b, groups, languages=("en", "en")):
    found = compared(a, b, groups, languages)
    return found.exchanged + found.beside


def aligned(count, likeness=0.95):
    return [Group(i, i + 1, i, i + 1, likeness) for i in range(count)]


def test_facts_are_exchanged_where_sentences_are_joined_in_two_ways():
    a = ["The court met on 22 days.", "It cost 345,000 euros.", "It heard 56 people."]
    b = ["The court met on 22 days.", "It cost 167,000 euros.", "It heard 56 people."]
    joined = [Group(0, 1, 0, 2, 0.9), Group(1, 3, 2, 3, 0.9)]
    assert exchanged(a, b, joined) == exchanged(a, b, aligned(3)) == 1.0


def test_facts_of_passages_that_are_not_on_end_are_not_exchanged():
    a = ["It took 57 days.", "It was late.", "It was far."]
    b = ["It took days.", "It was late.", "31 were far."]
    assert exchanged(a, b, aligned(3)) == 0.0


def test_what_one_side_tells_once_more_stands_for_nothing():
    a = ["Porto lost 1-2.", "In the end it was 1-2."]
    b = ["In the end it was 4-2."]
    assert exchanged(a, b, [Group(0, 2, 0, 1, 0.95)]) == 1.0


@pytest.mark.parametrize(
    ("one", "other", "weight"),
    [
        ("0.5", "0.8", 1.0),
        ("10", "20", 1.0),
        ("31", "84", 1.0),
        ("14.03", "20", 0.0),
        ("15:47", "18:47", 1.0),
        ("15.47", "18:47", 1.0),
        ("0.8", "18:47", 0.0),
        ("3.26 million", "370 million", 1.0),
        ("15:00", "18:47", 1.0),
        ("15:00", "9", 1.0),
    ],
)
def test_what_fills_one_place_has_one_form(one, other, weight):
    left, right = ([f"It says {number}"] for number in (one, other))
    assert exchanged(left, right, aligned(1)) == weight


NUMBERS = st.lists(st.sampled_from(["13", "57", "5", "0.5", "84"]), max_size=3)
TEXTS = st.lists(NUMBERS.map(lambda numbers: " and ".join(["It is", *numbers])), max_size=4)


@given(TEXTS, TEXTS, st.floats(0.5, 1.0))
def test_sides_may_change_places(a, b, likeness):
    groups = aligned(min(len(a), len(b)), likeness)
    assert exchanged(a, b, groups) == exchanged(b, a, groups)


def test_a_month_is_no_answer_to_a_number():
    a = ["On 18 September she got 9 years.", "Prison for 9 years."]
    b = ["On 18 September she got 5 years."]
    assert exchanged(a, b, [Group(0, 2, 0, 1, 0.95)]) == 1.0


def test_what_the_neighbouring_passage_says_is_not_exchanged():
    a = ["The player ranked 19 spoke on 23 May.", "The new virus hit."]
    b = ["The player ranked 19 spoke in May.", "The virus of 19 hit."]
    assert exchanged(a, b, aligned(2)) == 0.0


def test_a_number_stands_for_one_of_its_shape_beside_another():
    a = ["Petrol of 95 costs 1,701 euros, diesel 1,767."]
    assert exchanged(a, ["Petrol costs 1,701 euros, diesel 1,855."], aligned(1)) == 1.0
    assert exchanged(a, ["Petrol costs 1,701 euros, diesel 140."], aligned(1)) == 0.0


def test_a_measure_in_two_units_is_one_fact():
    a = ["It sank in 30 meters (100 feet) of water."]
    assert exchanged(a, ["It sank in 63 meters of water."], aligned(1)) == 1.0


def test_numbers_of_two_lengths_are_exchanged_each_for_its_like():
    a, b = ["On 19 May it cost 1,397 euros."], ["On 17 May it cost 1,367 euros."]
    assert exchanged(a, b, aligned(1)) == 2.0
    assert exchanged(a, ["On 3 May it cost 17 euros."], aligned(1)) == 0.0


def test_numbers_that_sentences_put_elsewhere_are_exchanged_in_two_passages():
    a = ["Drawn on the 24th were 7 and 13.", "Five were told by 4."]
    b = ["Drawn on the 19th were 7 and 13, told by 26.", "Five had it."]
    assert exchanged(a, b, aligned(2)) == 2.0


def test_a_day_that_is_another_number_of_the_sentence_too_is_exchanged():
    a, b = ["On the 24th it drew 7, 24 and 47."], ["On the 19th it drew 7, 24 and 47."]
    assert exchanged(a, b, aligned(1)) == 1.0


def test_the_month_before_a_day_is_the_name_of_one():
    a, b = ["They met on 14 May."], ["두 팀은 8월 16일 만났다."]
    assert exchanged(a, b, aligned(1), ("en", "ko")) == 2.0
    assert exchanged(["They met on 16 August."], b, aligned(1), ("en", "ko")) == 0.0


def test_a_single_digit_more_may_be_spelled_on_the_other_side():
    assert exchanged(["He faces 22 counts."], ["He faces 66 counts, 8 of murder."], aligned(1)) == 1
    assert exchanged(["He faces 22 counts."], ["He faces 66, 180 in all."], aligned(1)) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The shop has 8 tills and a dozen clerks.", "The shop has 9 tills and 12 clerks."),
        ("It has 34 rooms and two halls.", "It has 2 halls and 36 rooms, built in 1987."),
        ("Some 125 people came.", "Some 127 people came, 60% of all."),
        ("It is 40 miles long.", "It is 48 miles long and 3 wide."),
    ],
)
def test_a_number_stands_in_the_place_of_another_whatever_is_beside_it(one, other):
    assert exchanged([one], [other], aligned(1)) == 1.0


def test_what_is_of_another_size_stands_in_no_place():
    assert exchanged(["It has 34 rooms."], ["It has 120 beds and 1,400 books."], aligned(1)) == 0.0


@pytest.mark.parametrize(
    ("one", "other", "contradicted"),
    [
        (("Twelve people died.", "en"), ("21 people died.", "en"), True),
        (("Twelve people died.", "en"), ("25 Menschen starben.", "de"), True),
        (("She got five years.", "en"), ("She got 15 years.", "en"), True),
        (("Thirty people died.", "en"), ("300 people died.", "en"), True),
        (("It costs thirty million.", "en"), ("It costs 3 million.", "en"), True),
        (("Nine people died.", "en"), ("1 person died.", "en"), False),
        (("他偷了十二辆汽车。", "zh"), ("他偷了25辆汽车。", "zh"), True),
        (("車を三十台盗んだ。", "ja"), ("She stole 25 cars.", "en"), True),
        (("Twenty people died.", "en"), ("25 people died.", "en"), False),
        (("Five people died.", "en"), ("25 people died.", "en"), False),
        (("Four hundred people died.", "en"), ("4,000 people died.", "en"), True),
        (("Three hundred people died.", "en"), ("325 people died.", "en"), False),
        (("Five people died.", "en"), ("5 Menschen starben.", "de"), False),
        (("Two-thirds of them voted.", "en"), ("66 Prozent stimmten ab.", "de"), False),
        (("A third of them voted.", "en"), ("34 Prozent stimmten ab.", "de"), False),
        (("Two-thirds of them voted.", "en"), ("60 Prozent stimmten ab.", "de"), True),
        (("In the nineteen-nineties.", "en"), ("Dans les années 1990.", "fr"), False),
        (("ढाई सौ लोग मारे गए।", "hi"), ("250 people died.", "en"), False),
        (("ढाई सौ लोग मारे गए।", "hi"), ("370 people died.", "en"), True),
        (("Milioni mbili na nusu ya watu.", "sw"), ("2.5 million people.", "en"), False),
        (("Milioni mbili na nusu ya watu.", "sw"), ("3.5 million people.", "en"), True),
        (("It took ninety minutes.", "en"), ("Es dauerte 1,5 Stunden.", "de"), False),
        (("It took ninety minutes.", "en"), ("Es dauerte 2,5 Stunden.", "de"), True),
        (("It took twelve minutes.", "en"), ("Es dauerte 13 Minuten.", "de"), True),
        (("Nineteen people died.", "en"), ("1,875 people died.", "en"), True),
        (("Five people died.", "en"), ("512 people died.", "en"), True),
        (
            ("Han så fire hundrede museer.", "da"),
            ("Neljässäsadassa museossa.", "fi"),
            False,
        ),
        (("Han så fire hundrede museer.", "da"), ("He saw 400 museums.", "en"), False),
        (("Han så fire museer.", "da"), ("He saw forty museums.", "en"), True),
    ],
)
def test_a_figure_is_contradicted_by_a_cardinal_that_is_no_word_of_it(one, other, contradicted):
    (left, language), (right, another) = one, other
    assert (
        compared([left], [right], aligned(1), (language, another)).contradictions > 0
    ) is contradicted
    assert (
        compared([right], [left], aligned(1), (another, language)).contradictions > 0
    ) is contradicted
