"""Counters of reactions, and numbers beside other signs."""

import pytest

from service.text.sites.chrome import is_site_wording
from service.text.writing.clean import clean


@pytest.mark.parametrize("text", ["👍 143 😢 88", "❤️ 1,204", "👁 3412 💬 12", "🔥12K🙏🏽 7"])
def test_counters_of_reactions_are_the_sites(text):
    assert is_site_wording(clean(text))


@pytest.mark.parametrize(
    "text", ["🥇 3 🥈 2", "🇫🇷 2 🇪🇸 1", "☀️ 31", "👍 3 dead", "🔥 12 houses burned", "143 88"]
)
def test_other_signs_and_words_beside_numbers_are_told(text):
    assert not is_site_wording(clean(text))


def test_a_row_of_counters_that_ends_otherwise_is_read_once():
    assert not is_site_wording("👍 1 " * 100 + "x")
