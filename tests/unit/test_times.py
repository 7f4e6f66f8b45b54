"""Times of the clock and years of other calendars, and what they agree with."""

from itertools import product

import pytest

from service.match.alignment.align import Group
from service.match.facts.agreement import compare_facts
from service.text.numbers.facts import mentions

GROUP = [Group(0, 1, 0, 1, 1.0)]


def agreement(one, other):
    return compare_facts([mentions(*one)], [mentions(*other)], GROUP)


AFTERNOON = [
    ("at 3:20 pm", "en"),
    ("at 3.20 p.m.", "en"),
    ("um 15.20 Uhr", "de"),
    ("um 15 Uhr 20", "de"),
    ("à 15 h 20", "fr"),
    ("às 15h20", "pt"),
    ("下午3点20分", "zh"),
    ("午後3時20分", "ja"),
    ("오후 3시 20분", "ko"),
    ("в 15:20", "ru"),
    ("lúc 15 giờ 20", "vi"),
    ("в 15 ч 20 мин", "ru"),
    ("出发,15时20分抵达", "zh"),
]
UNSURE = [("ساعت ۳:۲۰", "fa"), ("الساعة 3.20", "ar"), ("3点20分", "zh"), ("at 3:20", "en")]
MORNING = [
    ("at 3.20 a.m.", "en"),
    ("午前3時20分", "ja"),
    ("上午3点20分", "zh"),
    ("오전 3시 20분", "ko"),
]


@pytest.mark.parametrize(
    ("one", "other"),
    [*product(AFTERNOON, AFTERNOON), *product(UNSURE, [*AFTERNOON, *MORNING, *UNSURE])],
)
def test_one_time_in_every_convention_is_one_fact(one, other):
    found = agreement(one, other)
    assert found.agreements == 1
    assert found.contradictions == 0


HOURS = [
    ("at 7 p.m.", "en"),
    ("om 19 uur", "nl"),
    ("o godzinie 19", "pl"),
    ("ob 19 uri", "sl"),
    ("u 19 sati", "hr"),
    ("kl. 19", "da"),
    ("kl. 19.00", "sv"),
    ("στις 7 μ.μ.", "el"),
    ("शाम 7 बजे", "hi"),
]


@pytest.mark.parametrize(("one", "other"), [*product(HOURS, HOURS)])
def test_an_hour_is_one_fact_by_either_clock(one, other):
    found = agreement(one, other)
    assert found.agreements > 0
    assert found.contradictions == 0


@pytest.mark.parametrize(
    ("text", "language", "hour"),
    [
        ("18 hónapra", "hu", "6"),
        ("19 years", "en", "7"),
        ("19.50 euro", "it", "7"),
        ("$15.00", "en", "3"),
        ("lasted 18 hours", "en", "6"),
        ("15 U.S. soldiers", "en", "3"),
        ("15 U-Bahn-Stationen", "de", "3"),
        ("povrijeđeno je 15 u Splitu", "hr", "3"),
        ("14 val hölls", "sv", "2"),
        ("στις 15 Μαΐου", "el", "3"),
        ("Alle 15 Passagiere", "de", "3"),
        ("Ora 15 milioni votano", "it", "3"),
        ("24 saat 18 kişi", "tr", "6"),
        ("۲۴ ساعت ۱۵ نفر", "fa", "3"),
        ("trvalo 18 hodin", "cs", "6"),
        ("5 μm", "de", "17"),
        ("kết hôn lúc 18 tuổi", "vi", "6"),
        ("İki saat 15 dakika", "tr", "3"),
        ("Przez trzy godziny 15 strażaków", "pl", "3"),
        ("в 20 часах езды", "ru", "8"),
        ("kl. 18 år", "da", "6"),
    ],
)
def test_other_numbers_are_no_hours(text, language, hour):
    assert hour not in mentions(text, language)[-1].values


@pytest.mark.parametrize(("text", "language"), [("5PM까지", "ko"), ("5pmから", "ja")])
def test_an_hour_ends_before_letters_of_another_script(text, language):
    assert "17" in mentions(text, language)[0].values


