import pytest

from service.text.numbers.damage import Written
from service.text.numbers.facts import mentions


def values(text, language):
    return [mention.values for mention in mentions(text, language)]


@pytest.mark.parametrize(
    ("text", "language", "day"),
    [("20.7.", "fi", "20"), ("3.10.", "de", "3"), ("31.12.", "cs", "31")],
)
def test_a_dotted_date_has_its_day(text, language, day):
    (date,) = values(text, language)
    assert day in date


@pytest.mark.parametrize(
    ("text", "language"), [("20.7", "en"), ("32.7.", "fi"), ("20.13.", "fi"), ("0.7", "de")]
)
def test_any_other_decimal_has_none(text, language):
    (number,) = values(text, language)
    assert number.isdisjoint({"20", "32", "0"})


@pytest.mark.parametrize(
    ("text", "language"), [("1800-talet", "sv"), ("1800-tallet", "no"), ("1800-luvulla", "fi")]
)
def test_a_century_is_told_by_its_first_year(text, language):
    (century,) = values(text, language)
    assert {"1800", "19"} <= century


def test_a_year_is_no_century():
    assert "20" not in values("1900 personer", "sv")[0]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("3.5 Prozent", "de"),
        ("магнитудой 5.4 балла", "ru"),
        ("kurs 4.1 zł", "pl"),
        ("klo 10.05", "fi"),
    ],
)
def test_a_decimal_that_is_not_written_like_a_date_has_no_day(text, language):
    (number,) = values(text, language)
    assert number.isdisjoint({"3", "5", "4", "10"})


@pytest.mark.parametrize(
    ("a", "b", "language"),
    [
        ("12.3. in Köln", "12.4. in Köln", "de"),
        ("20.7. avataan", "20.8. avataan", "fi"),
        ("15.03 в Москве", "15.04 в Москве", "ru"),
    ],
)
def test_one_day_of_two_months_is_two_dates(a, b, language):
    (x,), (y,) = mentions(a, language), mentions(b, language)
    assert not x.agrees(y)
    assert not y.agrees(x)
    assert not Written([y]).may_mean(x)
    assert x.agrees(x)


def test_a_date_in_figures_answers_one_in_words_and_one_with_zeros():
    (date,), (day, *_), (long,) = (
        mentions("20.7. avataan", "fi"),
        mentions("am 20. Juli", "de"),
        mentions("am 20.07. in Köln", "de"),
    )
    assert date.agrees(day)
    assert date.agrees(long)
