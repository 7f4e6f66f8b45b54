"""Sentences of two copies that stand in each other's place, on planted likenesses."""

import numpy as np
import pytest

from service.match.differences.statements import other_statements

STORY = [
    "A factory caught fire on Thursday.",
    "Nobody was hurt.",
    "Five towns sent engines.",
    "It employs 640 people.",
]
OTHER = "Several workers suffered burns."


def likeness(a, b, **told):
    """Equal sentences are copies, all others unrelated but for those told: {"1_2": 0.8}."""
    made = np.array([[1.2 if x == y else 0.1 for y in b] for x in a], dtype=np.float32)
    for place, value in told.items():
        made[tuple(map(int, place.split("_")[1:]))] = value
    return made


def swapped(place, sentence):
    return [*STORY[:place], sentence, *STORY[place + 1 :]]


def test_a_sentence_in_the_place_of_another_is_quoted():
    other = swapped(1, OTHER)
    assert other_statements(STORY, other, likeness(STORY, other)) == ((STORY[1], OTHER),)
    assert other_statements(other, STORY, likeness(other, STORY)) == ((OTHER, STORY[1]),)


@pytest.mark.parametrize("told", [{"at_1_1": 0.7}, {"at_1_3": 0.7}, {"at_3_1": 0.7}])
def test_what_is_worded_anew_or_told_elsewhere_is_no_other_statement(told):
    other = swapped(1, OTHER)
    assert other_statements(STORY, other, likeness(STORY, other, **told)) == ()


@pytest.mark.parametrize("place", [0, 3])
def test_a_headline_and_a_last_line_may_be_a_sites(place):
    other = swapped(place, OTHER)
    assert other_statements(STORY, other, likeness(STORY, other)) == ()


def test_what_only_one_tells_stands_in_no_place_of_the_other():
    shorter = STORY[:1] + STORY[2:]
    assert other_statements(STORY, shorter, likeness(STORY, shorter)) == ()


def test_texts_that_are_no_copies_have_none():
    other = ["Fire.", STORY[0], OTHER, "Engines came from five towns.", "No end.", STORY[3]]
    assert other_statements(STORY, other, likeness(STORY, other)) == ()


def test_a_moved_sentence_parts_both_ways_alike():
    moved = [STORY[0], STORY[2], OTHER, STORY[3], STORY[1]]
    there, back = (
        other_statements(x, y, likeness(x, y)) for x, y in ((STORY, moved), (moved, STORY))
    )
    assert there == tuple((one, two) for two, one in back)


def test_a_line_that_both_repeat_is_paired_in_its_order():
    a = ["Advertisement", STORY[0], "Advertisement", STORY[1], "Advertisement", STORY[3]]
    b = ["Advertisement", STORY[0], "Advertisement", OTHER, "Advertisement", STORY[3]]
    assert other_statements(a, b, likeness(a, b)) == ((STORY[1], OTHER),)
    assert other_statements(a, [STORY[0], *b[3:]], likeness(a, [STORY[0], *b[3:]])) == ()


def test_many_repeated_lines_are_compared_in_no_more_than_their_square():
    a, b = ([f for n in range(1500) for f in ("***", f"{side} {n}")] for side in "ab")
    assert other_statements(a, b, np.zeros((3000, 3000), dtype=np.float32)) == tuple(
        (f"a {n}", f"b {n}") for n in range(1499)
    )
