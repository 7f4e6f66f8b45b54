"""Years in two digits behind a day and a month by name."""

import pytest

from service.article import Sentence
from service.match.alignment.align import Group
from service.match.facts.agreement import compare_facts, facts_of
from service.text.numbers.facts import mentions

GROUP = (Group(0, 1, 0, 1, 0.95),)


def facts(sentence, language):
    return facts_of([Sentence("text", 0, len(sentence), sentence)], language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Rapat 14-Sep-26 09:15 WIB", "id"),
        ("on 14/Sep/26, at sea", "en"),
        ("on 14 Sep 26, at sea", "en"),
        ("14 Sep '26", "en"),
        ("14 сент. 26 03:41", "ru"),
        ("am 14-Sept-26 um", "de"),
        ("el 14-sept-26 en", "es"),
        ("14-أيلول-26", "ar"),
        ("14-सितं-26".replace("सितं", "सितंबर"), "hi"),
        ("14 พ.ค. 26", "th"),
    ],
)
def test_two_digits_behind_a_day_and_month_are_a_year(text, language):
    found = [m for m in mentions(text, language) if m.quote == "26"]
    assert [(m.is_short_year, "2026" in m.values) for m in found] == [(True, True)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("14 Sep 26 people died", "en"),
        ("on 14 Sep, 26 died", "en"),
        ("14 Sep 26%", "en"),
        ("Sep 26", "en"),
        ("45-Sep-26", "en"),
        ("14-Bus-26", "en"),
        ("14-26", "en"),
        ("14 Sep 26.5 m", "en"),
        ("14-Sep-26-3", "en"),
    ],
)
def test_other_numbers_are_no_years(text, language):
    assert not any(m.is_short_year for m in mentions(text, language))


def test_a_year_is_of_the_century_before_from_seventy_on():
    assert "1998" in mentions("14-Sep-98", "en")[-1].values


@pytest.mark.parametrize(
    "other", ["Am 14. September sind es 58", "Am 14. September 2026 sind es 58"]
)
def test_a_year_that_the_other_side_leaves_out_contradicts_nothing(other):
    found = compare_facts(facts("14-Sep-26: it is M5.8", "en"), facts(other, "de"), GROUP)
    assert not any("26" in quotes[0] for quotes in found.conflicts)


def test_another_year_contradicts():
    one, other = facts("14-Sep-26: it rains", "en"), facts("Am 14. September 2025 regnet es", "de")
    assert compare_facts(one, other, GROUP).conflicts == ((("26",), ("2025",)),)
