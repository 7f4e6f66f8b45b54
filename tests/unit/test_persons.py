"""Full names that short aligned passages exchange."""

import pytest

from service.match.align import Group
from service.match.known import known_of
from service.match.persons import NO_PERSONS, Persons, compare_persons

TOGETHER = (Group(0, 1, 0, 1, 1.0),)
SENTENCES = {
    "en": "The driver, {}, has confessed.",
    "fr": "Le conducteur, {}, a avoué.",
    "ru": "Водитель, {}, признался.",
    "de": "Der Fahrer {} hat gestanden.",
    "ar": "اعترف السائق {}.",
    "hi": "चालक {} ने मान लिया।",
    "zh": "司机{}已招供。",
    "ja": "運転手の{}は認めた。",
    "ko": "운전사 {}는 자백했다.",
}
KELLER = {
    "en": "Anna Keller",
    "fr": "Anna Keller",
    "ru": "Анна Келлер",
    "de": "Anna Keller",
    "ar": "آنا كيلر",
    "hi": "अन्ना केलर",
    "zh": "安娜·凯勒",
    "ja": "アンナ・ケラー",
    "ko": "안나 켈러",
}
MOROZ = {
    "en": "Tomas Moroz",
    "fr": "Tomas Moroz",
    "ru": "Томас Мороз",
    "de": "Tomas Moroz",
    "ar": "توماس موروز",
    "hi": "टोमास मोरोज़",
    "zh": "托马斯·莫罗兹",
    "ja": "トマス・モロズ",
    "ko": "토마스 모로즈",
}
PAIRS = [("en", "fr"), ("en", "ru"), ("fr", "ru")]
ONE_SIDED = [("en", "ar"), ("fr", "hi"), ("en", "de"), ("ru", "ar")]
DOTTED = [("en", "zh"), ("ru", "zh"), ("en", "ja")]


def persons(text, language):
    known = known_of((text,), language)
    cased = language in ("en", "fr", "ru", "de")
    return Persons(language, (text,), cased, known)


def told(language, name):
    return persons(SENTENCES[language].format(name[language]), language)


@pytest.mark.parametrize(("one", "other"), [*PAIRS, *ONE_SIDED, *DOTTED])
def test_the_same_person_is_no_disagreement(one, other):
    for name in (KELLER, MOROZ):
        assert compare_persons(told(one, name), told(other, name), TOGETHER) == NO_PERSONS


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_a_person_in_place_of_another_is_exchanged(one, other):
    found = compare_persons(told(one, KELLER), told(other, MOROZ), TOGETHER)
    assert found.exchanged == (((KELLER[one],), (MOROZ[other],)),)
    assert found.doubtful == ()


@pytest.mark.parametrize(("one", "other"), ONE_SIDED)
def test_a_side_that_marks_no_names_lacks_the_person(one, other):
    found = compare_persons(told(one, KELLER), told(other, MOROZ), TOGETHER)
    assert found.doubtful == (((KELLER[one],), ()),)
    assert found.exchanged == ()


@pytest.mark.parametrize(("one", "other"), DOTTED)
def test_a_name_with_dots_that_sounds_otherwise_is_doubtful(one, other):
    (pair,) = compare_persons(told(one, KELLER), told(other, MOROZ), TOGETHER).doubtful
    assert pair[0] == (KELLER[one],)
    assert "·" in pair[1][0] or "・" in pair[1][0]


@pytest.mark.parametrize(("one", "other"), [*PAIRS, *ONE_SIDED, *DOTTED])
def test_the_sides_may_change_places(one, other):
    a, b = told(one, KELLER), told(other, MOROZ)
    found, turned = compare_persons(a, b, TOGETHER), compare_persons(b, a, TOGETHER)
    assert turned.exchanged == tuple((y, x) for x, y in found.exchanged)
    assert turned.doubtful == tuple((y, x) for x, y in found.doubtful)


@pytest.mark.parametrize(("one", "other"), [("en", "ko"), ("ar", "hi"), ("ar", "zh")])
def test_nothing_is_told_where_no_side_tells_persons_apart(one, other):
    assert compare_persons(told(one, KELLER), told(other, MOROZ), TOGETHER) == NO_PERSONS


def test_a_name_that_stands_elsewhere_in_the_other_article_has_an_answer():
    a, b = persons(SENTENCES["en"].format("Anna Lindqvist"), "en"), told("fr", MOROZ)
    assert compare_persons(a, b, TOGETHER) != NO_PERSONS
    answered = Persons("fr", (*b.sentences, "C'est Mme Lindqvist."), b.cased, b.known)
    assert compare_persons(a, answered, TOGETHER) == NO_PERSONS


def test_a_small_word_is_no_answer_where_names_have_capitals():
    a, b = persons(SENTENCES["en"].format("Viktor Brandt"), "en"), told("ru", KELLER)
    small = Persons("ru", (*b.sentences, "Это 61 процент."), b.cased, b.known)
    assert compare_persons(a, small, TOGETHER) != NO_PERSONS


def test_places_and_dates_are_no_persons():
    a = persons("They left for New Zealand.", "en")
    assert a.names == ((),)


def test_a_long_passage_may_leave_a_name_out():
    long = persons(
        SENTENCES["en"].format("Anna Keller") + " It was a long day for them all." * 3, "en"
    )
    assert compare_persons(long, told("fr", MOROZ), TOGETHER) == NO_PERSONS
