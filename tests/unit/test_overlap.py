"""What the alignment of two articles says of how much of each the other says."""

import numpy as np
import pytest

from models.calibration import Scale
from service.article import Sentence
from service.match.coverage.overlap import Sides, headline_alone, overlaps
from service.match.coverage.passages import Passages, shares

SCALE = Scale(0.0, 1.0)
VECTORS = np.eye(8, dtype=np.float32)


def passages(*said, titles=0):
    """An article of sentences of ten letters, each of which says one of eight things."""
    sentences = tuple(
        Sentence("title" if n < titles else "text", n, n + 1, f"{what:010}")
        for n, what in enumerate(said)
    )
    return Passages("en", sentences, VECTORS[list(said)], shares(sentences))


BODY = range(1, 7)


def coverages(a, b):
    (found,) = overlaps([Sides(a, b, SCALE)])
    return found.coverage_a, found.coverage_b


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (passages(0, *BODY, titles=1), passages(*BODY), (1, 1)),
        (passages(0, *BODY, titles=1), passages(*BODY[:-1]), (5 / 6, 1)),
        (passages(0, *BODY, titles=1), passages(0, *BODY[:-1]), (6 / 7, 1)),
        (passages(0, 7, *BODY, titles=2), passages(*BODY), (6 / 8, 1)),
        (passages(0, *BODY, titles=1), passages(7, *BODY, titles=1), (6 / 7, 6 / 7)),
        (passages(0, *BODY), passages(*BODY), (6 / 7, 1)),
        (passages(0, 1, titles=2), passages(1), (1 / 2, 1)),
    ],
)
def test_a_headline_that_the_other_has_none_of_is_not_missing(a, b, expected):
    assert coverages(a, b) == pytest.approx(expected)
    assert coverages(b, a) == pytest.approx(expected[::-1])


def test_a_headline_is_alone_where_the_other_has_none_and_there_is_more():
    own, other = passages(0, *BODY, titles=1), passages(0, 1)
    assert headline_alone(own, other) == pytest.approx(1 / 7)
    assert headline_alone(other, own) == 0
    assert headline_alone(own, own) == 0
    assert headline_alone(passages(0, *BODY[:-1], titles=1), other) == 0
    assert headline_alone(passages(0, titles=1), other) == 0


@pytest.mark.parametrize(("language", "said"), [("en", 0.8), ("fr", 1.0)])
def test_a_sentence_that_is_said_in_the_same_words_is_not_joined_with_what_the_copy_lacks(
    language, said
):
    """Between two languages nothing is said in the same words, and what is joined counts."""
    text = tuple(Sentence("text", 0, 1, "x" * 20) for _ in range(5))
    vectors = np.eye(5, dtype=np.float32)
    vectors[0, :2] = 0.8, 0.6
    a = Passages("en", text, vectors, np.full(5, 0.2, np.float32))
    b = Passages(language, text[1:], vectors[1:], np.full(4, 0.25, np.float32))
    for sides in (Sides(a, b, Scale(0.0, 0.8)), Sides(b, a, Scale(0.0, 0.8))):
        (found,) = overlaps([sides])
        shares = sorted((found.coverage_a, found.coverage_b))
        assert shares[1] == pytest.approx(1.0)
        assert shares[0] == pytest.approx(said)
