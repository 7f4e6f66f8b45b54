"""Digits that belong to the letters before them, and those that are numbers beside letters."""

import pytest

from service.text.numbers.facts import mentions
from service.text.writing.clean import clean


def numbers(sentence, language):
    return [mention.quote for mention in mentions(clean(sentence), language)]


@pytest.mark.parametrize(
    ("sentence", "language", "expected"),
    [
        ("8200㎡の土地", "ja", ["8200"]),
        ("8200m2の土地", "ja", ["8200"]),
        ("8200㎡", "zh", ["8200"]),
        ("10㎞²", "ja", ["10"]),
        ("5 m³ water", "en", ["5"]),
        ("5 km2 of forest", "en", ["5"]),
        ("50 kWh/m2", "en", ["50"]),
        ("100 ft2", "en", ["100"]),
        ("5 м3 газа", "ru", ["5"]),
        ("So it is said¹ and done²³.", "en", []),
    ],
)
def test_the_exponent_of_a_unit_is_no_number(sentence, language, expected):
    assert numbers(sentence, language) == expected


@pytest.mark.parametrize(
    ("sentence", "language"),
    [("v0lledig", "nl"), ("Da1ey", "en"), ("ра3ница", "ru"), ("νερ0ύ", "el"), ("l'h0tel", "fr")],
)
def test_a_digit_within_a_word_is_a_misprint(sentence, language):
    assert numbers(sentence, language) == []


@pytest.mark.parametrize(
    ("sentence", "language", "expected"),
    [
        ("the G7 and the A320", "en", ["7", "320"]),
        ("F1 in 4x4 and 3D", "en", ["1", "4", "4", "3"]),
        ("COVID-19", "en", ["19"]),
        ("Boeing 737max", "en", ["737"]),
        ("H2O and B2B", "en", ["2", "2"]),
        ("the M2 and the M25", "en", ["2", "25"]),
        ("5 m 2 people", "en", ["5", "2"]),
        ("G7-top", "nl", ["7"]),
        ("1h3m", "en", ["1", "3m"]),
        ("covid19patiënten", "nl", ["19"]),
        ("第3次", "zh", ["3"]),
        ("3人で", "ja", ["3"]),
        ("ครั้งที่3ของ", "th", ["3"]),
        ("G7국가", "ko", ["7"]),
        ("в5km", "ru", ["5"]),
    ],
)
def test_numbers_stand_beside_letters(sentence, language, expected):
    assert numbers(sentence, language) == expected
