"""What sentences name of common things, and which aligned passages tell of different ones."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.match.alignment.align import Group
from service.match.coverage.brief import FEW
from service.match.differences.things import exchanged_things
from service.text.words.thing_forms import EVERY, table_of
from service.text.words.things import may_mean, things
from service.text.writing.clean import fold

TOGETHER = (Group(0, 1, 0, 1, 1.0),)
LOAD = {
    "en": ("Full of {}.", "bananas", "potatoes"),
    "de": ("Voller {}.", "Bananen", "Kartoffeln"),
    "fr": ("Plein de {}.", "bananes", "pommes de terre"),
    "ru": ("Полный {}.", "бананов", "картофеля"),
    "pl": ("Pełna {}.", "bananów", "ziemniaków"),
    "el": ("Γεμάτο {}.", "μπανάνες", "πατάτες"),
    "ar": ("مليئة {}.", "بالموز", "بالبطاطس"),
    "he": ("מלאה: {}.", "בננה", "תפוח אדמה"),
    "hi": ("{} से भरा।", "केला", "आलू"),
    "tr": ("{} dolu.", "Muz", "Patates"),
    "fi": ("Täynnä: {}.", "banaaneja", "perunaa"),
    "ko": ("{} 가득했다.", "바나나가", "감자가"),
    "ja": ("{}を積んだ。", "バナナ", "ジャガイモ"),
    "zh": ("一辆装满{}的。", "香蕉", "土豆"),
    "th": ("เต็มไปด้วย{}", "กล้วย", "มันฝรั่ง"),
}


def told(language, place):
    return (LOAD[language][0].format(LOAD[language][place]),)


@pytest.mark.parametrize(
    ("language", "sentence", "values"),
    [
        ("en", "Two horses and a dog.", [{"animal:horse"}, {"animal:dog"}]),
        ("en", "It lost to the rouble.", [{"money:ruble"}]),
        ("en", "The quarter-final, not the final.", [{"stage:quarterfinal"}, {"stage:final"}]),
        ("fr", "en quarts de finale", [{"stage:quarterfinal"}]),
        ("fr", "en huitièmes de finale", [{"stage:eighthfinal"}]),
        ("en", "to reach the last 16", [{"stage:eighthfinal"}]),
        ("fr", "les mollahs", []),
        ("ru", "вышли в 1/4 финала", [{"stage:quarterfinal"}]),
        ("tr", "son 16 turunda", [{"stage:eighthfinal"}]),
        ("zh", "进入1/8决赛", [{"stage:eighthfinal"}]),
        ("is", "í 8 liða úrslitum", [{"stage:quarterfinal"}]),
        ("ar", "في ربع النهائي", [{"stage:quarterfinal"}]),
        ("zh", "四分之一决赛", [{"stage:quarterfinal"}]),
        ("ja", "準々決勝で", [{"stage:quarterfinal"}]),
        ("ja", "ロンドンとポーランド", []),
        ("ja", "メキシコペソ", [{"money:peso"}]),
        ("el", "τουρκική λίρα", [{"money:lira", "money:pound"}]),
        ("ru", "Евро будет стоить 95 рублей.", [{"money:euro"}, {"money:ruble"}]),
        ("ru", "в Европе и о Евросоюзе", []),
        ("uk", "за 5 євро", [{"money:euro"}]),
        ("de", "Der Euro fiel in Europa.", [{"money:euro"}]),
        ("pl", "Kurs euro", [{"money:euro"}]),
        ("sv", "Euron steg i Europa.", [{"money:euro"}]),
        ("hu", "5 euróért", [{"money:euro"}]),
        ("he", "5 אירו", [{"money:euro"}]),
        ("hr", "Vrijednost eura u Europi", [{"money:euro"}]),
        ("ar", "سعر اليورو واليوان", [{"money:euro"}, {"money:yuan"}]),
        ("ar", "باليوان وللين", [{"money:yuan"}]),
        ("fa", "نرخ یوان", [{"money:yuan"}]),
        ("es", "diez yuanes", [{"money:yuan"}]),
        ("ko", "위안화가 올랐다", [{"money:yuan"}]),
        ("th", "เงินหยวนกับดอลลาร์", [{"money:yuan"}, {"money:dollar"}]),
        ("ro", "Europa plătește în euro", [{"money:euro"}]),
        ("el", "ευρώ στην Ευρώπη", [{"money:euro"}]),
        ("lv", "eiro Eiropā", [{"money:euro"}]),
        ("ko", "유로파리그에서", []),
        ("ko", "유로가 올랐다", [{"money:euro"}]),
        ("hy", "Եվրոպա", []),
        ("hu", "döntött a döntőben", [{"stage:final"}]),
        ("he", "לגמרי בגמר", [{"stage:final"}]),
        ("vi", "của anh ấy sống ở nước này", []),
        ("sr", "Sto ljudi radi kod kuće", []),
        ("ur", "کتاب", []),
        ("pl", "7 € za bilet", [{"money:euro"}]),
        ("en", "They won a real fox.", []),
        ("xx", "Two horses.", []),
    ],
)
def test_each_thing_of_a_sentence_is_told(language, sentence, values):
    assert [*map(set, things(sentence, language).things)] == values


@pytest.mark.parametrize(("one", "other"), [p for p in product(LOAD, LOAD) if p[0] <= p[1]])
def test_a_load_of_one_thing_is_none_of_another_in_any_two_languages(one, other):
    for place in (1, 2):
        same = told(one, place), told(other, place)
        assert exchanged_things(*same, (one, other), TOGETHER) == ()
    a, b = told(one, 1), told(other, 2)
    assert exchanged_things(a, b, (one, other), TOGETHER) == ((a[0], b[0]),)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("A dog bit a boy.", "Un chien a mordu quelqu'un."),
        ("A load of bananas.", "Une cargaison de fruits, dont des pommes."),
        ("Horses were stolen.", "Des vaches et des chevaux ont été volés."),
        ("A helicopter crashed.", "Un chien est mort."),
    ],
)
def test_what_one_side_alone_says_and_what_may_be_meant_is_no_exchange(one, other):
    assert exchanged_things((one,), (other,), ("en", "fr"), TOGETHER) == ()


def test_two_things_beside_one_that_both_name_are_exchanged():
    a, b = ("The Turkish lira fell against the dollar.",), ("Le peso recule face au dollar.",)
    assert exchanged_things(a, b, ("en", "fr"), TOGETHER) == ((a[0], b[0]),)


def test_what_another_sentence_answers_is_no_exchange():
    a, b = ("A dog.", "A horse."), ("Un cheval.", "Un chien.")
    crossed = (Group(0, 1, 0, 1, 1.0), Group(1, 2, 1, 2, 1.0))
    assert exchanged_things(a, b, ("en", "fr"), crossed) == ()


def test_long_passages_and_texts_that_are_not_brief_are_not_looked_at():
    a, b = "A dog barked at the postman.", "Un cheval hennit."
    assert exchanged_things((a,), (b,), ("en", "fr"), TOGETHER) == ((a, b),)
    assert exchanged_things((a * 20,), (b,), ("en", "fr"), TOGETHER) == ()
    many = [Group(i, i + 1, i, i + 1, 1.0) for i in range(FEW + 1)]
    sides = (a,) * (FEW + 1), (b,) * (FEW + 1)
    assert exchanged_things(*sides, ("en", "fr"), many) == ()
    assert exchanged_things(*sides, ("en", "fr"), many[1:]) == ((a, b),)


def test_a_word_for_what_a_thing_is_may_mean_it():
    assert may_mean(frozenset({"animal:horse"}), fold("ein Tier"), "de")
    assert not may_mean(frozenset({"animal:horse"}), fold("ein Haus"), "de")
    assert not may_mean(frozenset({"animal:horse"}), fold("ein Tier"), "xx")


def test_a_word_within_the_name_of_another_thing_means_nothing_by_itself():
    final, semifinal = ("They won the final.",), ("Yarı finalde kazandılar.",)
    assert things(semifinal[0], "tr").rest == "kazandilar"
    assert exchanged_things(final, semifinal, ("en", "tr"), TOGETHER)
    assert not exchanged_things(final, ("Finalde kazandılar.",), ("en", "tr"), TOGETHER)


@pytest.mark.parametrize("language", sorted({*LOAD, "nl", "sw", "vi", "uk", "fa", "ka", "am"}))
def test_every_form_is_folded_and_names_one_kind(language):
    table = table_of(language)
    assert table is not None
    for values in (
        *table.unparted.values(),
        *(f.values for own in table.forms.values() for f in own),
    ):
        assert len({value.partition(":")[0] for value in values}) == 1
    for form in (*table.unparted, *table.forms):
        assert form.startswith(fold(form)) or fold(form).startswith(form)
    assert set(table.signs) == set(table_of(EVERY).signs)


SAID = st.lists(st.sampled_from(["A dog.", "A horse.", "A bus.", "Seven euros.", "$7", "A man."]))


@given(SAID, SAID)
def test_sides_may_change_places(a, b):
    groups = [Group(i, i + 1, i, i + 1, 1.0) for i in range(min(len(a), len(b)))]
    there = exchanged_things(a, b, ("en", "en"), groups)
    back = exchanged_things(b, a, ("en", "en"), groups)
    assert sorted(there) == sorted((y, x) for x, y in back)


def test_a_language_without_a_word_for_a_thing_may_mean_it():
    man, woman = frozenset({"person:man"}), frozenset({"person:woman"})
    assert not things("en man greps", "sv").things
    assert may_mean(man, "en man greps", "sv")
    assert not may_mean(woman, "en man greps", "sv")
    assert not exchanged_things(
        ("Aretiran je bil moški.",), ("Tre pojkar greps, och en man.",), ("sl", "sv"), TOGETHER
    )


@pytest.mark.parametrize(
    ("one", "language", "other", "exchanged"),
    [
        ("The foreign minister received it.", "de", "Der Gesundheitsminister empfing sie.", True),
        ("The foreign minister received it.", "de", "Der Außenminister empfing sie.", False),
        ("The foreign minister received it.", "de", "Der Minister empfing Gesunde.", False),
        ("The army closed the road.", "de", "Die Polizei sperrte die Straße.", True),
        ("The police closed the road.", "de", "Die Polizei sperrte die Straße.", False),
        ("Customs found 12 parrots.", "it", "La guardia costiera ha trovato 12 pappagalli.", True),
        ("Customs found 12 parrots.", "it", "La dogana ha trovato 12 pappagalli.", False),
        ("The coast guard found it.", "ar", "عثر عليه خفر السواحل.", False),
        ("The coast guard found it.", "ar", "عثرت عليه الشرطة.", True),
        ("The coast guard found it.", "te", "పోలీసులు దానిని కనుగొన్నారు.", False),
        ("The border police counted 40.", "nl", "De politie telde er 40.", False),
        ("The border police counted 40.", "pl", "Służba celna naliczyła 40.", True),
        ("The hospital has new windows.", "fr", "La bibliothèque a de nouvelles fenêtres.", True),
        ("The hospital has new windows.", "fr", "La clinique a de nouvelles fenêtres.", False),
        ("The World Bank approved it.", "ru", "Его одобрил Международный валютный фонд.", True),
        ("The World Bank approved it.", "ru", "Его одобрил Всемирный банк.", False),
        ("Parliamentary elections are due.", "es", "Se acercan las elecciones municipales.", True),
        ("Municipal elections are due.", "es", "Se acercan las elecciones locales.", False),
        ("The president met the parliament.", "es", "El alcalde visitó el parlamento.", False),
        ("England lost the first game.", "de", "Schottland verlor das erste Spiel.", True),
        ("A gift of the Arab League.", "tr", "Afrika Birliği'nin hediyesi.", True),
        ("A gift of the Arab League.", "tr", "Arap Birliği'nin hediyesi.", False),
        ("So said the Supreme Court.", "ru", "Так сказал Конституционный суд.", True),
        ("So said the Supreme Court.", "ru", "Так сказал Верховный суд.", False),
        ("It is a Catholic church.", "es", "Es una iglesia protestante.", True),
        ("It is of supreme beauty.", "ru", "Это конституционный вопрос.", False),
    ],
)
def test_an_office_of_another_kind_is_another_thing(one, language, other, exchanged):
    assert bool(exchanged_things((one,), (other,), ("en", language), TOGETHER)) is exchanged
    assert bool(exchanged_things((other,), (one,), (language, "en"), TOGETHER)) is exchanged
