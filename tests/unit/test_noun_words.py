"""What bulletins tell of, by the tables of nouns: diseases, places, professions, goods, tools."""

from importlib.resources import files
from itertools import combinations, product

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


EXCHANGED = {
    "axe": [("ru", "с топором"), ("kk", "балтамен"), ("uz", "bolta bilan"), ("mn", "сүхээр")],
    "shovel": [("ru", "с лопатой"), ("kk", "күрекпен"), ("de", "mit einer Schaufel")],
    "violin": [("de", "Eine Geige"), ("nl", "Een viool"), ("fi", "Viulun"), ("ar", "كمان عتيق")],
    "cello": [("fr", "Un violoncelle"), ("nl", "Een cello"), ("sv", "En cello"), ("ja", "チェロ")],
    "emu": [("de", "Ein Emu"), ("pl", "Emu"), ("ru", "Эму")],
    "llama": [("de", "Ein Lama"), ("nl", "Een lama"), ("pl", "Lama"), ("hu", "Egy láma")],
    "gold": [("mn", "алтан медаль"), ("ru", "золотую медаль"), ("fr", "la médaille d'or")],
    "bronze": [("mn", "хүрэл медаль"), ("ru", "бронзовую медаль"), ("fr", "le bronze")],
    "knee": [("en", "left knee"), ("hr", "lijevog koljena"), ("it", "ginocchio sinistro")],
    "shoulder": [("en", "right shoulder"), ("sr", "десног рамена"), ("sv", "höger axeln")],
    "cyclist": [("ca", "un ciclista"), ("eu", "txirrindularia"), ("el", "ποδηλάτης")],
    "pedestrian": [("es", "un peatón"), ("eu", "oinezkoa"), ("de", "ein Fußgänger")],
    "maths": [("en", "maths exam"), ("bn", "গণিত পরীক্ষা"), ("ne", "गणितको परीक्षा")],
    "English": [("en", "English exam"), ("bn", "ইংরেজির প্রশ্ন"), ("mr", "इंग्रजी")],
    "candle": [("de", "eine Kerze"), ("pl", "świeca"), ("fi", "kynttilä")],
    "charger": [("cs", "nabíječka"), ("tr", "şarj aleti"), ("zh", "充电器")],
    "salmon": [("no", "Røkelaks"), ("da", "Laksen"), ("en", "Smoked salmon")],
    "paste": [("sv", "Leverpastej"), ("da", "Leverpostej"), ("fi", "Maksapasteija")],
}
"""What notices told of that were taken for one, each in several languages, by two that differ."""
IN_PLACE = [*zip([*EXCHANGED][::2], [*EXCHANGED][1::2], strict=True)]


@pytest.mark.parametrize(("one", "other"), IN_PLACE)
def test_what_stands_in_the_place_of_another_thing_is_told_in_any_two_languages(one, other):
    for (la, a), (lb, b) in product(EXCHANGED[one], EXCHANGED[other]):
        assert exchanged_things((a,), (b,), (la, lb), TOGETHER), (a, b)
    for own in (one, other):
        for (la, a), (lb, b) in product(EXCHANGED[own], repeat=2):
            assert not exchanged_things((a,), (b,), (la, lb), TOGETHER), (a, b)


@pytest.mark.parametrize(
    ("one", "language", "other"),
    [
        ("An injury of the knee.", "de", "Eine Verletzung am Bein."),
        ("He was attacked with a machete.", "fr", "Il a été attaqué au couteau."),
        ("The motorcyclist was hurt.", "es", "El conductor resultó herido."),
        ("A pedestrian died, the driver fled.", "nl", "Een man stierf, de bestuurder vluchtte."),
        ("The salmon was recalled.", "sv", "Fisken återkallas, skinkan inte."),
        ("The exam in biology.", "fr", "L'épreuve de sciences et vie de la terre."),
    ],
)
def test_a_part_or_a_kind_of_a_thing_is_no_other_thing(one, language, other):
    assert not exchanged_things((one,), (other,), ("en", language), TOGETHER)
    assert not exchanged_things((other,), (one,), (language, "en"), TOGETHER)


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


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("cs", "V parku se sešli sousedé."),
        ("de", "Der FC Thun verliert."),
        ("es", "Los solicitantes de asilo esperan."),
        ("fr", "L'argent des pâtes manque."),
        ("nl", "Hij stal alles."),
        ("no", "De lave rentene stiger."),
        ("pl", "Stopa bezrobocia spada."),
        ("pt", "Os pedidos de asilo aumentam."),
        ("ro", "Clubul nautic cere azil."),
        ("sv", "Hon lär hitta en låda."),
    ],
)
def test_a_word_that_more_often_means_something_else_names_no_thing(language, sentence):
    assert things(sentence, language).things == ()


def test_every_table_names_what_the_english_one_names_each_once_and_in_its_order():
    values = [value for value, _ in TABLES["en"]]
    assert len(TABLES) > 50
    for language, rows in TABLES.items():
        own = [value for value, _ in rows]
        assert own == sorted(set(own), key=values.index), language
        assert all(any(cell.partition(";")[::2]) for _, cell in rows), language
