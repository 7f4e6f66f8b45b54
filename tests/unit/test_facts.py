"""Numbers, months and spelled numbers of every script and convention, as sets of values."""

import time
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.text.numbers.cardinals import spelled_numbers
from service.text.numbers.facts import mentions
from service.text.numbers.mention import Mention
from service.text.numbers.months import month_names
from service.text.numbers.numerals import NUMBER, number_from
from service.text.writing.clean import clean

LANGUAGES = [
    "en",
    "fr",
    "ar",
    "es",
    "de",
    "it",
    "pt",
    "ru",
    "id",
    "ja",
    "zh",
    "ko",
    "tr",
    "nl",
    "pl",
    "fa",
    "uk",
    "hi",
    "vi",
    "th",
    "el",
    "he",
    "bn",
    "und",
]


def values(sentence, language="en"):
    return [set(m.values) for m in mentions(sentence, language)]


def fact(*readings, firm=True):
    return Mention(0, 1, "?", frozenset(readings), firm)


@pytest.mark.parametrize(
    ("written", "language"),
    [
        ("26,469.89", "en"),
        ("26 469,89", "fr"),
        ("26.469,89", "de"),
        ("26'469.89", "de"),
        ("٢٦٬٤٦٩٫٨٩", "ar"),
        ("۲۶٬۴۶۹٫۸۹", "fa"),
        ("２６,４６９.８９", "ja"),
        ("26469.890", "en"),
    ],
)
def test_one_number_in_every_convention_is_one_value(written, language):
    assert values(written, language) == [{"26469.89"}]


@pytest.mark.parametrize("space", ["\u00a0", "\u202f", "\u2009"])
def test_typographic_spaces_group_digits_in_a_cleaned_sentence(space):
    assert values(clean(f"Il y a 26{space}469,89 points"), "fr") == [{"26469.89"}]


@pytest.mark.parametrize(
    ("written", "language", "expected"),
    [
        ("5.135", "de", {"5.135", "5135"}),
        ("5,135", "en", {"5.135", "5135"}),
        ("0.135", "en", {"0.135"}),
        ("1,000", "en", {"1000"}),
        ("1.000", "de", {"1000"}),
        ("1.000.000", "de", {"1000000"}),
        ("1 234 567", "ru", {"1234567"}),
        ("1,23,456", "hi", {"123456"}),
        ("12,34,567.50", "en", {"1234567.5"}),
        ("20,5", "fr", {"20.5"}),
        ("٥٫٧", "ar", {"5.7"}),
        ("１２", "ja", {"12"}),
        ("०१२", "hi", {"12"}),
        ("১২৩", "bn", {"123"}),
        ("๑๒๓", "th", {"123"}),
        ("007", "en", {"7"}),
        ("2013", "en", {"2013", "13"}),
        ("1999", "en", {"1999", "99"}),
        ("1813", "en", {"1813"}),
    ],
)
def test_a_number_carries_all_that_it_can_stand_for(written, language, expected):
    assert values(written, language) == [expected]


@pytest.mark.parametrize(
    ("written", "language", "firm"),
    [
        ("Kanal24 berichtet", "de", False),
        ("телеканал Новини24", "uk", False),
        ("Rs24", "en", True),
        ("Boeing747", "en", True),
        ("共24人", "zh", True),
        ("Kanal 24", "de", True),
    ],
)
def test_a_number_at_the_end_of_a_name_is_not_firm(written, language, firm):
    (mention,) = mentions(written, language)
    assert mention.firm is firm


def test_all_conventions_of_a_scaled_number_meet():
    written = [("120万", "zh"), ("1.2 million", "en"), ("1,2 Millionen", "de"), ("1.200.000", "es")]
    found = [mentions(text, language)[0].values for text, language in written]
    assert all(a & b for a, b in product(found, found))


@pytest.mark.parametrize(
    "written", ["10.12.2024", "10/12/2024", "10-12-2024", "10. 12. 2024", "١٠/١٢/٢٠٢٤"]
)
def test_a_date_in_digits_is_three_numbers(written):
    assert values(written, "de") == [{"10"}, {"12"}, {"2024", "24"}]


@pytest.mark.parametrize("unit", ["2 twenty ", "5 May "])
def test_time_is_linear(unit):
    def seconds(count):
        began = time.process_time()
        mentions(unit * count, "en")
        return time.process_time() - began

    assert seconds(16_000) < 24 * max(seconds(2_000), 0.02)


def test_addresses_hold_no_facts():
    assert not mentions("See https://example.org/2024/05/17 and www.example.org/99", "en")


def test_single_digits_weigh_less():
    one, many = mentions("5 of 57", "en")
    assert one.weight < many.weight == 1.0


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_months_and_cardinals_within_range(language):
    assert {v for found in month_names(language).values() for v in found} <= {
        str(month) for month in range(1, 13)
    }
    spelled = [int(n.value) for forms in spelled_numbers(language).values() for n in forms]
    assert all(2 <= n <= 100 or (n % 100 == 0 and n <= 1000) for n in spelled)


PIECES = st.sampled_from(
    [
        "5",
        "12",
        "1,000",
        "26.469,89",
        "٥٫٧",
        "１２",
        "億",
        "万",
        "2000",
        "million",
        "тысяч",
        "آلاف",
        "March",
        "mars",
        "月",
        "km",
        "miles",
        "²",
        "",
        "½",
        "Ⅳ",
        "১",
        ".",
        ",",
        "-",
        "'",
        ":",
        "/",
        "https://a.b/5",
        "six-foot-6",
        "twelve",
        "́",
        "𝟗",
    ]
)
TEXTS = st.one_of(
    st.text(max_size=80),
    st.lists(PIECES, max_size=20).map(" ".join),
    st.lists(PIECES, max_size=20).map("".join),
)


