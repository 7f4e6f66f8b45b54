"""What is told by "24 hours" of what is open day and night."""

import pytest

from service.article import Sentence
from service.match.alignment.align import Group
from service.match.facts.agreement import compare_facts, facts_of


def compared(one, other, languages):
    left, right = (
        facts_of([Sentence("text", 0, len(text), text)], language)
        for text, language in zip((one, other), languages, strict=True)
    )
    return compare_facts(left, right, [Group(0, 1, 0, 1, 0.95)])


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("fr", "ouvert 24 heures sur 24"),
        ("fr", "ouvert 24h/24, 7j/7"),
        ("it", "aperto 24 ore su 24, 7 giorni su 7"),
        ("ro", "deschis 24 de ore din 24"),
        ("en", "open 24/7"),
        ("en", "open 24 hours a day, 7 days a week"),
        ("tr", "7/24 açık"),
        ("sw", "wazi saa 24"),
        ("ja", "24時間営業"),
        ("hi", "२४ घंटे खुला"),
    ],
)
def test_day_and_night_need_no_number_on_the_other_side(language, written):
    found = compared("Der Markt mit 6 Kassen ist Tag und Nacht offen.", written, ("de", language))
    assert found.contradictions == 0.0


def test_a_number_beside_them_is_still_exchanged():
    one = "Die Werkstatt mit 6 Plätzen ist Tag und Nacht offen."
    found = compared(one, "L'atelier de 5 places est ouvert 24 heures sur 24.", ("de", "fr"))
    assert found.exchanged == 1.0
    assert found.conflicts == ((("6",), ("5",)),)


@pytest.mark.parametrize(
    ("one", "other", "language"),
    [
        ("La fête du 24/7/2024 est annulée.", "La fête du 18/7/2024 est annulée.", "fr"),
        ("Il arrive le 24/7 à Lyon.", "Il arrive le 25/7 à Lyon.", "fr"),
        ("It opens 7/24/2024 at noon.", "It opens 8/19/2024 at noon.", "en"),
        ("On compte 24 morts sur 24 touristes.", "On compte 31 morts sur 31 touristes.", "fr"),
    ],
)
def test_a_date_and_a_share_are_no_day_and_night(one, other, language):
    assert compared(one, other, (language, language)).contradictions > 0.0


def test_what_lasts_a_day_is_no_other_time():
    told = compared("It lasted 24 hours.", "Es dauerte 36 Stunden.", ("en", "de"))
    assert told.exchanged == 1.0


def test_what_comes_behind_hours_is_counted():
    found = compared("In 24 hours 7 people died.", "In 24 Stunden starben 8.", ("en", "de"))
    assert found.contradictions > 0.0
