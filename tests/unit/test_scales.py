import pytest

from service.text.facts import mentions


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("30 мыңнан астам", "kk"),
        ("30 миңден", "ky"),
        ("30 minlik", "az"),
        ("30 mingdan", "uz"),
        ("30 de mii de", "ro"),
        ("30 ሺህ ሰዎች", "am"),
        ("30 հազար", "hy"),
        ("30 ათასი", "ka"),
        ("elfu 30 za", "sw"),
        ("Dubu 30 na", "ha"),
        ("දහස 30", "si"),
    ],
)
def test_thousands_are_read_by_the_names_of_cldr(text, language):
    (number,) = mentions(text, language)
    assert {"30", "30000"} <= number.values


@pytest.mark.parametrize(("text", "language"), [("30 Menschen", "de"), ("30 de ani", "ro")])
def test_other_words_are_no_scale(text, language):
    (number,) = mentions(text, language)
    assert {v for v in number.values if v.isdecimal()} == {"30"}


def test_an_arabic_comma_is_a_decimal_mark():
    (number,) = mentions("د ریختر په کچه ۷،۵", "ps")
    assert number.values == {"7.5"}
