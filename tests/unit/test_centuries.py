"""Centuries in figures of either kind."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.match.alignment.align import Group
from service.match.facts.agreement import compare_facts
from service.text.numbers.centuries import roman_centuries
from service.text.numbers.facts import mentions

ROMAN = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("opinia, jaką cieszył się w XIX wieku", "pl"),
        ("au XIXe siècle", "fr"),
        ("au XIXème siècle", "fr"),
        ("del XIX secolo", "it"),
        ("del siglo XIX y", "es"),
        ("secolul al XIX-lea", "ro"),
        ("в ХІХ столітті", "uk"),
        ("в XIX веке", "ru"),
        ("trong thế kỷ XIX tại", "vi"),
        ("XIX amžiuje", "lt"),
        ("shekullit XIX", "sq"),
        ("a XIX. században", "hu"),
        ("u XIX vijeku", "bs"),
        ("in the 19th century", "en"),
        ("på 1800-talet", "sv"),
    ],
)
def test_a_century_is_one_fact_in_every_language(text, language):
    english = mentions("a 19th century church", "en")
    group = [Group(0, 1, 0, 1, 1.0)]
    found = compare_facts([mentions(text, language)], [english], group)
    assert (found.agreements, found.contradictions) == (1, 0)
    later = mentions("a 17th century church", "en")
    assert compare_facts([mentions(text, language)], [later], group).exchanged == 1


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("World War II broke out", "en"),
        ("papież Jan Paweł II w wieku 84 lat", "pl"),
        ("Super Bowl LIII", "en"),
        ("Louis XIV et le siècle", "fr"),
        ("trong thế kỷ qua ở Vương quốc", "vi"),
        ("this century I have", "en"),
    ],
)
def test_other_roman_digits_are_no_centuries(text, language):
    assert not list(roman_centuries(text, language))


def test_each_of_two_centuries_is_read():
    assert [number for *_, number in roman_centuries("na przełomie XIX i XX wieku", "pl")] == [
        "19",
        "20",
    ]


@given(st.integers(2, 21))
def test_every_century_is_read_as_it_is_counted(number):
    roman = "X" * (number // 10) + ROMAN[number % 10]
    found = list(roman_centuries(f"w {roman} wieku", "pl"))
    assert found == ([(2, 2 + len(roman), str(number))] if len(roman) > 1 else [])
