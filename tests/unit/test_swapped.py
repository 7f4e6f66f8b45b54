"""Words that change places within a copy."""

import pytest

from service.match.alignment.align import Group
from service.match.alignment.tokens import tokens
from service.match.differences.edited import edits
from service.match.differences.passage_words import ComparedPassages
from service.match.differences.swapped import swapped


def both_ways(one, other, language):
    left, right = tokens(one).words, tokens(other).words
    found = swapped(left, right, language)
    assert swapped(right, left, language) == found
    return found


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("en", "Norway beat Sweden on Monday.", "Sweden beat Norway on Monday."),
        ("en", "On Monday the Red Lions beat Bari.", "On Monday Bari beat the Red Lions."),
        (
            "en",
            "Anna Berg was elected and succeeds Per Lund",
            "Per Lund was elected and succeeds Anna Berg",
        ),
        ("tr", "Lizbon'dan İstanbul'a gidecek uçak", "İstanbul'dan Lizbon'a gidecek uçak"),
        (
            "ko",
            "올메다가 일요일 관중 앞에서 리베라를 꺾었다",
            "리베라가 일요일 관중 앞에서 올메다를 꺾었다",
        ),
        ("ar", "فاز ريبيرا على أولميدا يوم الأحد", "فاز أولميدا على ريبيرا يوم الأحد"),
        ("zh", "利物浦击败曼城", "曼城击败利物浦"),
    ],
)
def test_two_that_change_places_around_others_are_told(language, one, other):
    assert both_ways(one, other, language)


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("en", "Rome and Paris signed it.", "Paris and Rome signed it."),
        ("en", "Berlin, Paris and Rome signed it.", "Rome, Paris and Berlin signed it."),
        ("ar", "سوريا و لبنان", "لبنان و سوريا"),
        ("en", "On Monday police arrested him.", "Police arrested him on Monday."),
        ("es", "El lunes llegó a Quito el ministro.", "El ministro llegó a Quito el lunes."),
        ("cs", "Petr Novák porazil Jana Dvořáka", "Jana Dvořáka porazil Petr Novák"),
        ("en", "The ferry left at noon.", "The ferry left at noon."),
        ("en", "The ferry left at noon.", "The ferry left."),
        ("en", "Norway beat Sweden.", "Sweden beat Denmark."),
        ("en", "Norway beat Sweden.", "Sweden lost to Norway."),
    ],
)
def test_what_is_joined_moved_or_worded_otherwise_is_not(language, one, other):
    assert not both_ways(one, other, language)


def test_a_copy_in_which_two_change_places_means_something_else():
    one = ("Norway beat Sweden on Monday.", "The coach praised the team.", "The next is on Friday.")
    other = ("Sweden beat Norway on Monday.", *one[1:])
    groups = [Group(n, n + 1, n, n + 1, 1.25) for n in range(3)]
    found = edits(one, other, groups, [ComparedPassages(5, 1.0)] * 3, 1.25, "en")
    assert (found.turned, found.quotes) == (1, ((one[0], other[0]),))
