"""Cities that CLDR does not name."""

from collections import defaultdict
from dataclasses import replace
from itertools import chain, permutations, product

import pytest

from service.match.alignment.align import Group
from service.match.facts.known import compare_known, known_of
from service.text.names.city_names import is_noun, is_other_city, other_cities, scripts_of
from service.text.names.known import known_names
from service.text.names.known_forms import (
    CITY_BEGINNING,
    TOKEN,
    NameForm,
    city_beginnings,
    city_forms,
)
from service.text.names.name_stems import city_stem
from service.text.names.place_hints import city_hints
from service.text.writing.clean import fold
from service.text.writing.simplified import simplified

GDANSK = [
    ("The ferry sails to Gdansk.", "en"),
    ("In Gdansk the ferry waits.", "en"),
    ("Prom płynie do Gdańska.", "pl"),
    ("Паром идёт до Гданьска.", "ru"),
    ("Το πλοίο πάει στο Γκντανσκ.", "el"),
    ("渡轮前往格但斯克。", "zh"),
    ("フェリーはグダニスクへ行く。", "ja"),
    ("여객선은 그단스크로 간다.", "ko"),
    ("تبحر العبارة إلى غدانسك.", "ar"),
]
TURIN = [("The ferry sails to Turin.", "en"), ("渡轮前往都灵。", "zh"), ("تبحر إلى تورينو.", "ar")]
SMALLER = [
    [("A fire in Oulu.", "en"), ("Пожар в Оулу.", "ru"), ("奥卢发生火灾。", "zh")],
    [("A fire in Salzburg.", "en"), ("Пожар в Зальцбурге.", "ru"), ("萨尔茨堡发生火灾。", "zh")],
    [("A fire in Chiang Mai.", "en"), ("Пожар в Чианг-Май.", "ru"), ("清迈发生火灾。", "zh")],
    [("A fire in Venice.", "en"), ("Пожар в Венеции.", "ru"), ("威尼斯发生火灾。", "zh")],
    [("A fire in Pilsen.", "en"), ("Пожар в Пльзене.", "ru"), ("比尔森发生火灾。", "zh")],
]
GROUP = [Group(0, 1, 0, 1, 1.0)]


def compared(one, other):
    left, right = (known_of([sentence], language) for sentence, language in (one, other))
    return compare_known(left, right, GROUP)


@pytest.mark.parametrize("other", GDANSK[1:])
def test_one_city_is_known_in_every_script(other):
    assert compared(GDANSK[0], other).agreements == 1
    assert not compared(GDANSK[0], other).exchanged


@pytest.mark.parametrize("one", TURIN)
@pytest.mark.parametrize("other", GDANSK)
def test_two_cities_are_told_apart_in_every_script(one, other):
    assert len(compared(one, other).exchanged) == 1
    assert len(compared(other, one).exchanged) == 1


@pytest.mark.parametrize("city", SMALLER)
def test_a_smaller_city_that_many_languages_know_is_told_from_others_in_every_script(city):
    for one, other in permutations(city, 2):
        assert compared(one, other).agreements == 1
    for one, other in product(city, chain(*(others for others in SMALLER if others != city))):
        assert len(compared(one, other).exchanged) == 1


def test_a_smaller_city_is_one_in_arabic_and_indian_letters():
    assert compared(("حريق في سالزبورغ", "ar"), ("साल्ज़बोर्ग में आग", "hi")).agreements == 1


@pytest.mark.parametrize(
    ("sentence", "language"),
    [("Bērni skrien", "lv"), ("نیما گفت", "fa"), ("Torun geldi", "tr"), ("Die Sparte", "de")],
)
def test_a_form_that_a_language_has_as_a_word_is_no_city_there(sentence, language):
    assert not known_names(sentence, language)


@pytest.mark.parametrize(
    ("sentence", "language"),
    [("Pożar w Toruniu.", "pl"), ("Ein Feuer in Bern.", "de"), ("Incendie à Cannes", "fr")],
)
def test_it_is_the_city_in_others(sentence, language):
    (name,) = known_names(sentence, language)
    assert is_other_city(name.values)


