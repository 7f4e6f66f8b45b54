"""Months by name: which words beside a number are one, and how much each tells."""

import pytest

from service.text.numbers.facts import mentions
from service.text.numbers.months import month_of


@pytest.mark.parametrize(
    ("written", "language", "month"),
    [
        ("5 March", "en", "3"),
        ("5 марта", "ru", "3"),
        ("5 mars 2024", "fr", "3"),
        ("٥ مارس", "ar", "3"),
        ("5 آذار", "ar", "3"),
        ("5 de marzo", "es", "3"),
        ("5. März", "de", "3"),
        ("5 Mart", "tr", "3"),
        ("5 sierpnia", "pl", "8"),
        ("5 серпня", "uk", "8"),
        ("5 Agustus", "id", "8"),
        ("5 marzo", "it", "3"),
        ("5 de março", "pt", "3"),
        ("5 maart", "nl", "3"),
    ],
)
def test_a_month_beside_a_number_is_its_number(written, language, month):
    found = mentions(written, language)
    assert [m.values for m in found if m.quote[0].isalpha()] == [frozenset({month})]


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("They march on", "en"),
        ("It may be that everybody from the club will come with 5 friends", "en"),
        ("Il marche vers mars", "fr"),
    ],
)
def test_a_month_that_stands_alone_is_a_word(sentence, language):
    assert not [m for m in mentions(sentence, language) if m.quote[0].isalpha()]


@pytest.mark.parametrize(
    ("sentence", "language", "month"),
    [
        ("2017-ci ilin sentyabrında zəlzələ oldu", "az", "9"),
        ("2017 Eylülünde", "tr", "9"),
        ("5. syyskuussa", "fi", "9"),
        ("2017 წლის სექტემბერში", "ka", "9"),
        ("2017 m. rugsėjį", "lt", "9"),
    ],
)
def test_a_month_may_have_another_ending(sentence, language, month):
    found = mentions(sentence, language)
    assert [m.values for m in found if m.quote[0].isalpha()] == [{month}]


@pytest.mark.parametrize(
    ("sentence", "language"),
    [("5 marching bands", "en"), ("قال 5 الثانالذي", "ar"), ("5 Märchenbücher", "de")],
)
def test_other_words_beside_a_number_are_no_months(sentence, language):
    assert len(mentions(sentence, language)) == 1


@pytest.mark.parametrize(
    ("sentence", "language", "firm"),
    [
        ("In December about 5 left.", "en", True),
        ("They left on May 5.", "en", True),
        ("Of 16 may one go.", "en", False),
        ("le 16 mai", "fr", True),
        ("en mai, dit-on, 16 sont partis", "fr", False),
        ("26 мая", "ru", True),
        ("16 de mayo", "es", True),
        ("vinto 3 set a 1", "it", False),
        ("am 5. Juni", "de", True),
        ("5. syyskuussa", "fi", True),
    ],
)
def test_a_long_month_is_firm_and_a_short_one_where_a_day_is_beside_it(sentence, language, firm):
    (month,) = [m for m in mentions(sentence, language) if m.quote[0].isalpha()]
    assert month.firm is firm


@pytest.mark.parametrize(("word", "language"), [("ஆக", "ta"), ("စက်", "my")])
def test_other_words_are_no_months_for_short(word, language):
    assert month_of(word, language) is None
