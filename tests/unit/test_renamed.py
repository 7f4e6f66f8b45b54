"""Single names, and those that stand for each other more than once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.match.alignment.align import Group
from service.match.differences.renamed import NONE_RENAMED, Renamed, renamed
from service.match.facts.known import known_of
from service.match.facts.persons import Persons
from service.text.persons.single_names import single_names, sounds_alike


def persons(sentences, language, cased=True):
    said = tuple(sentences)
    return Persons(language, said, cased, known_of(said, language))


def both(a, b, languages):
    groups = [Group(i, i + 1, i, i + 1, 1.0) for i in range(min(len(a), len(b)))]
    return renamed(*map(persons, (a, b), languages), groups)


def twice(a, b, languages):
    return both(a, b, languages).twice


def told(city, language):
    return [sentence.format(city) for sentence in TEXTS[language]]


TEXTS = {
    "en": ["Weather in {}", "Tomorrow it rains in {} again.", "The wind is weak."],
    "gl": ["O tempo en {}", "Mañá chove outra vez en {}.", "O vento é feble."],
    "hr": [
        "Kakvo je vrijeme u mjestu {}",
        "Sutra će u mjestu {} opet padati kiša.",
        "Vjetar je slab.",
    ],
    "mk": ["Времето во {}", "Утре во {} пак врне.", "Ветрот е слаб."],
    "sw": ["Hali ya hewa ya {}", "Kesho mvua itanyesha tena huko {}.", "Upepo ni dhaifu."],
}
CITIES = {
    "en": ("Quito", "Ljubljana"),
    "gl": ("Quito", "Liubliana"),
    "hr": ("Kito", "Ljubljana"),
    "mk": ("Кито", "Љубљана"),
    "sw": ("Quito", "Ljubljana"),
}
PAIRS = [(x, y) for x in TEXTS for y in TEXTS if x < y]


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_another_town_stands_for_the_first_in_any_two_languages(one, other):
    quito, ljubljana = CITIES[one][0], CITIES[other][1]
    a, b = told(quito, one), told(ljubljana, other)
    assert twice(a, b, (one, other)) == ((quito, ljubljana),)
    for place in (0, 1):
        same = told(CITIES[one][place], one), told(CITIES[other][place], other)
        assert both(*same, (one, other)) == NONE_RENAMED


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (["Rain in Quito", "It is dry."], ["Chuvia en Liubliana", "Fai seco."]),
        (["Rain in Athens", "It is dry in Athens."], ["Chuvia en Atenas", "Fai seco en Atenas."]),
        (["It rains on Monday", "A dry Monday."], ["Chove en Liubliana", "Seco en Liubliana."]),
        (["RAIN IN QUITO", "It is dry."], ["CHUVIA EN LIUBLIANA", "Fai seco."]),
        (
            ["Rain in Quito", "Snow near Quito.", "Fog at Ljubljana."],
            ["Chuvia en Liubliana", "Neve cerca de Liubliana.", "Néboa en Quito."],
        ),
    ],
)
def test_what_is_told_once_or_answered_is_no_other_name(a, b):
    assert twice(a, b, ("en", "gl")) == ()


def test_what_stands_for_another_name_once_is_told_apart():
    a, b = ["Rain in Quito", "It is dry."], ["Chuvia en Liubliana", "Fai seco."]
    assert both(a, b, ("en", "gl")) == Renamed((), (("Quito", "Liubliana"),))
    joined = [Group(0, 2, 0, 2, 1.0)]
    a, b = ["Rain in Quito", "In Quito again."], ["Chuvia en Smirne", "Outra vez en Smirne."]
    found = renamed(persons(a, "en"), persons(b, "gl"), joined)
    assert found == Renamed((("Quito", "Smirne"),), ())


def test_an_office_that_the_other_article_means_is_no_name():
    vote = "A vote for Judge Okafor, who was Judge here."
    told = "Satu suara bagi Hakim Okafor, yang menjadi Hakim di sini."
    other = "Satu suara bagi Kofi Okafor, yang menjadi Kofi di sini."
    assert not both([vote], [told], ("en", "id")).quotes
    assert both([vote], [other], ("en", "id")).quotes


@pytest.mark.parametrize(
    ("language", "told", "other"),
    [
        ("sk", "Vietor nad Tichým oceánom.", "Vietor nad Karským oceánom."),
        ("nl", "Wind boven de Stille Oceaan.", "Wind boven de Karische Oceaan."),
        ("lt", "Vėjas Ramiajame vandenyne.", "Vėjas Karskajame vandenyne."),
    ],
)
def test_the_pacific_is_called_by_words_of_a_language(language, told, other):
    wind = "A wind over the Pacific ocean."
    assert not both([wind], [told], ("en", language)).quotes
    assert both([wind], [other], ("en", language)).quotes


@pytest.mark.parametrize("language", ["de", "vi", "hi"])
def test_capitals_must_mark_names(language):
    a, b = (
        persons(["In Quito", "In Quito."], "en"),
        persons(["{0} {0}"], language, language != "hi"),
    )
    assert renamed(a, b, [Group(0, 2, 0, 1, 1.0)]) == NONE_RENAMED


def test_a_word_that_begins_a_quote_is_no_name():
    said = ["He cried \"Someone bit me! Someone bit me!\" and 'Someone' in l'Aquila."]
    assert single_names(said, "en") == (("Aquila",),)


def test_a_name_stands_inside_a_sentence():
    said = [
        "Quito is high. Rain fell there.",
        "Rain in Quito and in NATO, in the North, on Sept 5.",
    ]
    assert single_names(said, "en") == (("Quito",), ("Quito", "Sept"))


@pytest.mark.parametrize(
    ("sentence", "language", "names"),
    [
        ("Oporto y Olympiacos empataron.", "es", ("Oporto", "Olympiacos")),
        ("Oporto 2-0 ganó el partido", "es", ("Oporto",)),
        ("Легия — Олимпиакос: ничья в матче лиги", "ru", ("Легия", "Олимпиакос")),
        ("Police and firefighters came.", "en", ()),
    ],
)
def test_a_word_beside_a_name_or_a_result_is_one(sentence, language, names):
    assert single_names([sentence], language) == (names,)


def test_a_known_word_is_a_name_wherever_it_stands():
    said = ["Atina mahkemesi karar verdi."]
    assert single_names(said, "tr") == ((),)
    assert single_names(said, "tr", {"Atina"}) == (("Atina",),)


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Athens", "Афины", True),
        ("Wien", "Βιέννη", True),
        ("Warren", "Уоррен", True),
        ("Quito", "Кито", True),
        ("Quito", "Smirne", False),
        ("Legia", "Porto", False),
        ("Varsovia", "Porto", False),
    ],
)
def test_names_of_one_place_sound_alike(one, other, alike):
    assert sounds_alike(one, other) is alike


NAMED = st.sampled_from(["In Quito.", "In Smirne.", "In Legia and Porto.", "It rains."])


@given(st.lists(NAMED, max_size=4), st.lists(NAMED, max_size=4))
def test_sides_may_change_places(a, b):
    turned = both(b, a, ("gl", "en"))
    assert both(a, b, ("en", "gl")).quotes == tuple((x, y) for y, x in turned.quotes)
