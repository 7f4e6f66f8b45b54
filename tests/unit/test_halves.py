"""Halves, thirds and quarters in words, and the hours that languages tell by halves."""

from itertools import combinations

import pytest

from service.match.alignment.align import Group
from service.match.facts.agreement import compare_facts
from service.text.numbers.facts import mentions

GROUP = [Group(0, 1, 0, 1, 1.0)]
HALF_PAST_FIVE = [
    ("um halb sechs", "de"),
    ("um halb 6", "de"),
    ("om half zes", "nl"),
    ("klockan halv sex", "sv"),
    ("в половине шестого", "ru"),
    ("полшестого", "ru"),
    ("a dos quarts de sis", "ca"),
    ("v půl šesté", "cs"),
    ("o wpół do szóstej", "pl"),
    ("fél hatkor", "hu"),
    ("puoli kuusi", "fi"),
    ("u pola šest", "hr"),
    ("at half past five", "en"),
    ("a las cinco y media", "es"),
]
TWO_AND_A_HALF = [
    ("zweieinhalb Stunden", "de"),
    ("two and a half hours", "en"),
    ("2.5 hours", "en"),
    ("два с половиной часа", "ru"),
    ("deux heures et demie", "fr"),
    ("dwie i pół godziny", "pl"),
    ("dos horas y media", "es"),
    ("两个半小时", "zh"),
    ("2時間半", "ja"),
]
ONE_AND_A_HALF = [
    ("anderthalb Stunden", "de"),
    ("eineinhalb Stunden", "de"),
    ("an hour and a half", "en"),
    ("полтора часа", "ru"),
    ("półtorej godziny", "pl"),
    ("90 minutes", "en"),
    ("一个半小时", "zh"),
]
THIRD = [
    ("ein Drittel der Haushalte", "de"),
    ("a third of households", "en"),
    ("un tiers des foyers", "fr"),
    ("треть домов", "ru"),
    ("jedną trzecią gospodarstw", "pl"),
    ("三分之一的家庭", "zh"),
    ("3分の1の世帯", "ja"),
    ("33 percent of households", "en"),
]
QUARTER = [
    ("ein Viertel der Haushalte", "de"),
    ("a quarter of households", "en"),
    ("четверть домов", "ru"),
    ("jedną czwartą gospodarstw", "pl"),
    ("四分之一的家庭", "zh"),
    ("25 percent of households", "en"),
]


def agreement(one, other):
    return compare_facts([mentions(*one)], [mentions(*other)], GROUP)


@pytest.mark.parametrize("half", HALF_PAST_FIVE)
def test_an_hour_told_by_its_half_is_that_hour(half):
    assert agreement(half, ("at 5.30 p.m.", "en")).agreements == 1
    assert agreement(half, ("at 6.30 p.m.", "en")).exchanged == 1
    assert agreement(half, ("um halb sieben", "de")).exchanged == 1


def test_the_part_of_the_day_behind_a_half_hour_tells_its_half():
    evening = ("в половине шестого вечера", "ru")
    assert agreement(evening, ("at 5.30 p.m.", "en")).agreements == 1
    assert agreement(evening, ("at 5.30 a.m.", "en")).contradictions == 1


@pytest.mark.parametrize("told", [TWO_AND_A_HALF, ONE_AND_A_HALF, THIRD, QUARTER])
def test_one_number_with_a_part_agrees_in_all_words(told):
    for one, other in combinations(told, 2):
        (left,), (right,) = mentions(*one), mentions(*other)
        assert left.agrees(right), (one, other)
        assert agreement(one, other).contradictions == 0


@pytest.mark.parametrize(
    ("told", "others"), [(ONE_AND_A_HALF[:5], TWO_AND_A_HALF[:2]), (THIRD[:6], QUARTER)]
)
def test_two_numbers_with_parts_are_exchanged(told, others):
    for one in told:
        for other in others:
            assert agreement(one, other).exchanged == 1, (one, other)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("в начале половины второго тайма", "ru"),
        ("le quart de finale", "fr"),
        ("un quarto d'ora", "it"),
        ("die andere Hälfte", "de"),
    ],
)
def test_other_halves_and_quarters_are_no_facts(text, language):
    assert not any({"1.5", "1/4"} & m.values for m in mentions(text, language))
    assert not any(v.startswith("time:") for m in mentions(text, language) for v in m.values)


def test_percentages_in_ideographs_are_numbers():
    assert agreement(("百分之五十八", "zh"), ("58 percent", "en")).contradictions == 0
    assert mentions("百分之五点八", "zh")[0].values == {"5.8"}


def test_a_number_in_words_of_which_the_other_side_reads_a_part_says_nothing():
    assert agreement(("五百三十八人", "zh"), ("thirty-eight of them", "en")).contradictions == 0
    assert agreement(("百分之五十八", "zh"), ("eight in ten", "en")).contradictions > 0
    assert agreement(("百分之五十", "zh"), ("thirty of them", "en")).contradictions > 0


def test_ideographs_before_what_is_counted_answer_a_number():
    third = [mentions("第三季度净利润增长12%", "zh")]
    assert compare_facts(third, [mentions("第3四半期は12％増", "ja")], GROUP).contradictions == 0
    assert mentions("三天后", "zh")[0].values >= {"3", "in:day"}
    assert not mentions("数十人", "zh") and not mentions("一个人", "zh")


def test_a_half_that_stands_where_it_is_not_read_contradicts_nothing():
    told, half_behind = ("Beş buçuk saat sürdü", "tr"), ("המשחק נמשך חמש שעות וחצי", "he")
    assert agreement(told, half_behind).contradictions == 0


def test_two_parts_of_a_whole_with_a_number_in_common_are_two():
    third, most = ("a third of the pupils", "en"), ("drei Viertel der Schüler", "de")
    assert agreement(third, most).agreements == 0
