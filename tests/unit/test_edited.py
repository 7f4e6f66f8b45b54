"""Few changes in a brief copy."""

import pytest

from service.match.alignment.align import Group
from service.match.differences.edited import NO_EDITS, Edits
from service.match.differences.exchange import compare_words

COPIED = 1.25
TITLE = "Ferry to the island late again"
BODY = (
    "The ferry to the island left three hours late on Friday evening.",
    "The owner named a strike by the deck crew as the reason.",
    "No one of the passengers will get the fare back.",
    "The next ferry leaves at noon, as the timetable says.",
)


def edits(one, other, likeness, language="en", headlines=(0, 0)):
    """What is found from one side, which is what is found from the other one.

    likeness: of each passage that is not the same on both sides."""
    groups = [
        Group(n, n + 1, n, n + 1, COPIED if x == y else likeness)
        for n, (x, y) in enumerate(zip(one, other, strict=True))
    ]
    there, back = (
        compare_words(x, y, groups, COPIED, True, language, headlines).edits
        for x, y in ((one, other), (other, one))
    )
    assert there.passages == back.passages
    assert set(there.quotes) == {(y, x) for x, y in back.quotes}
    return there


def changed(place, sentence):
    return (*BODY[:place], sentence, *BODY[place + 1 :])


def test_a_phrase_in_place_of_another_is_told_however_long_it_is():
    other = changed(1, "The owner named thick fog as the reason.")
    found = edits(BODY, other, 0.6)
    assert found.passages == 1.0
    assert found.quotes == (("a strike by the deck crew", "thick fog"),)


@pytest.mark.parametrize(
    ("lost", "felt"), [(0.0, 0.0), (0.25, 0.0), (0.375, 0.5), (0.5, 1.0), (2.0, 1.0)]
)
def test_a_word_for_another_means_something_else_as_far_as_the_encoder_feels_it(lost, felt):
    other = changed(2, "No one of the passengers will get the luggage back.")
    found = edits(BODY, other, COPIED - lost * 0.1)
    assert found.passages == pytest.approx(felt)
    assert found.quotes == ((("fare", "luggage"),) if felt else ())


def test_names_that_sound_alike_or_changed_their_places_are_others():
    persons = [changed(3, f"The next one leaves at noon, as {n} says.") for n in PERSONS]
    places = [changed(3, f"The next one from {n} leaves at noon.") for n in PLACES]
    for one, other in (persons, places):
        assert edits(one, other, 0.8).passages == 1.0


PERSONS = ("Lukas Moreau", "Omar Haddad")
PLACES = ("Bari to Split", "Corfu to Bari")


@pytest.mark.parametrize(
    "sentence",
    [
        "No one of the passengers will get the fare back soon.",
        "The passengers will get no fare back.",
        "No onc of the passengcrs will get the farc back.",
        "No one of the pasengers will get the fare back.",
    ],
)
def test_what_is_added_misread_or_worded_anew_tells_nothing(sentence):
    assert edits(BODY, changed(2, sentence), 0.9).passages == 0.0


def test_a_text_with_as_many_changes_as_passages_is_no_copy():
    other = (
        "The ferry to the island set off three hours late on Friday night.",
        "The owner gave a strike by the deck crew as the cause.",
        *BODY[2:],
    )
    assert edits(BODY, other, 0.6) == NO_EDITS
    assert edits(BODY, (other[0].replace("night", "evening"), *BODY[1:]), 0.6).passages > 0


def test_headlines_and_single_sentences_are_worded_by_desks():
    one, other = (TITLE, *BODY), ("Ferry to the island delayed", *BODY)
    assert edits(one, other, 0.6, headlines=(1, 1)) == Edits(few=True)
    assert edits(one, other, 0.6).passages == 1.0
    assert edits(BODY[:1], ("The ferry to the coast left late.",), 0.6) == NO_EDITS


def test_no_long_text_is_a_bulletin():
    rest = [f"Ferry number {n} was on time." for n in range(9)]
    other = changed(1, "The owner named thick fog as the reason.")
    assert edits((*BODY, *rest), (*other, *rest), 0.6) == NO_EDITS


def test_what_is_changed_before_and_after_a_number_are_two_changes():
    one = ("Around 300 pupils were sent home.", "It was on Friday.")
    other = ("Some 300 children were sent home.", "It was on Friday.")
    assert edits(one, other, 0.5) == NO_EDITS
    assert edits(one, ("Around 300 children were sent home.", one[1]), 0.5) != NO_EDITS


@pytest.mark.parametrize(
    ("one", "other", "turned"),
    [
        ("It closed at +1.2 percent.", "It closed at -1.2 percent.", True),
        ("It closed at 1.2 percent.", "It closed at −1.2 percent.".replace("−", "-"), True),
        ("It closed at –5 (3).", "It closed at -5 (3).", False),
        ("From 2010-2012 it rose.", "From 2010–2012 it rose.", False),
        ("It closed at 1.2 percent.", "It closed at +1.2 percent.", False),
        ("It was -10 °C.", "It was 10 °C below zero.", False),
        ("It ended 2 -1.", "It ended 2-1.", False),
    ],
)
def test_a_number_below_zero_is_another_one(one, other, turned):
    found = edits((BODY[0], one, BODY[2]), (BODY[0], other, BODY[2]), COPIED)
    assert (found.passages, found.turned) == (0.0, int(turned))
    assert found.quotes == (((one, other),) if turned else ())


def test_a_number_in_a_word_and_money_by_another_name_are_no_change():
    aged = [
        changed(1, f"{n}-year-old Mira Dahl steered the boat.") for n in ("Seventeen", "The 17")
    ]
    priced = [
        changed(2, f"The fare of {n} is not paid back.")
        for n in ("Rs 1,800 (about $20)", "1,800 rupees")
    ]
    for one, other in (aged, priced):
        assert edits(one, other, 0.9).passages == 0.0


def test_other_money_is_a_change():
    one, other = (changed(2, f"The fare of 1,800 {n} is lost.") for n in ("rupees", "dinars"))
    assert edits(one, other, 0.9).passages > 0
