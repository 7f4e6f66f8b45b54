"""Units that one country measures in, and speeds by the second."""

import pytest

from service.text.numbers.facts import mentions


def first(text, language):
    return mentions(text, language)[0]


@pytest.mark.parametrize(
    ("text", "language", "english"),
    [
        ("mit 90 Stundenkilometern", "de", "at 56 mph"),
        ("en fart på 90 stundenkilometer", "sv", "at 56 mph"),
        ("byar på 28 sekundmeter", "sv", "gusts of 100 km/h"),
        ("vindkast på 28 meter per sekund", "no", "gusts of 63 mph"),
        ("vindstød på 28 meter i sekundet", "da", "gusts of 100 km/h"),
        ("puuskissa 28 metriä sekunnissa", "fi", "gusts of 63 mph"),
        ("windstoten van 28 m/s", "nl", "gusts of 100 km/h"),
        ("порывы до 28 м/с", "ru", "gusts of 63 mph"),
        ("時速64キロ", "ja", "at 40 mph"),
        ("風速28メートル", "ja", "winds of 63 mph"),
        ("초속 28m의 강풍", "ko", "winds of 100 km/h"),
        ("300평 규모", "ko", "about 990 square metres"),
        ("75 ไร่", "th", "12 hectares"),
        ("90斤", "zh", "45 kilograms"),
        ("90斤", "zh", "54 kilograms"),
        ("45亩", "zh", "3 hectares"),
        ("350 баррелей", "ru", "55.6 cubic metres"),
        ("24 דונם", "he", "2.4 hectares"),
        ("4천㎡ 규모", "ko", "4,000 square metres"),
        ("4천m2 규모", "ko", "43,000 square feet"),
        ("depuis deux décennies", "fr", "for twenty years"),
        ("30 жыл бойы", "kk", "for three decades"),
        ("au cours des 3 dernières décennies", "fr", "3 decades"),
        ("über drei Jahrzehnte", "de", "more than 30 years"),
        ("trīs desmitgades", "lv", "30 years"),
        ("過去20年間で", "ja", "in the past two decades"),
    ],
)
def test_a_measure_is_that_of_another_unit(text, language, english):
    assert first(text, language).agrees(first(english, "en"))


@pytest.mark.parametrize(
    ("text", "language", "english"),
    [
        ("byar på 28 sekundmeter", "sv", "gusts of 120 km/h"),
        ("時速64キロ", "ja", "at 50 mph"),
        ("300평 규모", "ko", "about 700 square metres"),
        ("90斤", "zh", "38 kilograms"),
        ("過去30年間で", "ja", "in the past two decades"),
    ],
)
def test_it_is_no_other_measure(text, language, english):
    assert not first(text, language).agrees(first(english, "en"))


def test_an_exponent_behind_a_scale_is_no_number():
    assert [m.quote for m in mentions("면적은 4천m2이다", "ko")] == ["4천"]