def test_a_day_of_24_hours_lasts_a_day():
    assert agreement(("in 24 uur", "nl"), ("in one day", "en")).contradictions == 0
    assert agreement(("in 24 uur", "nl"), ("in 12 hours", "en")).contradictions > 0
    assert agreement(("en 24 heures", "fr"), ("in 12 hours", "en")).contradictions > 0
    assert agreement(("en 24 heures", "fr"), ("in one day", "en")).contradictions == 0


@pytest.mark.parametrize(("one", "other"), [*product(AFTERNOON[:7], MORNING)])
def test_the_other_half_of_the_day_is_another_time(one, other):
    assert agreement(one, other).contradictions == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("at 3:20", "en"), ("à 3 h 40", "fr")),
        (("um 15.30 Uhr", "de"), ("at 3:20 pm", "en")),
        (("午後3時半", "ja"), ("à 15 h 20", "fr")),
        (("at 10:00", "en"), ("à 11 h", "fr")),
        (("3pm", "en"), ("um 16:00 Uhr", "de")),
    ],
)
def test_another_minute_or_hour_contradicts(one, other):
    assert agreement(one, other).contradictions > 0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("at 3pm", "en"), ("um 15:00 Uhr", "de")),
        (("at 3 p.m.", "en"), ("à 15 h", "fr")),
        (("at 10:00", "en"), ("à 10 heures", "fr")),
        (("下午3点", "zh"), ("at 15:00", "en")),
        (("午後3時半", "ja"), ("15.30 Uhr", "de")),
        (("at 12 am", "en"), ("um 0:00 Uhr", "de")),
        (("um 24:00", "de"), ("午前0時", "ja")),
    ],
)
def test_a_full_hour_is_its_number_in_either_count(one, other):
    found = agreement(one, other)
    assert found.agreements > 0
    assert found.contradictions == 0


def test_minutes_of_a_full_hour_are_no_fact():
    assert [m.quote for m in mentions("The match begins at 10:00", "en")] == ["10:00"]


@pytest.mark.parametrize(
    ("sentence", "language", "values"),
    [
        ("She ran it in 2:15.33", "en", [{"2"}, {"15.33", "time:15:33"}]),
        ("3時間20分かかった", "ja", [{"3"}, {"20"}]),
        ("it fell by 2,25", "de", [{"2.25"}]),
        ("on 5/12/2020", "en", [{"5"}, {"12"}, {"2020", "20"}]),
        ("3 people", "en", [{"3"}]),
    ],
)
def test_what_is_no_time_stays_its_numbers(sentence, language, values):
    told = [
        {value for value in m.values if not value.startswith(("duration:", "in:"))}
        for m in mentions(sentence, language)
    ]
    assert told == values


def test_a_time_that_is_read_as_two_numbers_elsewhere_contradicts_nothing():
    for other in ("kl 3 og 20 minutter", "20 minutter over 3"):
        assert agreement(("at 3:20", "en"), (other, "da")).contradictions == 0
    assert agreement(("at 3:20", "en"), ("kl 4 og 35 minutter", "da")).contradictions > 0


@pytest.mark.parametrize(
    ("written", "language", "year"),
    [
        ("平成30年", "ja", "2018"),
        ("令和3年", "ja", "2021"),
        ("昭和 45年", "ja", "1970"),
        ("民國110年", "zh", "2021"),
        ("سال ۱۳۹۹", "fa", "2020"),
        ("سال ۱۳۹۹", "fa", "2021"),
        ("ปี 2563", "th", "2020"),
        ("عام 1442هـ", "ar", "2020"),
        ("عام 1442 هجري", "ar", "2021"),
    ],
)
def test_a_year_of_another_calendar_is_also_that_of_ours(written, language, year):
    assert agreement((written, language), (f"in {year}", "en")).agreements == 1
    assert agreement((written, language), ("in 1955", "en")).agreements == 0


