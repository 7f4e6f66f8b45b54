"""Names in Latin letters within texts in other scripts."""

import pytest

from service.match.alignment.align import Group
from service.match.differences.foreign import foreign_names
from service.match.facts.known import known_of
from service.match.facts.persons import Persons
from service.text.persons.latin_names import is_latin, latin_names, stands_in

TEXTS = {
    "en": "The maker {} recalls 20,000 prams.",
    "ru": "Производитель {} отзывает 20 000 колясок.",
    "zh": "制造商{}召回20000台婴儿车。",
    "ar": "شركة {} تسحب 20,000 عربة أطفال.",
}
ONE = [Group(0, 1, 0, 1, 1.0)]


def persons(language, name):
    said = (TEXTS[language].format(name),)
    return Persons(language, said, language in ("en", "ru"), known_of(said, language))


@pytest.mark.parametrize(
    ("one", "other"), [("en", "ru"), ("en", "zh"), ("ar", "en"), ("ru", "zh"), ("ar", "ru")]
)
def test_a_company_stands_for_another(one, other):
    a, b = persons(one, "Brennholm"), persons(other, "Telmira")
    assert foreign_names(a, b, ONE) == (("Brennholm", "Telmira"),)
    assert foreign_names(b, a, ONE) == (("Telmira", "Brennholm"),)
    assert foreign_names(a, persons(other, "Brennholm"), ONE) == ()


def test_a_name_that_the_other_script_spells_or_leaves_out_is_not_exchanged():
    assert foreign_names(persons("ru", "Telmira"), persons("ar", "تيلميرا"), ONE) == ()
    assert foreign_names(persons("en", "Telmira"), persons("zh", "蓝星"), ONE) == ()


def test_long_texts_are_not_asked():
    a, b = persons("en", "Brennholm"), persons("ru", "Telmira")
    assert foreign_names(a, b, ONE * 13) == ()


def test_abbreviations_terms_and_glosses_are_no_names():
    assert latin_names("Компания Telmira и NATO") == ("Telmira",)
    assert latin_names("Центр Artificial Intelligence Center") == ()
    assert latin_names("Центр (Center) открыт") == ()
    assert latin_names("Центр открыт | Kurier24") == ()
    assert latin_names("Only Latin letters") == ()


def test_a_name_stands_in_a_text_with_another_ending():
    assert stands_in("Kurier", "Kurierem przyszedł list")
    assert not stands_in("Kurier", "Der Bote kam")
    assert is_latin(["Größe", "Ünlü"]) and not is_latin(["Центр NATO"])
