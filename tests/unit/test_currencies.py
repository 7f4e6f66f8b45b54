"""The money of a number, of which one number in two tells two sums."""

from itertools import combinations

import pytest

from service.text.numbers.facts import mentions

EUROS = [
    ("obálka se 40 tisíci eur", "cs"),
    ("40.000 Euro", "de"),
    ("40 tysięcy euro", "pl"),
    ("40 ezer euró", "hu"),
    ("40.000 de euro", "ro"),
    ("40 bin avro", "tr"),
    ("€40,000", "en"),
    ("40 ألف يورو", "ar"),
]
OTHERS = [
    [("40 tisíc korun", "cs"), ("40-tisíc korún", "sk"), ("40.000 Kronen", "de")],
    [("40 tys. zł", "pl"), ("40 000 złotych", "pl")],
    [("40 ezer forint", "hu"), ("40 000 Ft", "hu")],
    [("40 de mii de lei", "ro")],
    [("40 bin lira", "tr"), ("₺40,000", "en")],
    [("40 हजार रुपये", "hi"), ("₹40,000", "en"), ("40 ہزار روپے", "ur"), ("40 হাজার টাকা", "bn")],
    [("4万円", "ja"), ("¥40,000", "en")],
    [("4만 원", "ko"), ("₩40,000", "en")],
    [("40 тыс. рублей", "ru"), ("40 000 ₽", "ru")],
    [("40 тисяч гривень", "uk")],
]


def number(written):
    (told,) = mentions(*written)
    return told


@pytest.mark.parametrize("written", [w for sums in OTHERS for w in sums])
@pytest.mark.parametrize("euros", EUROS)
def test_one_number_in_two_currencies_is_two_sums(written, euros):
    assert not number(written).agrees(number(euros))


@pytest.mark.parametrize("sums", [EUROS, *OTHERS])
def test_one_sum_agrees_in_any_language(sums):
    assert all(number(one).agrees(number(other)) for one, other in combinations(sums, 2))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("$40,000", "en"), ("40 000 euros", "fr")),  # a slip of translators
        (("40 tisíc korun", "cs"), ("40,000", "en")),
        (("4万元", "zh"), ("$40,000", "en")),
        (("40 (dola) elfu", "sw"), ("40 Kronen", "de")),
    ],
)
def test_what_may_be_one_money_agrees(one, other):
    assert number(one).agrees(number(other))


@pytest.mark.parametrize(
    ("written", "language"),
    [
        ("8 110 roupies", "fr"),
        ("8.110 rupias", "es"),
        ("8110 рупий", "ru"),
        ("8110 روبية", "ar"),
        ("۸۱۱۰ روپیه", "fa"),
        ("8.110 rupee", "vi"),
        ("8.110 Rupien", "de"),
    ],
)
def test_rupees_and_rupiahs_have_one_name(written, language):
    assert number(("8,110 rupees", "en")).agrees(number((written, language)))


def test_a_sum_that_is_converted_in_brackets_agrees_with_either():
    both = mentions("2 miliony korun (80 tisíc eur)", "cs")
    euros = number(("80.000 Euro", "de"))
    assert [euros.agrees(told) for told in both] == [False, True]
