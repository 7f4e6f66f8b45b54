"""Sentences in capitals, against the same ones written otherwise."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.space import Space
from service.text.writing.capitals import sentence_case

WRITTEN = [
    "The mayor opened the new bridge in spring.",
    "Der bürgermeister eröffnete am montag die brücke.",
    "Мэр открыл в понедельник новый мост.",
    "Ο δήμαρχος άνοιξε τη νέα γέφυρα.",
    "« la police a arrêté 3 hommes à lyon »",
]


@pytest.mark.parametrize("written", WRITTEN)
def test_capitals_are_written_as_a_sentence(written):
    shouted = written.upper()
    first = next(place for place, char in enumerate(written) if char.isalpha())
    expected = written[:first] + written[first].upper() + written[first + 1 :]
    assert sentence_case(shouted) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The NATO and the EU met in Brussels.",
        "NASA, ESA, JAXA",
        "BREAKING NEWS",
        "市长星期一为新桥剪彩。",
        "12 345 678 90",
        "",
    ],
)
def test_names_abbreviations_and_scripts_without_capitals_stay(text):
    assert sentence_case(text) == text


def test_turkish_dotted_capitals_stay_one_letter_each():
    shouted = "İSTANBUL İL BİNASI İÇİN YENİ PROJE"
    assert sentence_case(shouted) == "İstanbul il binasi için yeni proje".replace("İ", "I")


@given(st.text(max_size=80))
def test_nothing_is_lost_and_twice_is_once(text):
    found = sentence_case(text)
    assert len(found) == len(text)
    assert sentence_case(found) == found
    assert found == text or found.casefold() == text.replace("İ", "i").casefold()


def test_capitals_are_near_their_translation_again():
    space = Space("muse")
    shouted = "THE MAYOR OPENED THE NEW BRIDGE OVER THE RIVER ON MONDAY MORNING."
    written = "Le maire a ouvert lundi matin le nouveau pont sur la rivière."
    loud, calm, other = space.encode("muse", [shouted, sentence_case(shouted), written])
    assert calm @ other > 0.5 > loud @ other


@given(st.text(st.sampled_from("aAbBé É1.٣ǅİßאК к"), max_size=60))
def test_a_sentence_is_in_capitals_by_the_share_of_its_letters(text):
    words = re.findall(r"[^\W\d_]+", text)
    letters = "".join(words)
    capitals = sum(letter.isupper() for letter in letters)
    loud = len(words) >= 4 and capitals >= 0.8 * len(letters)
    assert loud or sentence_case(text) == text
    small = text.replace("İ", "i").lower()
    assert not loud or sentence_case(text).lower() == small.replace("i̇", "i")
