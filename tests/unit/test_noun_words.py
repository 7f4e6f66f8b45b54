"""What bulletins tell of, by the tables of nouns: diseases, places, professions, goods."""

from importlib.resources import files
from itertools import combinations

import pytest

from service.match.alignment.align import Group
from service.match.differences.things import exchanged_things
from service.text.words.things import things

TABLES = {
    file.name.removesuffix(".tsv"): [
        line.split("\t") for line in file.read_text("utf-8").splitlines()
    ]
    for file in files("service.text").joinpath("data").joinpath("noun_words").iterdir()
}
TOGETHER = (Group(0, 1, 0, 1, 1.0),)
CASES = {
    "en": ("137 cases of {}.", "cholera", "measles"),
    "fr": ("137 cas de {}.", "choléra", "rougeole"),
    "es": ("137 casos de {}.", "cólera", "sarampión"),
    "ru": ("137 случаев {}.", "холеры", "кори"),
    "pl": ("137 przypadków {}.", "cholery", "odry"),
    "el": ("137 κρούσματα {}.", "χολέρας", "ιλαράς"),
    "ar": ("١٣٧ حالة إصابة {}.", "بالكوليرا", "بالحصبة"),
    "zh": ("137例{}病例。", "霍乱", "麻疹"),
    "tr": ("137 {} vakası.", "kolera", "kızamık"),
    "hi": ("{} के 137 मामले।", "हैजा", "खसरा"),
    "sw": ("wagonjwa 137 wa {}.", "kipindupindu", "surua"),
}


def told(language, place):
    return (CASES[language][0].format(CASES[language][place]),)


@pytest.mark.parametrize(("one", "other"), [*combinations(CASES, 2)])
def test_bulletins_on_two_diseases_are_told_apart_and_on_one_are_not(one, other):
    languages = one, other
    assert exchanged_things(told(one, 1), told(other, 2), languages, TOGETHER)
    assert exchanged_things(told(one, 2), told(other, 1), languages, TOGETHER)
    for place in (1, 2):
        assert not exchanged_things(told(one, place), told(other, place), languages, TOGETHER)


@pytest.mark.parametrize(
    ("language", "sentence", "values"),
    [
        ("en", "The bakery and the pharmacies burned.", {"place:bakery", "place:pharmacy"}),
        ("de", "Der Apotheker blieb im Krankenhaus.", {"place:hospital"}),
        ("cs", "V lékárně a v pekárnách hořelo.", {"place:pharmacy", "place:bakery"}),
        ("fi", "Sairaalassa ja kirjastossa.", {"place:hospital", "place:library"}),
        ("ar", "في المستشفى وفي المكتبة", {"place:hospital", "place:library"}),
        ("ja", "病院と図書館で", {"place:hospital", "place:library"}),
        ("en", "The attorney general spoke.", {"role:lawyer", "role:prosecutor"}),
    ],
)
def test_nouns_are_told_in_their_forms(language, sentence, values):
    read = things(sentence, language).things
    assert {v for found in read for v in found if v.startswith(("place:", "role:"))} == values


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The murder in the shop.", "L'assassinat dans le magasin."),
        ("The supermarket closed.", "La tienda cerró."),
        ("A nurse was hurt.", "Ein Sanitäter wurde verletzt."),
    ],
)
def test_what_another_word_may_mean_is_the_same(one, other):
    language = "fr" if "magasin" in other else "es" if "tienda" in other else "de"
    assert not exchanged_things((one,), (other,), ("en", language), TOGETHER)


def test_every_table_names_what_the_english_one_names_each_once_and_in_its_order():
    values = [value for value, _ in TABLES["en"]]
    assert len(TABLES) > 50
    for language, rows in TABLES.items():
        own = [value for value, _ in rows]
        assert own == sorted(set(own), key=values.index), language
        assert all(any(cell.partition(";")[::2]) for _, cell in rows), language
