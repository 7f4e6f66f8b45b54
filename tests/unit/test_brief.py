"""Which aligned passages are short."""

from hypothesis import given
from hypothesis import strategies as st

from service.match.alignment.align import Group
from service.match.coverage.brief import short_groups


@given(st.lists(st.text("a é語か", max_size=8), min_size=1, max_size=4), st.integers(1, 40))
def test_an_ideograph_counts_as_three_letters_of_a_passage(texts, most):
    together = Group(0, len(texts), 0, 1, 1.0)
    size = sum(3 if letter in "語か" else 1 for text in texts for letter in text)
    expected = [together] if size <= most else []
    assert list(short_groups(texts, ["a"], [together], most)) == expected
