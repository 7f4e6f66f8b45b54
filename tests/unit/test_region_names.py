"""Regions of countries, which languages name by words of their own."""

import pytest

from service.match.alignment.align import Group
from service.match.facts.known import compare_known, known_of
from service.text.names.known import known_names
from service.text.names.region_names import region_names, regions_of

GROUP = [Group(0, 1, 0, 1, 0.95)]
CARINTHIA = {
    "de": "Für Kärnten gilt seit Montag eine Warnung.",
    "it": "Da lunedì vige un'allerta per la Carinzia.",
    "ru": "В Каринтии с понедельника действует предупреждение.",
    "hu": "Hétfő óta riasztás van érvényben Karintiában.",
    "ja": "月曜日からケルンテン州に警報が出ている。",
}
STYRIA = {
    "de": "Für die Steiermark gilt seit Montag eine Warnung.",
    "it": "Da lunedì vige un'allerta per la Stiria.",
    "hu": "Hétfő óta riasztás van érvényben Stájerországban.",
}
PAIRS = [("de", "it"), ("ru", "it"), ("ja", "de"), ("hu", "de"), ("hu", "it")]


def exchanged(one, other, language, its):
    return compare_known(known_of([one], language), known_of([other], its), GROUP).exchanged


@pytest.mark.parametrize(("a", "b"), PAIRS)
def test_a_region_is_another_in_another_language_and_itself_in_all(a, b):
    assert exchanged(CARINTHIA[a], CARINTHIA[b], a, b) == ()
    assert len(exchanged(CARINTHIA[a], STYRIA[b], a, b)) == 1


@pytest.mark.parametrize(
    ("one", "language", "other", "its"),
    [
        # Whose people are told
        ("A storm hit Wales.", "en", "Ein walisischer Ort in Schottland.", "de"),
        # West Virginia is Virginia
        ("Floods in West Virginia.", "en", "Inondations en Virginie.", "fr"),
        # Russian has a word of three letters for Utah
        ("She is from Utah.", "en", "Она из Калифорнии.", "ru"),
    ],
)
def test_what_may_be_another_word_for_a_region_is_no_other(one, language, other, its):
    assert exchanged(one, other, language, its) == ()


def test_a_language_without_a_form_of_a_region_tells_none():
    assert "region:usut" in regions_of("en")
    assert "region:usut" not in regions_of("ru")
    assert region_names("qu") == ()


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("cy", "Mae Llywodraeth Cymru wedi cytuno."),
        ("ga", "Tá Rialtas na Breataine Bige sásta."),
        ("gd", "Tha Riaghaltas na Cuimrigh air aontachadh."),
    ],
)
def test_celtic_languages_name_wales_in_their_cases(language, sentence):
    assert [n.values for n in known_names(sentence, language)] == [frozenset({"region:gbwls"})]
