"""Days, months and weekdays beside numbers: what is a date, a result, or so many days."""

import pytest

from service.text.numbers.facts import mentions


@pytest.mark.parametrize(("text", "language"), [("10월 3일", "ko"), ("10月3日", "ja")])
def test_the_month_of_a_date_is_no_range_of_days(text, language):
    assert mentions(text, language)[0].values == {"10", "month:"}


@pytest.mark.parametrize(
    ("text", "language"), [("২৮ মে", "bn"), ("28 மே", "ta"), ("۲۸ مه", "fa"), ("28 मई", "hi")]
)
def test_months_of_two_letters_are_read_beside_a_day(text, language):
    assert [m.values for m in mentions(text, language)] == [{"28"}, {"5"}]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("بنتيجة ٢-٥ يوم السبت أمام", "ar"),
        ("ชนะ 2-5 วันเสาร์", "th"),
        ("s-a încheiat 2-5 luni.", "ro"),
    ],
)
def test_a_result_before_a_weekday_is_no_range_of_days(text, language):
    (found,) = mentions(text, language)
    assert "result:2-5" in found.values


@pytest.mark.parametrize(
    ("text", "language"), [("خلال 2-5 يوم من", "ar"), ("2-5 วันก่อน", "th"), ("2-5 luni de", "ro")]
)
def test_a_range_of_days_or_months_is_no_one_fact_beside_other_words(text, language):
    values = [m.values for m in mentions(text, language)]
    assert {"2", "5"} <= frozenset[str]().union(*values)
    assert language == "ro" or len(values) == 2


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("9月30日", "ja"),
        ("ngày 30 tháng 9", "vi"),
        ("ថ្ងៃទី 30 ខែកញ្ញា", "km"),
        ("စက်တင်ဘာလ ၃၀ ရက်", "my"),
        ("rugsėjo 30 dieną", "lt"),
    ],
)
def test_the_day_of_a_month_lasts_nothing(text, language):
    (day,) = [m for m in mentions(text, language) if "30" in m.values]
    assert day.values == {"30"}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("30日間", "ja"),
        ("30 ngày", "vi"),
        ("30 dienų", "lt"),
        ("2日間続き、日曜日", "ja"),
        ("持续3天,周六", "zh"),
    ],
)
def test_days_last_beside_other_words(text, language):
    assert any("in:day" in m.values for m in mentions(text, language))


@pytest.mark.parametrize(
    ("text", "language"), [("в ночь на {} мая", "ru"), ("natten till den {} maj", "sv")]
)
def test_a_day_that_a_night_leads_to_is_also_the_day_before(text, language):
    fifth, sixth = (mentions(text.format(day), language)[0] for day in (5, 6))
    on = {day: mentions(f"on {day} May", "en")[0] for day in (3, 4, 5)}
    assert fifth.agrees(on[4]) and fifth.agrees(on[5]) and not fifth.agrees(on[3])
    assert fifth.agrees(fifth) and not fifth.agrees(sixth)
