"""Weekdays in the forms of news, and what only begins as one."""

import pytest

from service.text.names.known import known_names


def values(sentence, language):
    return {value for name in known_names(sentence, language) for value in name.values}


@pytest.mark.parametrize(
    ("text", "day"),
    [("nos Fawrth", 2), ("ddydd Mercher", 3), ("fore Iau", 4), ("nos Wener", 5), ("nos Lun", 1)],
)
def test_welsh_weekdays_stand_behind_parts_of_the_day(text, day):
    assert values(text, "cy") == {f"weekday:{day}"}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("am frühen Freitagmorgen", "de"),
        ("vrijdagochtend", "nl"),
        ("på fredagsmorgonen", "sv"),
        ("fredagskvelden", "no"),
        ("perjantaiaamuna", "fi"),
        ("reedeõhtul", "et"),
        ("á föstudagskvöldið", "is"),
        ("Vrydagoggend", "af"),
    ],
)
def test_a_part_of_the_day_may_be_written_onto_a_weekday(text, language):
    assert [name.values for name in known_names(text, language)] == [{"weekday:5"}]


@pytest.mark.parametrize(
    ("text", "language", "day"),
    [
        ("வெள்ளிக்கிழமை அதிகாலை", "ta", "weekday:5"),
        ("ஞாயிற்றுக்கிழமை மாலை", "ta", "weekday:7"),
        ("сенбіде таңертең", "kk", "weekday:6"),
    ],
)
def test_weekdays_have_forms_that_no_ending_tells(text, language, day):
    assert [name.values for name in known_names(text, language)] == [{day}]


def test_other_words_that_begin_with_a_weekday_are_none():
    assert known_names("Die Montagsdemo nach dem Freitagsgebet", "de") == ()


@pytest.mark.parametrize(
    ("text", "language", "day"),
    [
        ("të shtunën në mëngjes", "sq", 6),
        ("të enjten në mbrëmje", "sq", 4),
        ("د یکشنبې په ورځ", "ps", 7),
        ("د سه شنبې په ورځ", "ps", 2),
        ("ہفتے کے روز", "ur", 6),
        ("בשבת בבוקר", "he", 6),
        ("Շաբաթ օրը", "hy", 6),
        ("კვირას დილით", "ka", 7),
        ("Ням гаригт", "mn", 7),
        ("बिहीबार साँझ", "ne", 4),
        ("у недељу ујутро", "sr", 7),
        ("piątkowego trzęsienia", "pl", 5),
        ("під час п'ятничного землетрусу", "uk", 5),
        ("в среду утром", "ru", 3),
        ("de luni dimineața", "ro", 1),
        ("subaxa Sabtida", "so", 6),
        ("bazar günü", "az", 7),
    ],
)
def test_a_weekday_is_read_in_the_forms_of_news(text, language, day):
    assert [name.values for name in known_names(text, language)] == [{f"weekday:{day}"}]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("среди пострадавших", "ru"),
        ("серед загиблих", "uk"),
        ("в середині дня", "uk"),
        ("środki finansowe", "pl"),
        ("střední škola", "cs"),
        ("v strednej časti", "sk"),
        ("șase luni de închisoare", "ro"),
        ("sfârșitul lunii", "ro"),
        ("για δεύτερη φορά", "el"),
        ("تسلسل الأحداث", "ar"),
        ("четвърти ден", "bg"),
        ("ერთი კვირა", "ka"),
        ("prošlu nedelju dana", "sr"),
        ("yaşıl bazarda", "az"),
    ],
)
def test_what_begins_as_a_weekday_is_none(text, language):
    assert known_names(text, language) == ()
