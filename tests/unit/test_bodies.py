"""Names of bodies, which languages translate."""

import pytest

from service.match.alignment.align import Group
from service.match.differences.person_exchange import compare_persons
from service.match.differences.renamed import renamed
from service.match.facts.known import known_of
from service.match.facts.persons import Persons
from service.text.persons.bodies import body_of

TOGETHER = (Group(0, 1, 0, 1, 1.0),)
BODIES = {
    "en": "Its bank's Monetary Policy Committee left the rate unchanged.",
    "tr": "Bankanın Para Politikası Kurulu faizi değiştirmedi.",
    "az": "Bankın Pul Siyasəti Komitəsi faizi dəyişməyib.",
    "id": "Keputusan Komite Kebijakan Moneter tidak mengubah suku bunga.",
}


def persons(text, language):
    return Persons(language, (text,), True, known_of((text,), language))


@pytest.mark.parametrize(
    ("one", "other"), [("en", "tr"), ("tr", "en"), ("tr", "az"), ("en", "az"), ("id", "tr")]
)
def test_bodies_of_two_languages_are_no_exchanged_names(one, other):
    a, b = persons(BODIES[one], one), persons(BODIES[other], other)
    assert compare_persons(a, b, TOGETHER).exchanged == ()
    assert renamed(a, b, TOGETHER).quotes == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The driver, Anna Keller, left.", "Sürücü Tomas Moroz ayrıldı."),
        (
            "Yesterday the bank's Monetary Policy Committee met again.",
            "Dün misafir Tomas Moroz ayrıldı.",
        ),
        (
            "Yesterday the bank's Police Chief Anna Keller left again.",
            "Dün misafir Tomas Moroz ayrıldı.",
        ),
    ],
)
def test_persons_are_exchanged_and_a_body_for_none(one, other):
    found = compare_persons(persons(one, "en"), persons(other, "tr"), TOGETHER)
    assert len(found.exchanged) == 1


def test_bodies_of_one_language_are_held_apart():
    one = "Yesterday the bank's Monetary Policy Committee met again."
    other = "Yesterday the bank's Housing Conduct Committee met again."
    found = compare_persons(persons(one, "en"), persons(other, "en"), TOGETHER)
    assert len(found.exchanged) == 1


@pytest.mark.parametrize(
    ("name", "language"),
    [
        ("Monetary Policy Committee", "en"),
        ("Para Politikası Kurulu", "tr"),
        ("Komite Kebijakan Moneter", "id"),
    ],
)
def test_a_word_for_a_body_tells_its_name(name, language):
    assert body_of(tuple(name.split()), language)


@pytest.mark.parametrize(
    ("name", "language"),
    [
        ("Harlow Council", "en"),
        ("Harlow District Council", "en"),
        ("Anna Maria Keller", "en"),
        ("Committee Chair Anna Keller", "en"),
        ("Radny Jan Kowalski", "pl"),
        ("Consejero Juan Pérez", "es"),
        ("Полицейский Иван Петров", "ru"),
    ],
)
def test_persons_and_places_are_no_bodies(name, language):
    assert not body_of(tuple(name.split()), language)
