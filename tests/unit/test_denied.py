"""Which aligned passages one side denies."""

import numpy as np
import pytest

from service.match.alignment.align import Group
from service.match.differences.denied import denied_passages

TOGETHER = (Group(0, 1, 0, 1, 1.0),)
ALIKE = np.ones((1, 1), np.float32)


def test_a_passage_that_one_side_denies_is_quoted_from_both():
    a, b = ("The strike will not go on.",), ("La grève continuera.",)
    assert denied_passages(a, b, ("en", "fr"), TOGETHER, ALIKE) == ((a[0], b[0]),)
    assert denied_passages(b, a, ("fr", "en"), TOGETHER, ALIKE) == ((b[0], a[0]),)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The strike will not go on.", "La grève ne continuera pas."),
        ("The cause is not known.", "La cause est inconnue, ils n'en disent rien."),
        ("The strike will go on.", "La grève continuera."),
        ("He was found not guilty.", "Il a été acquitté."),
        ("The road will not be open.", "La route sera fermée."),
    ],
)
def test_what_both_sides_deny_or_may_deny_is_no_disagreement(one, other):
    assert denied_passages((one,), (other,), ("en", "fr"), TOGETHER, ALIKE) == ()


def test_a_long_passage_may_deny_a_part_of_what_it_says():
    long = "The strike of the drivers will not go on in any of the towns of the north, " * 2
    assert denied_passages((long,), ("La grève continuera.",), ("en", "fr"), TOGETHER, ALIKE) == ()


def test_an_ideograph_says_as_much_as_three_letters():
    long = "罢工继续" * 10
    assert denied_passages((long,), ("It will not go on.",), ("zh", "en"), TOGETHER, ALIKE) == ()
    denied = ("The strike will not go on, whatever is said in the towns.",)
    assert denied_passages((long[:30],), denied, ("zh", "en"), TOGETHER, ALIKE) != ()


def test_a_passage_of_half_the_length_leaves_out_what_may_deny():
    said = ("La grève continuera demain.",)
    for more in (" in town", " in any of the towns of the north"):
        denied = (f"The strike will not go on{more}.",)
        found = denied_passages(denied, said, ("en", "fr"), TOGETHER, ALIKE)
        assert bool(found) == (len(denied[0]) <= 2 * len(said[0]))


def test_two_sentences_that_stand_for_one_are_denied_where_one_is():
    a, b = ("It will not go on.",), ("La grève est finie.", "Elle ne continuera pas.")
    group = Group(0, 1, 0, 2, 1.0)
    assert denied_passages(a, b, ("en", "fr"), (group,), np.ones((1, 2))) == ()
    assert (
        denied_passages(("The strike still goes on.",), b, ("en", "fr"), (group,), np.ones((1, 2)))
        != ()
    )


def test_a_sentence_that_is_joined_on_one_side_alone_is_looked_for_beside_the_other():
    a = ("The trial lasted five months.", "The prosecution will not appeal.", "The end.")
    b = ("Le procès a duré cinq mois.", "Le parquet ne fera pas appel.", "La fin.")
    shifted = (Group(0, 1, 0, 2, 1.0), Group(1, 3, 2, 3, 1.0))
    assert denied_passages(a, b, ("en", "fr"), shifted, np.eye(3)) == ()
    assert denied_passages(b, a, ("fr", "en"), [Group(0, 2, 0, 1, 1.0)], np.eye(3)) == ()
    other = (a[0], "The prosecution will appeal.", a[2])
    assert denied_passages(other, b, ("en", "fr"), shifted[:1], np.eye(3)) != ()


def test_of_two_sentences_that_are_too_long_for_one_the_nearer_one_is_denied_or_not():
    a = ("The airline named thick fog on the coast as the reason.", "It will not pay anything.")
    b = ("Elle versera une indemnité.",)
    group = (Group(0, 2, 0, 1, 0.8),)
    near, far = (np.array([[x], [y]]) for x, y in ((0.2, 0.7), (0.7, 0.2)))
    assert denied_passages(a, b, ("en", "fr"), group, near) == ((a[1], b[0]),)
    assert denied_passages(b, a, ("fr", "en"), (Group(0, 1, 0, 2, 0.8),), near.T) == ((b[0], a[1]),)
    assert denied_passages(a, b, ("en", "fr"), group, far) == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Why would I not go?", "Pourquoi irais-je là-bas ?"),
        ('Why would I not go?"', "Pourquoi irais-je là-bas ?»"),
        ("I did not come for this.", "Je suis ven0u pour cela."),
        ("I did not come for this.", "Я ns для этогo пришел."),
    ],
)
def test_a_question_and_what_was_misread_deny_nothing(one, other):
    language = "ru" if "Я" in other else "fr"
    assert denied_passages((one,), (other,), ("en", language), TOGETHER, ALIKE) == ()
