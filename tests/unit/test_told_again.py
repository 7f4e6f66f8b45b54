"""Facts that one headline picks out of the text and the other one does not."""

import pytest

from service.article import Sentence
from service.match.alignment.align import Group
from service.match.facts.agreement import compare_facts, facts_of

TEXT = ("Buying began at 570 centres.", "The price is 8,110 rupees.")
FRENCH = ("Les achats ont commencé dans 570 centres.", "Le prix est de 8 110 roupies.")


def contradictions(english, french):
    sides = [
        facts_of([Sentence("text", 0, len(s), s) for s in sentences], language)
        for sentences, language in ((english, "en"), (french, "fr"))
    ]
    groups = [Group(n, n + 1, n, n + 1, 0.95) for n in range(len(english))]
    found = compare_facts(*sides, groups)
    turned = compare_facts(*reversed(sides), groups)
    assert found.contradictions == turned.contradictions
    return found.contradictions


def test_headlines_may_tell_different_facts_of_one_text():
    english = ("Buying begins at 570 centres", *TEXT)
    french = ("Les achats commencent à 8 110 roupies", *FRENCH)
    assert contradictions(english, french) == 0


@pytest.mark.parametrize(
    ("english", "french"),
    [
        # Only the headlines tell them.
        (("Buying begins at 640 centres", *TEXT), ("Achats à 7 900 roupies", *FRENCH)),
        # Both count: they may have changed places.
        (
            ("17 dead in a collapse", "It killed 17 people and hurt 29."),
            ("29 morts dans un effondrement", "Il a tué 29 personnes et en a blessé 17."),
        ),
    ],
)
def test_what_is_told_once_or_of_one_measure_contradicts(english, french):
    assert contradictions(english, french) > 0