@pytest.mark.parametrize(
    ("written", "language"),
    [("1399 نفر", "ar"), ("1399 people", "en"), ("2563 people", "en"), ("30年", "ja")],
)
def test_other_numbers_are_no_years_of_another_calendar(written, language):
    (mention,) = mentions(written, language)
    assert [v for v in mention.values if v.isdecimal()] == [mention.quote]


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("۱۵ فروردین", "4"),
        ("۱ فروردین", "21"),
        ("۳۱ شهریور", "22"),
        ("۱ مهر", "23"),
        ("۱ دی", "22"),
    ],
)
def test_a_day_of_a_persian_month_is_also_that_of_ours(written, day):
    (mention,) = mentions(written, "fa")
    assert day in mention.values
    assert len(mention.values) <= 3


@pytest.mark.parametrize(
    ("swahili", "english"),
    [
        ("saa 9 alasiri", "at 3 pm"),
        ("saa 1:30 jioni", "at 7.30 p.m."),
        ("Saa 6 usiku", "at 12 a.m."),
        ("saa 15:20", "at 3.20 pm"),
    ],
)
def test_swahili_counts_its_hours_from_six(swahili, english):
    assert agreement((swahili, "sw"), (english, "en")).agreements
    assert not agreement((swahili, "sw"), (english, "en")).contradictions


def test_only_hours_are_counted_from_six():
    assert agreement(("watu 9", "sw"), ("3 people", "en")).contradictions
    assert agreement(("saa 15:20", "sw"), ("at 9.20 pm", "en")).contradictions


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("alle 15.00 di mercoledì", "it"), ("a las 15:49 del miércoles", "es")),
        (("at 3 p.m. on Friday", "en"), ("freitags um 15:29 Uhr", "de")),
        (("between 12:00 and", "en"), ("entre 12:52 et", "fr")),
        (("下午3点", "zh"), ("15時10分", "ja")),
    ],
)
def test_a_full_hour_is_no_other_minute_of_it(one, other):
    assert agreement(one, other).contradictions == 1
    assert agreement(other, one).exchanged == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("at 3:00 p.m.", "en"), ("à 15 h", "fr")),
        (("at 15:00", "en"), ("kl. 15", "da")),
        (("at 9 a.m.", "en"), ("saa 3:00 asubuhi", "sw")),
    ],
)
def test_a_full_hour_is_the_hour_alone(one, other):
    found = agreement(one, other)
    assert (found.agreements, found.contradictions) == (1, 0) or found.agreements == 0.5
    assert found.contradictions == 0


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("সকাল ৭টা ৫২ মিনিটে", "bn"),
        ("सुबह 7 बजकर 52 मिनट पर", "hi"),
        ("ساعت ۷ و ۵۲ دقیقه", "fa"),
        ("เวลา 7 นาฬิกา 52 นาที", "th"),
    ],
)
def test_hours_and_minutes_in_words_are_a_time(text, language):
    (found,) = mentions(text, language)
    assert "time:7:52" in found.values
    assert agreement((text, language), ("at 7.52 a.m.", "en")).agreements == 1


def test_what_has_a_scale_is_no_time():
    (found,) = mentions("3.26 million viewers", "en")
    assert not any(value.startswith("time:") for value in found.values)


@pytest.mark.parametrize(
    ("text", "language"),
    [("بين 12 و 15 دقيقة", "ar"), ("2 ម៉ោង 30 នាទី", "km"), ("2 గంటల 30 నిమిషాలు", "te")],
)
def test_how_long_it_takes_is_no_time(text, language):
    assert len(mentions(text, language)) == 2


@pytest.mark.parametrize(
    ("one", "other"), [("$5.00", "$17.00"), ("CHF 1.00", "CHF 13.00"), ("2.00%", "14.00%")]
)
def test_prices_twelve_apart_are_two(one, other):
    assert agreement((one, "en"), (other, "en")).contradictions == 0.5


def test_a_dotted_hour_is_also_counted_to_twelve_beside_its_word():
    found = agreement(("um 15.00 Uhr ab", "de"), ("الساعة 3 عصرا", "ar"))
    assert (found.contradictions, found.exchanged) == (0, 0)


def test_a_season_is_no_hour():
    (season,) = mentions("15시즌", "ko")
    assert season.values == {"15"}


