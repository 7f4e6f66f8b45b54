"""Dates of other calendars beside those of the Gregorian one."""

import pytest

from service.article import Sentence
from service.match.alignment.align import Group
from service.match.facts.agreement import compare_facts, facts_of
from service.text.numbers.facts import mentions


def contradicts(one, other, languages):
    left, right = (
        facts_of([Sentence("text", 0, len(text), text)], language)
        for text, language in zip((one, other), languages, strict=True)
    )
    return compare_facts(left, right, [Group(0, 1, 0, 1, 0.95)]).contradictions > 0


DATES = [
    ("ar", "افتتح الجسر في 3 شوال 1445", "12 April 2024"),
    ("ar", "افتتح الجسر يوم 27 من شهر رجب 1446 هـ", "27 January 2025"),
    ("tr", "Köprü 5 Şevval 1445 günü açıldı", "14 April 2024"),
    ("id", "Jembatan dibuka 2 Syawal 1446", "1 April 2025"),
    ("am", "ድልድዩ በጥር 11 ቀን 2016 ዓ.ም. ተከፈተ", "20 January 2024"),
    ("am", "ድልድዩ ሰኔ 3 ቀን 2015 ተከፈተ", "10 June 2023"),
    ("ne", "पुल २०८० असोज ७ गते उद्घाटन भयो", "24 September 2023"),
    ("bn", "সেতুটি ৭ ফাল্গুন ১৪৩০ চালু হয়", "20 February 2024"),
    ("ps", "پل د ۱۴۰۲ کال د وږي په ۱۲مه پرانستل شو", "3 September 2023"),
    ("fa", "پل در ۱۲ سنبله ۱۴۰۲ افتتاح شد", "3 September 2023"),
    ("ckb", "پردەکە لە ٥ی گەلاوێژی ١٤٠٢ کرایەوە", "27 July 2023"),
]


@pytest.mark.parametrize(("language", "written", "day"), DATES)
def test_a_date_is_that_of_another_calendar(language, written, day):
    assert not contradicts(written, f"The bridge was opened on {day}.", (language, "en"))


@pytest.mark.parametrize(("language", "written", "day"), DATES)
def test_it_is_no_other_date(language, written, day):
    number, month, year = day.split()
    later = f"{(int(number) + 10) % 27 + 1} {month} {year}"
    assert contradicts(written, f"The bridge was opened on {later}.", (language, "en"))


@pytest.mark.parametrize(
    ("one", "other", "language"),
    [
        # Zero, as in results of games; books; tours; transport.
        ("فاز الأهلي 2-صفر وتأهل", "فاز الأهلي 3-صفر وتأهل", "ar"),
        ("प्रहरीले ५ पुस्तक बरामद गर्यो", "प्रहरीले २० पुस्तक बरामद गर्यो", "ne"),
        ("তিনি ৫ সফর করেছেন", "তিনি ৮ সফর করেছেন", "bn"),
        ("20 حمل و نقل", "25 حمل و نقل", "fa"),
    ],
)
def test_a_word_that_is_no_month_leaves_its_number(one, other, language):
    assert contradicts(one, other, (language, language))


def test_a_lunar_day_without_a_year_tells_nothing():
    assert not contradicts("من 4 إلى 9 شوال", "13 to 18 April", ("ar", "en"))


def test_the_days_of_a_range_are_those_of_one_month():
    found = mentions("من 3 إلى 6 شوال 1445", "ar")
    assert [{"12", "15"} & m.values for m in found] == [{"12"}, {"15"}, set()]


@pytest.mark.parametrize(
    ("text", "language"),
    [("۲۰ دیگر آمدند", "fa"), ("Recep 22 yaşında", "tr"), ("رمضان، 25 عاما", "ar")],
)
def test_what_is_no_month_makes_no_date(text, language):
    (found,) = mentions(text, language)
    assert found.firm
    assert sum(value.isdecimal() for value in found.values) == 1


@pytest.mark.parametrize(
    ("text", "language", "year"),
    [("በ2010 ዓ.ም. ተመሠረተ", "am", "2018"), ("२०७२ सालमा", "ne", "2015")],
)
def test_years_of_other_eras_are_converted(text, language, year):
    assert year in mentions(text, language)[0].values
    assert "2018" not in mentions("እ.ኤ.አ. በ2010 ዓ.ም. ተመሠረተ", "am")[0].values
