"""Temperatures below zero, in what languages write before and behind the degrees."""

from itertools import combinations

import pytest

from service.match.alignment.align import Group
from service.match.facts.agreement import compare_facts
from service.text.numbers.facts import mentions

GROUP = [Group(0, 1, 0, 1, 1.0)]
BELOW = [
    ("en", "At night it was {} degrees Fahrenheit.", "14"),
    ("en", "At night it was minus {} Celsius.", "10"),
    ("en", "At night it was {} degrees below zero.", "10"),
    ("fr", "La nuit, il faisait moins {} degrés.", "10"),
    ("fr", "La nuit, il faisait -{} °C.", "10"),
    ("es", "De noche hubo {} grados bajo cero.", "10"),
    ("de", "Nachts waren es minus {} Grad.", "10"),
    ("de", "Nachts waren es {} Grad unter null.", "10"),
    ("ru", "Ночью было {} градусов мороза.", "10"),
    ("pl", "W nocy było {} stopni poniżej zera.", "10"),
    ("tr", "Gece eksi {} derece ölçüldü.", "10"),
    ("ar", "وكانت الحرارة ليلا {} درجات تحت الصفر", "10"),
    ("ko", "밤 기온은 영하 {}도였다.", "10"),
    ("ja", "夜は氷点下{}度だった。", "10"),
    ("zh", "夜间气温为零下{}度。", "10"),
]
ABOVE = [
    ("en", "At night it was {} degrees Celsius.", "10"),
    ("fr", "La nuit, il faisait {} degrés.", "10"),
    ("fr", "La nuit, il faisait au moins {} degrés.", "10"),
    ("es", "De noche hubo {} grados.", "10"),
    ("de", "Nachts waren es 5–{} Grad.", "10"),
    ("ko", "밤 기온은 영상 {}도였다.", "10"),
    ("ja", "夜は{}度だった。", "10"),
]


def read(language, sentence, degrees):
    return [mentions(sentence.format(degrees), language)]


@pytest.mark.parametrize(("one", "other"), [*combinations(BELOW, 2)])
def test_degrees_below_zero_are_one_temperature(one, other):
    found = compare_facts(read(*one), read(*other), GROUP)
    assert found.agreements > 0 == found.contradictions


@pytest.mark.parametrize("below", BELOW)
@pytest.mark.parametrize("above", ABOVE[:2] + ABOVE[3:4] + ABOVE[5:])
def test_degrees_below_zero_are_not_those_above(below, above):
    found = compare_facts(read(*below), read(*above), GROUP)
    assert found.contradictions > 0 and found.exchanged == 1


@pytest.mark.parametrize("above", ABOVE)
def test_neither_a_range_nor_a_least_number_is_below_zero(above):
    assert not any("sign:-" in m.values for m in mentions(above[1].format(above[2]), above[0]))


def test_degrees_in_a_sentence_of_frost_may_be_of_either_sign():
    below = read("de", "Minus {} Grad waren es in der Nacht.", "10")
    for sentence in ("Der Frost kehrte mit {} Grad zurück.", "Bei Kälte von {} Grad fror er."):
        assert compare_facts(read("de", sentence, "10"), below, GROUP).contradictions == 0
