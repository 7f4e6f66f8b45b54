import pytest

from service.article import Article
from service.match.coverage.content import content
from service.text.prepare import prepare

HARVEST = "The vintners of Ostrel sold their last barrel."
PRICE = "It went for 900 crowns."


def prepared(title, text):
    return prepare(Article(id="a", title=title, text=text, lang="en"))


def told(title, text):
    return [s.text for s in content(prepared(title, text))]


@pytest.mark.parametrize(
    "title",
    [HARVEST, HARVEST[:-1], HARVEST.upper()[:-1], f"{HARVEST[:-1]}!", f"{HARVEST} {PRICE}"],
)
def test_a_headline_that_the_body_repeats_is_no_more_of_the_article(title):
    assert told(title, f"{HARVEST} {PRICE}") == [HARVEST, PRICE]


def test_a_headline_in_other_words_or_with_more_is():
    for title in ("Last barrel of Ostrel sold", f"{HARVEST} Nobody knows who bought it."):
        assert len(told(title, f"{HARVEST} {PRICE}")) == 3


def test_a_sentence_said_again_in_capitals_is_said_once():
    assert told("", f"{HARVEST} {PRICE} {PRICE[:-1]}!") == [HARVEST, PRICE]


def test_a_headline_above_nothing_but_chrome_is_all_that_is_told():
    assert told("Leave a Reply", "Leave a Reply") == ["Leave a Reply"]


def test_a_headline_that_the_body_repeats_does_not_tell_copies_apart():
    bare = prepared("", HARVEST).exact_key
    assert prepared(HARVEST[:-1], HARVEST).exact_key == bare
    assert prepared("Wine", HARVEST).exact_key != bare


def test_a_repeated_sentence_of_the_body_belongs_to_its_exact_key():
    assert prepared("", f"{HARVEST} {PRICE[:-1]}!").exact_key != (
        prepared("", f"{HARVEST} {PRICE} {PRICE[:-1]}!").exact_key
    )
