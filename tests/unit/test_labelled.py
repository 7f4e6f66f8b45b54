"""Lines that begin with a label of the site, split into sentences."""

import pytest

from service.article import Article
from service.text.prepare import prepare

NEWS = "The strike at the mine ended on Monday. The union took a bonus."


def content(text):
    """The sentences of an article with such a text that are not the site's."""
    return [s.text for s in prepare(Article(id="a", title="", text=text)).sentences if not s.chrome]


@pytest.mark.parametrize(
    "line",
    [
        "Most read: 1. Quake shakes the north 2. Fair opens its gates",
        "Related: Who owns the mine? The union explains.",
    ],
)
def test_all_sentences_behind_a_label_on_its_line_are_the_sites(line):
    assert content(f"{NEWS}\n{line}") == content(NEWS)


@pytest.mark.parametrize(
    "text",
    [
        f"Related: {NEWS}",
        f"{NEWS}\nRelated: {' '.join([NEWS] * 4)}",
        f"Related\n{NEWS}",
    ],
)
def test_what_is_the_only_line_or_a_paragraph_or_below_a_label_stays(text):
    assert set(content(NEWS)[1:]) <= set(content(text))


def test_copies_that_differ_behind_a_label_are_no_verbatim_ones():
    one, other = (
        prepare(Article(id="a", title="", text=f"{NEWS}\nMost read: 1. {story} 2. Fair opens."))
        for story in ("Quake shakes the north", "Storm hits the coast")
    )
    assert one.exact_key != other.exact_key
