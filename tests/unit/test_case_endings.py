"""Endings of places as languages list them."""

import pytest

from service.match.alignment.align import Group
from service.match.facts.known import compare_known, known_of
from service.text.names.case_endings import follows, weakened, with_listed
from service.text.names.known import known_names

TWO = [Group(0, 1, 0, 1, 1.0), Group(1, 2, 1, 2, 1.0)]


def values(sentence, language):
    return {value for name in known_names(sentence, language) for value in name.values}


@pytest.mark.parametrize(
    ("language", "sentence", "city"),
    [
        ("lt", "Keltas stovi Vilniuje.", "Europe/Vilnius"),
        ("lt", "Traukinys iš Minsko vėluoja.", "Europe/Minsk"),
        ("lt", "Romoje lyja.", "Europe/Rome"),
        ("lv", "Romā līst.", "Europe/Rome"),
        ("fi", "Juna seisoo Helsingissä.", "Europe/Helsinki"),
        ("fi", "Oslossa sataa.", "Europe/Oslo"),
        ("et", "Oslos sajab.", "Europe/Oslo"),
        ("hu", "Limában esik.", "America/Lima"),
        ("ka", "პარიზში წვიმს.", "Europe/Paris"),
        ("ka", "თბილისიდან ჩამოვიდა.", "Asia/Tbilisi"),
        ("ru", "В Риге идёт дождь.", "Europe/Riga"),
        ("cs", "V Limě prší.", "America/Lima"),
        ("he", "גשם בברלין", "Europe/Berlin"),
        ("ko", "서울시에서 비가 온다", "Asia/Seoul"),
        ("ko", "파리에서는 비가 온다", "Europe/Paris"),
        ("ko", "런던시장이 말했다", "Europe/London"),
        ("ko", "다카마쓰시의 요양시설", "1851100"),
        ("ko", "다카마쓰 시의 요양시설", "1851100"),
        ("ko", "다카마쓰에서 체포됐다", "1851100"),
        ("ko", "고베시에 비가 온다", "1859171"),
        ("ko", "오사카의 지하철", "1853909"),
    ],
)
def test_cities_are_read_in_the_cases_of_the_language(language, sentence, city):
    assert values(sentence, language) == {f"city:{city}"}


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("cs", "Klub Leicester City vyhrál"),
        ("ka", "მაინც წავიდა"),
        ("lv", "Upē dzīvo Manatī"),
        ("ru", "Улица Сан узка"),
        ("fi", "Osmo lähti"),
        ("ko", "런던데리의 경찰"),
        ("ko", "파리쉬 검시관"),
        ("ko", "경찰에 저지된 시위대"),
        ("ko", "지난 시즌에서 이겼다"),
        ("ko", "인도적인 지원"),
        ("ko", "회의를 마치다"),
    ],
)
def test_other_words_are_no_cities_with_an_ending(language, sentence):
    assert not values(sentence, language)


def test_sorani_names_days_and_cities_in_its_own_letters():
    assert {value.partition(":")[0] for value in values("دووشەممە لە سلێمانی", "ku")} == {
        "weekday",
        "city",
    }


def test_a_listed_ending_is_told_from_any_other():
    stem, ending = with_listed("oslo", "fi", 4)
    assert follows("ssa", ending)
    assert follows("", ending)
    assert not follows("xyz", ending)
    assert not follows("ssa"[:0], weakened("turku", "fi")[1])
    assert (stem, weakened("turku", "fi")[0]) == ("oslo", "turu")
    assert weakened("turku", "et") is None
    assert with_listed("oslo", "fr", 4) is None


def told(language, *sentences):
    return known_of(sentences, language)


def test_a_place_that_both_name_in_headline_and_lead_is_exchanged_again_and_again():
    lima = told("en", "A hall opens in Lima", "In Lima a hall opened today.")
    rome = told("lt", "Romoje atidaryta salė", "Romoje šiandien atidaryta salė.")
    once = told("lt", "Atidaryta salė", "Romoje šiandien atidaryta salė.")
    assert compare_known(lima, rome, TWO).repeated == 1
    assert compare_known(lima, once, TWO).repeated == 0
    assert compare_known(lima, once, TWO).exchanged


def test_a_weekday_is_no_place():
    one = told("en", "Rain on Monday", "On Monday it rains.")
    other = told("de", "Regen am Freitag", "Am Freitag regnet es.")
    found = compare_known(one, other, TWO)
    assert (len(found.exchanged), found.repeated) == (1, 0)


def test_no_word_with_two_letters_of_a_capital_answers_it():
    vilnius = told("lt", "Salė Vilniuje", "Vilniuje šiandien atidaryta salė.")
    rome = told("lv", "Zāle Romā", "Romā šodien atklāta zāle, un tajā būs vieta.")
    assert compare_known(vilnius, rome, TWO).repeated == 1


@pytest.mark.parametrize(
    ("other", "language"),
    [
        ("香川県警は高松市の介護施設の元事務長を逮捕した。", "ja"),
        ("警方逮捕高松市一家养老机构的前事务长。", "zh"),
        ("Police in Takamatsu arrested a former manager.", "en"),
        ("Die Polizei in Takamatsu nahm einen Mann fest.", "de"),
        ("Полиция города Такамацу задержала мужчину.", "ru"),
    ],
)
@pytest.mark.parametrize("written", ["다카마쓰시의", "다카마쓰 시의", "다카마쓰"])
def test_a_city_is_one_with_the_word_for_a_city_and_without(other, language, written):
    korean = known_of([f"경찰은 {written} 요양시설 전 사무장을 체포했다."], "ko")
    told = compare_known(korean, known_of([other], language), TWO[:1])
    assert told.agreements == 1
    assert not told.exchanged
    osaka = known_of(["경찰은 오사카시의 요양시설 전 사무장을 체포했다."], "ko")
    assert compare_known(osaka, known_of([other], language), TWO[:1]).exchanged
