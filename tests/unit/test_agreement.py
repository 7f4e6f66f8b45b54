"""Planted facts and names in aligned passages: agreeing, contradicting, exchanged, missing."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.article import Sentence
from service.match.agreement import (
    NameAgreement,
    Named,
    compare_facts,
    compare_names,
    facts_of,
    names_of,
)
from service.match.align import Group
from service.text.names import is_spelled, skeleton


def named(english, others):
    left, right = (names_of(s, code, frozenset()) for s, code in ((english, "en"), (others, "xx")))
    return compare_names(left, right, groups(1))


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


@pytest.mark.parametrize(("likeness", "exchanged"), [(0.6, 0.0), (0.95, 0.5)])
def test_a_single_digit_is_exchanged_only_in_passages_much_alike(likeness, exchanged):
    found = compare_facts(facts("It cost 3"), facts("It cost 8"), groups(1, likeness=likeness))
    assert (found.contradictions, found.exchanged) == (0.5, exchanged)


@pytest.mark.parametrize("one", ["It cost 31", "It cost 31, no less than 31"])
def test_a_longer_number_is_exchanged_for_another_however_often_it_is_told(one):
    found = compare_facts(facts(one), facts("It cost 84"), groups(1, likeness=0.6))
    assert (found.contradictions, found.exchanged) == (1.0, 1.0)


def test_a_number_against_two_is_not_exchanged():
    found = compare_facts(facts("It cost 31"), facts("It cost 84 to 96"), groups(1))
    assert (found.contradictions, found.exchanged) == (1.0, 0.0)


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
        ("Two had to wait.", "Les deux, soit cinq, ont dû attendre.", 0.0),
        ("Seven waited for nine others.", "Huit passagers ont dû attendre.", 0.0),  # which one?
    ],
)
def test_a_spelled_number_contradicts_another_that_stands_alone_in_its_place(
    english, french, contradicting
):
    a, b = facts(english), facts(french, language="fr")
    for one, other in ((a, b), (b, a)):
        found = compare_facts(one, other, groups(1))
        assert (found.contradictions, found.exchanged) == (contradicting, contradicting)


def test_contradictions_in_different_passages_are_quoted_together():
    found = compare_facts(
        facts("It took 57 days", "It was late"), facts("It took days", "31 were late"), groups(2)
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


ENGLISH = ["Yesterday the president Kassym Tokayev spoke to students in the city of Almaty."]


@pytest.mark.parametrize(
    ("other", "cased"),
    [
        ("Вчера президент Касым Токаев выступил перед студентами в городе Алматы.", True),
        ("تحدث الرئيس قاسم توكاييف أمس إلى الطلاب في مدينة ألماتي", False),
    ],
)
def test_names_are_found_across_scripts(other, cased):
    found = named(ENGLISH, [other])
    assert found.found >= 3
    assert found.missing <= 1
    assert found.cased is cased
    assert found.balance > 0


def test_other_names_are_missing():
    other = "Вчера президент Ильхам Алиев выступил перед студентами в городе Баку."
    found = named(ENGLISH, [other])
    assert found.found == 0
    assert found.missing >= 4
    assert found.balance < -0.5


def test_a_name_that_stands_elsewhere_is_neither_found_nor_missing():
    others = ["The president spoke to students.", "This was in the home of Kassym Tokayev, Almaty."]
    found = named(ENGLISH, others)
    assert (found.found, found.missing) == (0, 0)


def test_a_name_with_words_of_its_own_is_found_but_not_missed():
    germany = frozenset({skeleton("Germany")})
    left = names_of(["He was seen in Germany."], "en", germany)
    assert compare_names(left, left, groups(1)) == NameAgreement(2, 0, True)
    right = names_of(["Он был замечен в Берлине."], "ru", frozenset())
    assert compare_names(left, right, groups(1)) == NameAgreement(0, 1, True)


ASKED = "The inquiry was asked for by Senate Republicans and the FBI on Monday."


@pytest.mark.parametrize(("likeness", "missing"), [(1.0, 0), (0.7, 2)])
def test_an_office_may_be_put_in_other_words_where_a_passage_is_a_translation(likeness, missing):
    left = names_of([ASKED], "en", frozenset({skeleton("Monday")}))
    right = names_of(["Расследования потребовали вчера."], "ru", frozenset())
    found = compare_names(left, right, groups(1, likeness))
    assert (found.found, found.missing) == (0, missing)


@pytest.mark.parametrize(
    ("name", "other", "missing"),
    [("Edward", "Эдвард", 0), ("John", "Джон", 0), ("Edward", "Петр", 1)],
)
def test_a_name_may_be_spelled_as_it_is_read(name, other, missing):
    left = names_of([f"So it was said by {name}."], "en", frozenset())
    right = names_of([f"Так сказал {other} вчера."], "ru", frozenset())
    assert names_missing(left, right) == missing


def names_missing(left, right):
    told = replace(right, names=(frozenset(),))
    return compare_names(left, told, groups(1)).missing


def test_scripts_that_rename_are_not_compared():
    found = named(ENGLISH, ["大統領は昨日アルマトイで学生に語った"])
    assert found == NameAgreement(0, 0, False)
    assert found.balance == 0.0


SKELETONS = st.frozensets(st.sampled_from(["klr", "mrz", "tkjf", "kzkstn", "kzkst"]))
SIDES = st.builds(
    lambda sentences, translated: Named(
        True, (), tuple(n for n, _ in sentences), tuple(s for _, s in sentences), translated
    ),
    st.lists(st.tuples(SKELETONS, SKELETONS), min_size=3, max_size=3),
    SKELETONS,
)


@given(SIDES, SIDES)
def test_a_name_is_found_beside_it_and_missing_where_no_sentence_spells_it(a, b):
    found = missing = 0
    for own, other in ((a, b), (b, a)):
        everywhere = frozenset().union(*other.spellings)
        for wanted, offered in zip(own.names, other.spellings, strict=True):
            found += sum(is_spelled(name, offered) for name in wanted)
            missing += sum(not is_spelled(name, everywhere) for name in wanted - own.translated)
    cased = any(a.names) and any(b.names)
    assert compare_names(a, b, groups(3)) == NameAgreement(found, missing, cased)
