"""Words that are written with a capital and that each language has a word of its own for."""

import json
from importlib.resources import files

import pytest

from service.text.names.names import skeleton
from service.text.persons.own_words import NOTHING, own_words
from service.text.words.offices import is_meant, meanings
from service.text.writing.clean import fold

TABLES = files("service.text").joinpath("data")
ALIKE = json.loads(TABLES.joinpath("offices.json").read_text("utf-8"))["alike"]
LANGUAGES = {
    table.name.removesuffix(".json"): json.loads(table.read_text("utf-8"))
    for table in TABLES.joinpath("office_words").iterdir()
}
PARTS = {part for table in LANGUAGES.values() for joined in table for part in joined.split("+")}
FIRST_NAMES = (
    *("Karl", "Adam", "Irena", "Lawrence", "Hillary", "Scott", "Julia", "Maria", "Omar", "Anna"),
    *("Martin", "Peter", "Paul", "Daniel", "Sofia", "Ivan", "Elena", "Fatima", "Ahmed", "Carlos"),
    *("Eva", "Pavel", "Mustafa", "Иван", "Елена", "Сергей", "Мария", "Владимир"),
)


def meant(*parts):
    return frozenset(map(frozenset, parts))


@pytest.mark.parametrize(
    ("sentence", "language", "found"),
    [
        (
            "The Supreme Court heard Okafor.",
            "en",
            {"Supreme": meant({"supreme"}), "Court": meant({"court"})},
        ),
        (
            "Three MPs and the FBI told Reuters so.",
            "en",
            dict.fromkeys(("MPs", "FBI", "Reuters"), frozenset({NOTHING})),
        ),
        (
            "Решение Верховного Суда о Петрове",
            "ru",
            {"Верховного": meant({"supreme"}), "Суда": meant({"court"})},
        ),
        ("It was a court of law.", "en", {}),
        ("Okafor met Petrov in Almaty.", "en", {}),
        ("The Court was there.", "xx", {}),
    ],
)
def test_offices_agencies_and_abbreviations_are_told(sentence, language, found):
    told = own_words([sentence], language)
    assert told.keys() == {skeleton(word) for word in found}
    assert all(parts <= told[skeleton(word)] for word, parts in found.items())


@pytest.mark.parametrize(
    ("part", "text", "language", "is_said"),
    [
        ("foreign", "Der Außenminister sprach.", "de", True),
        ("home", "Der Außenminister sprach.", "de", False),
        ("union", "والاتحاد الأوروبي", "ar", True),
        ("court", "ศาลฎีกา", "th", True),
        ("committee", "La commission du Sénat", "fr", True),
        ("court", "The Court was there.", "xx", False),
    ],
)
def test_a_meaning_is_looked_up_in_words_and_in_compounds(part, text, language, is_said):
    assert is_meant(part, fold(text), language) is is_said


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_each_form_is_small_and_told_once_and_means_what_it_stands_for(language):
    for joined, forms in LANGUAGES[language].items():
        assert forms == sorted(set(forms))
        for form in forms:
            bare = form.strip("*")
            assert bare
            assert form == form.lower()
            assert "*" not in bare
            assert all(is_meant(part, fold(bare), language) for part in joined.split("+"))
            if " " not in fold(bare) and not form.startswith("*"):
                assert frozenset(joined.split("+")) in meanings(bare, language)


def test_every_meaning_has_an_english_word():
    assert {part for joined in LANGUAGES["en"] for part in joined.split("+")} == PARTS
    assert {part for family in ALIKE for part in family} <= PARTS


@pytest.mark.parametrize("name", FIRST_NAMES)
def test_no_common_first_name_is_an_office(name):
    for language in LANGUAGES:
        assert not own_words([name], language), language
