"""A measure in two units is one fact, and so is noon, however it is told."""

import pytest

from service.text.numbers.facts import mentions


def told(text, language):
    return [(m.quote, m.values) for m in mentions(text, language)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The heron is 1 metre 42 centimetres tall.", "en"),
        ("Der Reiher ist 1 Meter und 42 Zentimeter groß.", "de"),
        ("La garza mide 1 metro y 42 centímetros.", "es"),
        ("Balıkçıl 1 metre 42 santimetre boyunda.", "tr"),
        ("这只苍鹭高1米42厘米。", "zh"),
    ],
)
def test_metres_and_centimetres_are_one_length(text, language):
    ((_, values),) = told(text, language)
    assert {"142", "1.42"} <= values
    assert values.isdisjoint({"1", "42"})
    ((_, plain),) = told("The heron is 142 centimetres tall.", "en")
    assert values & plain


@pytest.mark.parametrize(
    "text",
    [
        "The road is 2 km, 350 m of it new.",
        "It is 2 metres from 80 metres of rope.",
        "It took 3 kilograms of salt and 50 grams of pepper.",
        "It is 1 metre and 142 centimetres.",
    ],
)
def test_two_lengths_are_two(text):
    assert len(told(text, "en")) == 2


def test_two_siblings_of_one_measure_are_told_apart():
    one, other = (
        mentions(f"The heron is 1 metre {n} centimetres tall.", "en")[0] for n in (42, 47)
    )
    assert one.agrees(one)
    assert not one.agrees(other)


@pytest.mark.parametrize(
    ("text", "language"),
    [("The bell rings at noon.", "en"), ("鐘は正午に鳴る。", "ja"), ("종은 정오에 울린다.", "ko")],
)
def test_noon_is_twelve(text, language):
    (noon,) = mentions(text, language)
    (twelve,) = mentions("The bell rings at 12 noon.", "en")
    assert noon.agrees(twelve)
    assert not noon.firm


def test_an_afternoon_is_no_noon():
    assert told("The bell rings in the afternoon.", "en") == []
    assert told("La cloche sonne l'après-midi.", "fr") == []