@given(TEXTS, st.sampled_from([*LANGUAGES, "xx", "zxx"]))
def test_whatever_the_text_mentions_quote_it_in_order(text, language):
    found = mentions(text, language)
    assert all(text[m.start : m.end] == m.quote for m in found)
    assert all(0 <= m.start < m.end <= len(text) for m in found)
    assert all(m.values for m in found)
    assert [m.start for m in found] == sorted(m.start for m in found)
    assert mentions(text, language) == found


@given(st.integers(0, 10**15), st.sampled_from([0x660, 0x6F0, 0x966, 0x9E6, 0xE50, 0xFF10]))
def test_digits_of_every_script_count_the_same(number, zero):
    foreign = "".join(chr(zero + int(digit)) for digit in str(number))
    assert values(foreign) == values(str(number))
    assert str(number) in values(foreign)[0]


@given(st.integers(1000, 10**12), st.sampled_from([",", ".", "'", "’", "٬"]))
def test_grouped_digits_can_be_the_number(number, separator):
    written = f"{number:,}".replace(",", separator)
    assert str(number) in values(written)[0]


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ("The lorry carried 837 kg.", "Le camion transportait 844 kg.", False),
        ("Fire burned 512 hectares.", "Le feu a brûlé 530 hectares.", False),
        ("Fire burned 512 hectares.", "Le feu a brûlé 512 hectares.", True),
        ("The town is 85 miles away.", "La ville est à 136 km.", True),
        ("The town is 2.5 km away.", "La ville est à 2 500 mètres.", True),
    ],
)
def test_measures_in_one_unit_agree_only_where_they_are_equal(one, other, agree):
    (left,), (right,) = mentions(one, "en"), mentions(other, "fr")
    assert left.agrees(right) is agree
    assert right.agrees(left) is agree


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ("It lasted 3 weeks.", "Cela a duré 3 mois.", False),
        ("It lasted 3 years.", "Cela a duré 3 mois.", False),
        ("It lasted 3 weeks.", "Cela a duré 3 semaines.", True),
        ("It lasted 2 weeks.", "Cela a duré 14 jours.", True),
        ("It lasted 2 years.", "Cela a duré 24 mois.", True),
        ("It lasted 20 years.", "Cela a duré 21 ans.", False),
        ("It was 3 weeks ago.", "C'était le 3.", True),
    ],
)
def test_as_many_weeks_as_months_are_another_time(one, other, agree):
    (left,), (right,) = mentions(one, "en"), mentions(other, "fr")
    assert left.agrees(right) is agree
    assert right.agrees(left) is agree


VALUES = st.frozensets(st.sampled_from(["3", "15", "time:3:20", "m:5", "kg:8", "in:km", "in:mi"]))


@given(VALUES, VALUES)
def test_mentions_agree_in_a_value_but_for_a_size_in_one_unit(one, other):
    common = one & other
    if common & {"in:km", "in:mi"}:
        common -= {"m:5", "kg:8", "in:km", "in:mi"}
    assert Mention(0, 1, "3", one).agrees(Mention(0, 1, "3", other)) == bool(common)


@given(st.text(alphabet="0123456789 .,'’ABC", max_size=30), st.integers(0, 30))
def test_numbers_are_found_where_a_search_at_every_character_finds_them(text, start):
    found, plain = number_from(text, start), NUMBER.search(text, start)
    assert (found and found.span()) == (plain and plain.span())


@pytest.mark.parametrize(
    ("text", "language", "firm"),
    [
        ("今年6月，美国总统", "zh", False),
        ("9월 싱가포르에서의", "ko", False),
        ("vào tháng 6 tại", "vi", False),
        ("6月12日", "ja", True),
        ("ngày 2 tháng 6", "vi", True),
        ("6 ngày", "vi", True),
        ("Covid-19", "en", False),
        ("कोविड-19", "hi", False),
        ("코로나19", "ko", False),
        ("F-16", "en", True),
        ("Article-370", "en", True),
        ("foot-6", "en", True),
        ("ika-89", "tl", True),
        ("19 cases", "en", True),
    ],
)
def test_a_month_alone_and_the_number_of_a_name_are_not_missed_elsewhere(text, language, firm):
    assert mentions(text, language)[0].firm is firm


def test_the_sign_of_thousands_before_two_digits_is_a_point():
    (found,) = mentions("۲٬۵۲ میلیون", "fa")
    assert {"2.52", "2520000"} <= found.values


def test_the_inches_behind_feet_are_not_missed_elsewhere():
    feet, inches = mentions("a 6-foot-6 junior", "en")
    assert feet.firm
    assert not inches.firm


@pytest.mark.parametrize(
    ("headline", "language"),
    [
        ("UPDATE 2-Bank raises rates", "en"),
        ("REFILE-UPDATE 3-Bank raises rates", "en"),
        ("WRAPUP 1-Bank raises rates", "en"),
        ("ACTUALIZA 2-El banco sube los tipos", "es"),
        ("ATUALIZA 1-Banco eleva juros", "pt"),
        ("Update 4: Bank erhöht Zinsen", "de"),
        ("更新2：银行加息", "zh"),
    ],
)
def test_the_count_of_a_version_before_a_headline_is_no_number(headline, language):
    assert mentions(headline, language) == ()


def test_a_number_that_a_headline_tells_of_an_update_is_one():
    assert [m.quote for m in mentions("Apple to update 2-year-old phones", "en")] == ["2"]
