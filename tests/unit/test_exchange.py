"""Words exchanged within sentences that are otherwise the same."""

import pytest

from service.match.align import Group
from service.match.exchange import exchanged_words

GROUP = [Group(0, 1, 0, 1, 1.0)]


@pytest.mark.parametrize(
    ("left", "right", "cased", "count"),
    [
        ("Police in Hamburg said a bus left.", "Police in Lyon said a bus left.", True, 1),
        ("Police in Hamburg said a bus left.", "Police in Hamburg told a bus left.", True, 0),
        ("Tokayev spoke on state television.", "Tokaïev spoke on state television.", True, 0),
        ("上海で地震があり学校が休みになった", "広州で地震があり学校が休みになった", False, 1),
        ("The minister resigned.", "A storm hit the coast of Norway yesterday.", True, 0),
        ("", "", True, 0),
    ],
)
def test_exchanges_are_names_in_scripts_with_capitals_and_any_word_elsewhere(
    left, right, cased, count
):
    assert exchanged_words([left], [right], GROUP, cased) == count
    assert exchanged_words([right], [left], GROUP, cased) == count