def test_a_city_in_capitals_begins_the_report_of_another_desk():
    assert not known_names("HAMBURG - Talks began on time.", "en")
    assert known_names("PARIS - Talks began on time.", "en")


@pytest.mark.parametrize(
    ("language", "scripts"),
    [
        ("en", ("LATIN",)),
        ("ru", ("CYRILLIC",)),
        ("ja", ("CJK", "KATAKANA")),
        ("ko", ("HANGUL",)),
        ("xx", ()),
    ],
)
def test_a_language_is_written_in_its_scripts(language, scripts):
    assert scripts_of(language) == scripts


def test_only_cities_that_cldr_does_not_name_are_others():
    assert is_other_city(other_cities(("LATIN",))["Gdansk"])
    assert not is_other_city(other_cities(("CYRILLIC",))["Лима"])


@pytest.mark.parametrize(
    ("sentence", "language", "quote"),
    [
        ("Juna odottaa Nantesissa.", "fi", "Nantesissa"),
        ("Rekka pysähtyi Bremenistä tullessa.", "fi", "Bremenistä"),
        ("A vonat Sevillában áll.", "hu", "Sevillában"),
        ("Поезд стоит в Нанте.", "ru", "Нанте"),
        ("Le train part de Strasbourg.", "fr", "Strasbourg"),
        ("Des vols pour Rabat", "fr", "Rabat"),
        ("A fire in Essen", "en", "Essen"),
        ("القطار في ليدز", "ar", "ليدز"),
        ("المباراة في الرياض", "ar", "الرياض"),
    ],
)
def test_cities_are_known_with_the_endings_of_the_language(sentence, language, quote):
    (name,) = known_names(sentence, language)
    assert (name.kind, name.quote) == ("city", quote)


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("وزارة الشباب والرياضة", "ar"),
        ("ارتفعت أسعار الرياضيين", "ar"),
        ("السياسة الجديدة", "ar"),
        ("บริการใหม่", "th"),
        ("The White House said", "en"),
        ("Es gibt Rabatt auf das Essen.", "de"),
        ("阿巴斯说", "zh"),
        ("二十四日上午", "zh"),
        ("位于南方的中山大学", "zh"),
        ("索罗斯基金会", "zh"),
        ("大数据", "zh"),
        ("万博が開幕", "ja"),
        ("Das Essen ist gut", "de"),
        ("Vladimir Putin said", "en"),
        ("Lewis Hamilton won", "en"),
        ("la estrella Orlando Bloom", "es"),
        ("the Qods Force", "en"),
        ("сказал Владимир", "ru"),
    ],
)
def test_words_and_persons_are_no_cities(sentence, language):
    assert not known_names(sentence, language)


@pytest.mark.parametrize("language", ["hu", "tr", "ru", "en"])
@pytest.mark.parametrize("script", ["LATIN", "CYRILLIC", "ARABIC", "HANGUL", "LAO"])
def test_forms_that_are_made_when_asked_for_are_those_of_the_whole_table(script, language):
    whole = defaultdict(list)
    for written, values in other_cities((script,)).items():
        words = tuple(city_stem(fold(t), language) for t in TOKEN.findall(written))
        whole[words[0][0]].append(NameForm(words, written[0].isupper(), False, written, values))
    made = city_forms((script,), language)
    for stem, forms in whole.items():
        read = [replace(form, small="") for form in forms if not is_noun(form.small, language)]
        assert list(made.get(stem)) == sorted(read, key=lambda form: -len(form.words))
        assert not made.get(f"{stem}ꙮ")
    for capital in (True, False):
        assert city_beginnings((script,), language, capital) == {
            stem[:CITY_BEGINNING]
            for stem, forms in whole.items()
            if any(capital or not form.capital for form in forms)
        }


def test_a_city_is_hinted_at_by_all_its_forms_in_a_script():
    hints = defaultdict(set)
    for written, values in other_cities(("CJK",)).items():
        for value in values:
            hints[value] |= {written[:2], simplified(written, "zh")[:2]}
    for value in ("city:3099434", "city:Asia/Shanghai", *hints):
        assert {hint[:2] for hint in city_hints(value, ("CJK",))} == hints[value]
    assert not city_hints("territory:FR", ("CJK",))
