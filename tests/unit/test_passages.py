"""What the verifier sees of an article by itself."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from service.article import Sentence
from service.match.coverage.passages import Passages
from service.verdict import Passage


def passages(texts):
    sentences = tuple(Sentence("text", n, n + len(t), t) for n, t in enumerate(texts))
    count = len(texts)
    weights = np.full(count, 1 / max(1, count), dtype=np.float32)
    return Passages("en", sentences, np.zeros((count, 4), dtype=np.float32), weights)


@given(st.lists(st.one_of(st.text(max_size=9), st.text("aZé日本语 1ß", max_size=9)), max_size=4))
def test_most_letters_tell_whether_the_script_has_capitals(texts):
    letters = [c for text in texts for c in text if c.isalpha()]
    with_capitals = [c for c in letters if c.swapcase() != c]
    assert passages(texts).cased == (2 * len(with_capitals) > len(letters))


def test_sentences_are_quoted_with_their_place():
    own = passages(["One.", "Two."])
    assert own.quotes == (Passage("text", 0, 4, "One."), Passage("text", 1, 5, "Two."))
