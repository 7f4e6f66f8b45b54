"""Which names of two aligned passages are one, and where they stand."""

import pytest

from service.match.alignment.align import Group
from service.match.facts.common_names import common_names
from service.match.facts.known import known_of
from service.match.facts.persons import Persons

WHOLE = Group(0, 1, 0, 1, 1.0)
UNCASED = {"ar", "hi", "zh"}


def persons(language, sentence):
    said = (sentence,)
    return Persons(language, said, language not in UNCASED, known_of(said, language))


def found(one, other):
    """The quotes of each name on both sides, and whether it is a place."""
    a, b = persons(*one), persons(*other)
    return sorted(
        (one[1][name.a[0] : name.a[1]], other[1][name.b[0] : name.b[1]], name.place)
        for name in common_names(a, b, WHOLE)
    )


@pytest.mark.parametrize(
    ("other", "names"),
    [
        (("ru", "Монтейро встретил Силвейру в Лиссабоне."), ("Монтейро", "Силвейру", "Лиссабоне")),
        (("hi", "मोंटेरो लिस्बन में सिलवेरा से मिले।"), ("मोंटेरो", "सिलवेरा", "लिस्बन")),
    ],
)
def test_names_are_those_that_both_spell_and_places_those_that_are_known(other, names):
    one = ("en", "Monteiro met Silveira in Lisbon.")
    monteiro, silveira, lisbon = names
    assert found(one, other) == [
        ("Lisbon", lisbon, True),
        ("Monteiro", monteiro, False),
        ("Silveira", silveira, False),
    ]


def test_a_name_that_stands_twice_on_a_side_has_no_place():
    one = ("en", "Monteiro sued Silveira, said Monteiro.")
    assert found(one, ("it", "Monteiro ha denunciato Silveira.")) == [
        ("Silveira", "Silveira", False)
    ]


def test_places_with_names_of_their_own_are_one():
    one, other = ("en", "Germany wrote to Greece."), ("el", "Η Γερμανία έγραψε στην Ελλάδα.")
    assert [(x, place) for x, _, place in found(one, other)] == [
        ("Germany", True),
        ("Greece", True),
    ]


def test_a_word_that_is_no_name_is_none_though_it_sounds_alike():
    assert found(("en", "The minister met Silveira."), ("de", "Minister Silveira kam.")) == [
        ("Silveira", "Silveira", False)
    ]
