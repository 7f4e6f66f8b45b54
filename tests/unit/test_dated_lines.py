"""Which lines hold nothing but a date or an hour, with at most a short name."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icu4py.messageformat import MessageFormat

from service.text.sites.dated_lines import dated
from service.text.sites.stamps import is_stamp
from service.text.writing.clean import clean

LANGUAGES = (
    *("af", "am", "ar", "az", "be", "bg", "bn", "bs", "ca", "cs", "da", "de", "el", "en"),
    *("es", "et", "eu", "fa", "fi", "fil", "fr", "gl", "he", "hi", "hr", "hu", "hy", "id", "is"),
    *("it", "ja", "ka", "kk", "ko", "lt", "lv", "mk", "ms", "my", "nl", "no", "pl", "pt", "ro"),
    *("ru", "sk", "sl", "sq", "sr", "sv", "sw", "ta", "te", "th", "tr", "uk", "ur", "uz", "vi"),
    "zh",
)


@given(
    st.datetimes(datetime(1990, 1, 1), datetime(2049, 1, 1)),
    st.sampled_from(LANGUAGES),
    st.sampled_from(("yMMMMdHm", "yMMMdHm", "yMMMMEEEEdjm", "yMMMMd")),
    st.sampled_from(("-u-ca-gregory", "")),
)
def test_dates_are_read_as_every_language_writes_them(when, language, skeleton, calendar):
    pattern = MessageFormat(f"{{d, date, ::{skeleton}}}", f"{language}{calendar}")
    written = clean(str(pattern.format({"d": when.replace(tzinfo=UTC)})))
    assert dated(written, language), written


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("18.08.2026 23:55", "pl"),
        ("2026-04-12T10:02:00+02:00", "en"),
        ("18.08 23:55", "tr"),
        ("12. 4. 2026 10:02", "cs"),
        ("So., 12. April 2026, 10.02 Uhr", "de"),
        ("BERN, 12 aprile 2026, 10:02", "it"),
        ("Selma Akar | 12.04.2026 - 10:02", "tr"),
        ("Marit de Boer 12.04.2026 10:02", "nl"),
        ("Onze redactie 12 april 2026 10:02", "nl"),
        ("Соломія Гнатюк — 12 квітня 2026, 10:02", "uk"),
        ("Jane Doe | 12 Apr 2026 10:02 p.m.", "en"),
        ("Jane Doe | 12 Apr 2026 10:02 p.m. | 3 min read", "en"),
        ("ענת ברק | 12.04.26, 10:02", "he"),
        ("2026年4月12日(日) 10時02分", "ja"),
        ("Thứ Hai, 12/4/2026, 10:02 (GMT+7)", "vi"),
    ],
)
def test_a_date_and_hour_with_at_most_a_name_is_a_dated_line(text, language):
    found = dated(clean(text), language)
    assert found
    assert found.clock
    assert not found.label
    assert not is_stamp(clean(text), language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Selma Akar | 12.04.2026 - 10:02 | Son güncelleme: 12.04.2026 - 10:05", "tr"),
        ("ענת ברק | פורסם: 12.04.26, 10:02", "he"),
        ("โดย กองบรรณาธิการ | เผยแพร่ 12 เม.ย. 2569 เวลา 10:02 น.", "th"),
        ("12 april 2026 om 10:02 | Aangepast 12 april 2026, 10:05", "nl"),
        ("12 квітня 2026, 10:02 1245 переглядів", "uk"),
        ("12 aprile 2026 alle 10:02 - 3 minuti di lettura", "it"),
        ("Päivitetty 14.11. klo 19:02", "fi"),
        ("Last updated: 12 April 2026, 10:02", "en"),
        ("Dernière mise à jour : 12 avril 2026, 10h02", "fr"),
        ("最后更新：2026年4月12日 10:02", "zh"),
        ("最後更新時間 2026-04-12 10:02", "zh"),
        ("最終更新 2026年4月12日 10時02分", "ja"),
        ("Cập nhật: 12/4/2026, 10:02", "vi"),
    ],
)
def test_what_says_what_its_date_is_of_is_a_stamp_wherever_it_stands(text, language):
    assert is_stamp(clean(text), language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("12.04.2026 10:02 Rotterdam 4,5", "nl"),
        ("12.04.2026 10:02 Rotterdam 4.5", "nl"),
        ("12 april 2026 10:02 Rotterdam 4", "nl"),
        ("12.04.2026 Rotterdam 14.50", "nl"),
        ("Magnitude 6.1, 2 June 2021, 11:15", "en"),
        ("Lyon - Brest, 2 juin 2021, 21h00", "fr"),
        ("India v France, 2 June 2021, 20:30", "en"),
        ("Storm hits coast 12.04.2026 10:02", "en"),
        ("Date: 12 April 2026, 20:00", "en"),
        ("Last Bus: 12 April 2026, 23:40", "en"),
        ("Première: 12 april 2026, 20:00", "nl"),
        ("Première : 12 avril 2026, 20h00", "fr"),
        ("Premier Tour : 12 avril 2026, 20h00", "fr"),
        ("Dernière Séance : 12 avril 2026, 20:00", "fr"),
        ("Ostatnia Msza: 12.04.2026, 18:00", "pl"),
        ("Ultima Messa: 12.04.2026, 18:00", "it"),
        ("Poslední Zvonění: 12.4.2026 20:00", "cs"),
        ("Son Maç: 12 Nisan 2026, 20:45", "tr"),
        ("Laatste Wedstrijd: 12 april 2026, 20:45", "nl"),
        ("Последнее Заседание: 12.04.2026 10:00", "ru"),
        ("Mise en vente : 12 avril 2026, 10:00", "fr"),
        ("最后 2026年4月12日 10:02", "zh"),
        ("آخر 12/04/2026 10:02", "ar"),
        ("Results 12/04/2026 3-2 10:02", "en"),
        ("הרכבת יצאה ב-12.04.2026 10:02", "he"),
        ("รถไฟออก 12 เม.ย. 2569 10:02 น.", "th"),
        ("1953年6月19日,两人都被处死。", "zh"),
        ("£4.90 12.04.2026 10:02", "en"),
        ("4 July 2026: 10 killed", "en"),
        ("12 dead in 2026", "en"),
        ("April 12", "en"),
        ("May 2026", "en"),
        ("11:15", "en"),
        ("12.04", "en"),
    ],
)
def test_what_says_more_or_less_is_none(text, language):
    assert dated(clean(text), language) is None
    assert not is_stamp(clean(text), language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("12 maj 2026, 20:00", "sv"),
        ("12 maj 2026, 20:00", "pl"),
        ("Live: 12 April 2026, 20:45", "en"),
        ("Live | 12 April 2026, 20:45", "en"),
        ("Door Open: 12 April 2026, 20:45", "en"),
        ("Дата: 12.04.2026, 20:00", "ru"),
        ("Nhật Bản: 12/4/2026, 10:02", "vi"),
        ("Yayın: 12 Nisan 2026, 20:45", "tr"),
    ],
)
def test_months_entries_of_menus_and_words_of_time_are_no_labels(text, language):
    assert not is_stamp(clean(text), language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("18.08.2026 23:55", "pl"),
        ("BERN, 12 aprile 2026, 10:02", "it"),
        ("Соломія Гнатюк — 12 квітня 2026, 10:02", "uk"),
        ("2026年4月12日 10時02分", "ja"),
    ],
)
def test_one_day_with_its_hour_behind_a_name_at_most_is_single(text, language):
    assert dated(clean(text), language).single


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("2026年4月12日(日) 10時02分", "ja"),
        ("2026年4月12日 星期日 10:02", "zh"),
        ("Thứ Hai, 12/4/2026, 10:02 (GMT+7)", "vi"),
        ("12 April 2026, 20:00, Town Hall", "en"),
        ("Suhl, 12.04. 20:00", "de"),
        ("Kickoff: 12 April 2026, 20:45", "en"),
        ("12.04.2026, 15:30 Uhr - 17:30 Uhr", "de"),
        ("12.04.2026 - 13.04.2026, 15:30", "de"),
        ("12 April 2026", "en"),
    ],
)
def test_a_weekday_a_second_day_or_hour_or_a_name_behind_makes_a_line_of_something_told(
    text, language
):
    found = dated(clean(text), language)
    assert not (found and found.single)
