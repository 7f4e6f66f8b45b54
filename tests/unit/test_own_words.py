"""Words that are written with a capital and that each language has a word of its own for."""

import json
from importlib.resources import files

import pytest

from service.text.names import skeleton
from service.text.own_words import own_words

OFFICES = json.loads(files("service.text").joinpath("offices.json").read_text("utf-8"))


@pytest.mark.parametrize(
    ("sentence", "language", "found"),
    [
        ("The Supreme Court heard Okafor.", "en", {"Supreme", "Court"}),
        ("Three MPs and the FBI told Reuters so.", "en", {"MPs", "FBI", "Reuters"}),
        ("Решение Верховного Суда о Петрове", "ru", {"Верховного", "Суда"}),
        ("Cumhuriyetçilerin adayı Yılmaz", "tr", {"Cumhuriyetçilerin"}),
        ("It was a court of law.", "en", set()),
        ("Okafor met Petrov in Almaty.", "en", set()),
        ("The Court was there.", "xx", set()),
    ],
)
def test_offices_agencies_and_abbreviations_are_told(sentence, language, found):
    expected = {skeleton(word) for word in found}
    assert own_words([sentence], language) == expected


@pytest.mark.parametrize("language", sorted(OFFICES.keys() - {"comment"}))
def test_the_lists_are_sorted_and_hold_no_form_twice(language):
    forms = OFFICES[language]
    assert forms == sorted(set(forms))
    assert all(form.strip("*") and form == form.lower() for form in forms)


@pytest.mark.parametrize("name", ["Karl", "Adam", "Irena", "Lawrence", "Hillary", "Scott", "Julia"])
def test_no_common_first_name_is_an_office(name):
    for language in OFFICES.keys() - {"comment"}:
        assert own_words([name], language) == frozenset()
