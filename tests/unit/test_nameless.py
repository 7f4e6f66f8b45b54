"""Sentences without their places, which begin like words for things and for the weather."""

import pytest

from service.match.alignment.align import Group
from service.match.differences.opposed import opposed_passages
from service.text.words.nameless import without_places
from service.text.words.opposites import opposites
from service.text.words.things import things


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("They met in Nairobi.", "en"),
        ("De mødtes i Moskva.", "da"),
        ("Aterrizaron en Gambia.", "es"),
        ("Ils se sont réunis à Colombo.", "fr"),
        ("Onlar Qatar qədər getdilər.", "az"),
        ("Састали су се у Јапан.", "sr"),
    ],
)
def test_a_place_is_no_thing(sentence, language):
    assert things(sentence, language).things == ()


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("Vuela a Nevada hoy.", "es"),
        ("Voló a Sierra Nevada.", "ca"),
        ("De möttes i Minsk.", "sv"),
    ],
)
def test_a_place_is_no_opposite(sentence, language):
    assert not opposites(sentence, language)


@pytest.mark.parametrize(
    ("sentence", "language", "thing"),
    [
        ("The naira fell in Nairobi.", "en", "money:naira"),
        ("Der er en moske i Moskva.", "da", "place:mosque"),
        ("Two hospitals were hit.", "en", "place:hospital"),
        ("They sell strawberries.", "en", "goods:strawberry"),
        ("Le métro est à deux mètres.", "fr", "vehicle:metro"),
    ],
)
def test_a_thing_beside_a_place_is_one(sentence, language, thing):
    assert [{*values} for values in things(sentence, language).things] == [{thing}]


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("They praised the hospitality.", "en"),
        ("They finally ran 200 metres.", "en"),
        ("Il a couru 200 mètres.", "fr"),
        ("Ele escolheu ontem.", "pt"),
    ],
)
def test_words_that_begin_like_a_thing_are_none(sentence, language):
    assert things(sentence, language).things == ()


def test_the_weather_is_what_has_no_capital():
    assert opposites("Hubo fuertes nevadas en Nevada.", "es") == {"snow": 1}
    assert opposites("A north wind blew in North Korea.", "en") == {"north": 2}


def test_a_sentence_without_places_is_left_as_it_is():
    assert without_places("It rained on Monday.", "en") == "It rained on Monday."
    assert without_places("It rained in Peru on Monday.", "en") == "It rained in   on Monday."


def test_the_north_may_be_a_country():
    a = ("La mayoría de los desertores del norte reciben la ciudadanía surcoreana.",)
    b = ("La maggioranza dei rifugiati della Corea del Nord riceve la cittadinanza sudcoreana.",)
    together = (Group(0, 1, 0, 1, 0.9),)
    assert opposed_passages(a, b, ("es", "it"), together) == ()
    ministers = ("The South Korean minister arrived.",), ("Menteri Korea Utara tiba.",)
    assert opposed_passages(*ministers, ("en", "id"), together) != ()
    winds = ("El viento sopla del norte.",), ("Il vento soffia da sud.",)
    assert opposed_passages(*winds, ("es", "it"), together) != ()
