"""Names behind titles, in scripts that mark no names with capitals."""

import pytest

from service.match.alignment.align import Group
from service.match.differences.person_agreement import NO_PERSONS
from service.match.differences.person_exchange import compare_persons
from service.match.facts.known import known_of
from service.match.facts.persons import Persons
from service.text.persons.full_names import full_names
from service.text.persons.titled_names import titled_names

TOGETHER = (Group(0, 1, 0, 1, 1.0),)
AHMADI = {
    "fa": "داکتر فرید احمدی رئیس بیمارستان شد.",
    "ur": "ڈاکٹر فرید احمدی ہسپتال کے سربراہ بن گئے۔",
    "ar": "أصبح الطبيب فريد أحمدي مديرا للمستشفى.",
    "hi": "डॉ. फरीद अहमदी अस्पताल के प्रमुख बने।",
}
SIDDIQUI = {
    "fa": "داکتر نادر صدیقی رئیس بیمارستان شد.",
    "ur": "ڈاکٹر نادر صدیقی ہسپتال کے سربراہ بن گئے۔",
    "ar": "أصبح الطبيب نادر صديقي مديرا للمستشفى.",
    "hi": "डॉ. नादिर सिद्दीकी अस्पताल के प्रमुख बने।",
}
PAIRS = [("fa", "ur"), ("ar", "fa"), ("ur", "ar"), ("hi", "ur")]


def persons(text, language):
    return Persons(language, (text,), False, known_of((text,), language))


@pytest.mark.parametrize(("a", "b"), PAIRS)
def test_a_person_behind_a_title_is_another_only_where_the_name_is(a, b):
    for named in (AHMADI, SIDDIQUI):
        one, same = persons(named[a], a), persons(named[b], b)
        assert compare_persons(one, same, TOGETHER) == NO_PERSONS
    found = compare_persons(persons(AHMADI[a], a), persons(SIDDIQUI[b], b), TOGETHER)
    assert len(found.exchanged) == 1
    assert found.doubtful == ()


def test_a_name_without_a_title_on_the_other_side_stands_for_none():
    untitled = persons(SIDDIQUI["ur"].removeprefix("ڈاکٹر "), "ur")
    assert compare_persons(persons(AHMADI["fa"], "fa"), untitled, TOGETHER) == NO_PERSONS


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("fa", "دکتر، فرید احمدی را دید."),
        ("fa", "او دکتر شد."),
        ("ur", "ڈاکٹر نے کہا۔"),
        ("en", "Dr Farid Ahmadi left."),
    ],
)
def test_what_follows_no_title_or_spells_too_little_is_no_name(language, sentence):
    assert titled_names(sentence, language) == ()


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("cy", "Mae Llywodraeth wedi mynd i Ynys Dewi yn Sir Benfro."),
        ("gd", "Tha Riaghaltas aig Eilean Ramsey ann an Siorrachd Pembroke."),
        ("ga", "Tá Rialtas ag Oileán Ramsey i Sir Benfro."),
    ],
)
def test_celtic_verbs_and_places_begin_no_name_of_a_person(language, sentence):
    assert full_names(sentence, language) == ()
