"""Cities that CLDR does not name."""

import pytest

from service.match.align import Group
from service.match.known import compare_known, known_of
from service.text.city_names import is_other_city, other_cities, scripts_of
from service.text.known import known_names

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
    ("sentence", "language"),
    [
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