@pytest.mark.parametrize(
    ("text", "language"),
    [("parte às 4h15", "pt"), ("um 4:15 Uhr", "de"), ("à 4h15", "fr"), ("o 4:15", "pl")],
)
def test_an_hour_of_a_language_that_counts_on_is_in_the_morning(text, language):
    assert agreement((text, language), ("at 4:15 a.m.", "en")).agreements == 1
    for other in (("at 4:15 p.m.", "en"), ("às 16h15", "pt"), ("오후 4시 15분", "ko")):
        assert agreement((text, language), other).exchanged == 1


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("às 4h15 da tarde", "pt"),
        ("am Nachmittag um 4:15", "de"),
        ("a las 4:15 de la tarde", "es"),
        ("at 4:15", "en"),
    ],
)
def test_an_hour_beside_a_word_for_the_afternoon_may_be_in_it(text, language):
    assert agreement((text, language), ("at 4:15 p.m.", "en")).agreements == 1


def test_noon_is_no_midnight_where_hours_are_counted_on():
    assert agreement(("alle 12:55", "it"), ("at 12:55 p.m.", "en")).agreements == 1
    assert agreement(("alle 12:55", "it"), ("at 12:55 a.m.", "en")).contradictions == 1


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("alas-4 ng hapon", "tl"),
        ("a las 4 de la tarde", "es"),
        ("à 4 heures de l’après-midi", "fr"),
        ("um 4 Uhr nachmittags", "de"),
        ("в 4 часа дня", "ru"),
    ],
)
def test_the_part_of_the_day_behind_a_full_hour_tells_its_half(text, language):
    assert agreement((text, language), ("a las 16 horas", "es")).contradictions == 0
    assert agreement((text, language), ("um 16 Uhr", "de")).agreements > 0
    assert agreement((text, language), ("at 4 a.m.", "en")).contradictions > 0


def test_the_part_of_the_day_behind_hour_and_minute_tells_its_half():
    afternoon, dawn = ("alas-4:15 ng hapon", "tl"), ("alas-4:15 ng madaling-araw", "tl")
    assert agreement(afternoon, ("às 16h15", "pt")).agreements == 1
    assert agreement(dawn, ("at 4:15 a.m.", "en")).agreements == 1
    assert agreement(afternoon, dawn).exchanged == 1


def test_a_night_has_hours_of_both_halves_of_the_day():
    assert agreement(("um 11 Uhr nachts", "de"), ("at 11 p.m.", "en")).agreements > 0
    assert agreement(("um 2 Uhr nachts", "de"), ("at 2 a.m.", "en")).agreements > 0
    assert agreement(("um 2 Uhr nachts", "de"), ("at 2 p.m.", "en")).contradictions > 0


def test_three_days_are_no_hour():
    assert not any(v.startswith("time:") for m in mentions("длится 3 дня", "ru") for v in m.values)


@pytest.mark.parametrize(
    ("swahili", "english"),
    [
        ("saa tatu asubuhi", "at 9 a.m."),
        ("saa 3 asubuhi", "at 9 a.m."),
        ("saa tano mchana", "at 11 a.m."),
        ("saa tisa alasiri", "at 3 p.m."),
        ("saa nne usiku", "at 10 p.m."),
        ("saa nane usiku", "at 2 a.m."),
    ],
)
def test_hours_from_six_are_read_in_words_and_with_the_part_of_the_day(swahili, english):
    told, other = (swahili, "sw"), (english, "en")
    assert agreement(told, other).agreements > 0
    assert agreement(told, ("at 6:30 a.m.", "en")).contradictions > 0


def test_an_hour_from_six_that_a_machine_left_as_it_was_is_that_hour_as_well():
    assert agreement(("saa 3 asubuhi", "sw"), ("at 3 a.m.", "en")).contradictions == 0


def test_hours_before_minutes_and_seconds_are_a_duration():
    took = ("kwa saa 2 dakika 19 na sekunde 44", "sw")
    assert agreement(took, ("in 2 hours 19 minutes 44 seconds", "en")).contradictions == 0
    assert not any(v.startswith("time:") for m in mentions(*took) for v in m.values)
