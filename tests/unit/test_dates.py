import pytest

from service.text.facts import mentions


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
