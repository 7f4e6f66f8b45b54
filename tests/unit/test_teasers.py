"""Teasers of other stories under an article are the site's; what only looks like them is kept."""

from __future__ import annotations

import pytest

from service.article import Article
from service.text.prepare import prepare
from service.text.sites.chrome_labels import labels
from service.text.tables import read_table

BODY = (
    "The bridge stays closed for two months, the council said on Monday. A crack of four metres was"
    " found in one of its pillars.\n\nEngineers will look for others this week. “We do not know yet"
    " how old it is,” one of them said.\n\nDrivers have to take the road through the valley."
    " Walkers may use a footbridge.\n\nThe bridge was built in 1931. A new one has been planned for"
    " years, but nobody has found the money."
)
TEASER = "Museum robbed in daylight\nThree dishes were stolen from a museum on Friday."
STRIKE = "Nurses end their strike\nNurses went back to work after nineteen days."


def left(text: str) -> list[str]:
    """What is left of a text as the article's own."""
    return [s.text for s in prepare(Article(id="a", title="", text=text)).sentences if not s.chrome]


@pytest.mark.parametrize(
    "below",
    [
        f"Read also:\n\n{TEASER} Read more…\n\n{STRIKE} Read more…",
        f"Related articles\n{TEASER}\nRead more\n{STRIKE}\nRead more",
        f"READ ALSO\n{TEASER} Continue reading »\nMost read\nWhy bees disappear\n1. Five recipes",
        f"Most read\n\nWhy do bees disappear?\nFive recipes\n\nRead also:\n{TEASER} Read more",
        "Related articles\nMuseum robbed in daylight\nRead more\nNurses end strike\nRead more",
        f"Share this article\nRead also:\n{TEASER} Read more\nShare this article",
    ],
)
def test_teasers_below_an_article_are_the_sites(below):
    assert left(f"{BODY}\n\n{below}") == left(BODY)


@pytest.mark.parametrize(
    ("body", "below"),
    [
        (
            "橋は二カ月間、通行止めになる。市が月曜日に発表した。柱に長さ四メートルの亀裂が見つかった。",
            "【関連記事】\n美術館で盗難\n銀の皿三枚が盗まれた。 続きを読む",
        ),
        (
            "Міст зачинено на два місяці. Про це повідомила міська рада. У стовпі знайшли тріщину.",
            "Читайте також:\n\nПограбовано музей\nТри тарелі вкрали в п’ятницю. Читати далі",
        ),
        (
            "സംഘം ഞായറാഴ്ച പത്താം വാർഷികം ആഘോഷിച്ചു. അംഗങ്ങൾ 412 പേരുണ്ട്. യോഗം നാളെ ചേരും.",
            "ഇതും വായിക്കുക:\n\nപാലം അടച്ചു\nപാലം രണ്ടു മാസം അടച്ചിടും. കൂടുതൽ വായിക്കുക",
        ),
    ],
)
def test_teasers_are_told_in_other_languages(body, below):
    assert left(f"{body}\n\n{below}") == left(body)


ROBBED = "Three dishes were stolen from a museum on Friday."


@pytest.mark.parametrize(
    ("below", "last"),
    [
        # The article goes on: its paragraphs have no prompts.
        (
            f"Read also:\n\n{TEASER} Read more…\n\nThe mayor speaks today.",
            "The mayor speaks today.",
        ),
        (f"{TEASER} Read more…", ROBBED),
        (f"Read also:\n\n{TEASER}", ROBBED),
        (f"Read also:\n\n{TEASER} Share this article", ROBBED),
        # A live blog: each entry tells something, and none has a prompt.
        (
            "Latest news\n\n10.42\nThe road is closed.\n10.55\nIt is open again.",
            "It is open again.",
        ),
        # A list that the article is about.
        ("Most popular\nOlivia\nAmelia\nIsla", "Isla"),
    ],
)
def test_what_an_article_ends_with_is_kept(below, last):
    assert left(f"{BODY}\n\n{below}")[-1].endswith(last)


HEADLINES = "Why bees disappear\n2. Five recipes for rain\nNurses end their strike"


@pytest.mark.parametrize("label", ["Most read", "RELATED ARTICLES", "You may also like:"])
def test_headlines_below_a_label_are_the_sites(label):
    assert left(f"{BODY}\n\n{label}\n\n{HEADLINES}\nShare this article") == left(BODY)
    assert left(f"{BODY}\n\nLog in to comment\n\n{label}\n\n{HEADLINES}") == left(BODY)


@pytest.mark.parametrize(
    "below",
    [
        "Most read\nOlivia\nAmelia\nIsla",
        "Most read\nWhy bees disappear\nFive recipes for rain",
        f"Advertisement\n{HEADLINES}",
        f"{HEADLINES}\nMost read",
        f"Most read\n{HEADLINES}",
        f"Most read\n{HEADLINES}\nThe mayor will speak today.",
    ],
)
def test_other_lists_are_the_articles(below):
    labels = "Most read", "Advertisement"
    own = [line for line in below.split("\n") if line not in labels]
    assert left(f"{BODY}\n\n{below}")[-len(own) :] == own


def test_headlines_are_told_only_where_paragraphs_have_marks():
    text = "\n".join(line.rstrip(".") for line in left(BODY))
    assert "Nurses end their strike" in left(f"{text}\nMost read\n{HEADLINES}")


def test_what_announces_stories_is_a_label():
    stories = {label for each in read_table("story_labels").values() for label in each}
    assert stories <= {label for each in labels().values() for label in each}


def test_a_digest_is_what_its_teasers_tell():
    intro = "What happened on Friday, in short."
    text = f"{intro}\n\nMore news\n{TEASER} Read more\n{STRIKE} Read more"
    assert ROBBED in left(text)


def test_articles_with_other_teasers_are_no_verbatim_copies():
    one, other = (
        prepare(Article(id="a", title="", text=f"{BODY}\n\nRead also:\n{teaser} Read more"))
        for teaser in (TEASER, STRIKE)
    )
    assert one.exact_key != other.exact_key
    assert one.lexical_keys == other.lexical_keys


def test_a_time_by_the_number_of_lines_is_taken():
    """A pattern that could read labels and prompts in two ways took twice as long for each."""
    block = "Read also:\nThree dishes were stolen\nThieves came at night. Read more\n"
    blocks = block * 4_000
    assert left(f"{blocks}The mayor will speak today.")[-1] == "The mayor will speak today."


def test_one_prompt_below_a_headline_is_no_teaser():
    text = f"{BODY}\n\nTopics\nThe mayor speaks about tax and school\nMore"
    assert "The mayor speaks about tax and school" in left(text)
