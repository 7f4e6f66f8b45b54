"""Where a headline ends and the name of its site begins."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.article import Article
from service.text.prepare import prepare
from service.text.sites.headlines import headline_end


@pytest.mark.parametrize(
    ("headline", "tail"),
    [
        ("Storm reaches the coast of Florida", " | The Daily Post"),
        ("Storm reaches the coast of Florida", " | World | The Daily Post"),
        ("Storm reaches the coast of Florida", " - The Daily Post"),
        ("Шторм дошёл до побережья Флориды", " — Вестник Юга"),
        ("العاصفة تصل إلى ساحل فلوريدا", " - أخبار اليوم"),
        ("风暴袭击佛罗里达海岸并造成停电", " - 每日观察"),
        ("Der Sturm erreicht die Küste", "｜Tagespost"),
        ("Storm reaches the coast of Florida", " | Coast.com"),
        ("Weekly report for dairy farmers | 12 March", ""),
        ("Weekly report for dairy farmers | Hamburg", ""),
        ("Weekly report for dairy farmers - Tuesday", ""),
        ("Final whistle in the cup game Arsenal - Fulham", ""),
        ("Ajax – Sevilla 0:4", ""),
        ("We shall win this war - Okafor", ""),
        ("Storm reaches the coast - police say", ""),
        ("Storm reaches the coast - 12 dead", ""),
        ("Storm: all you need to know about it - in pictures", ""),
        ("The north–south divide grows", ""),
        ("One | Two | Three", ""),
        ("Storm", ""),
        ("", ""),
    ],
)
def test_the_name_of_a_site_is_no_part_of_a_headline(headline, tail):
    assert headline_end(headline + tail, "en") == len(headline)


def test_the_name_of_a_site_is_kept_as_what_a_site_adds():
    title = "Storm reaches the coast of Florida | The Daily Post"
    told = prepare(Article("a", title, "It hit the coast at night."))
    headline, name, _ = told.sentences
    assert (headline.text, headline.chrome) == ("Storm reaches the coast of Florida", False)
    assert (title[name.start : name.end], name.chrome) == (" | The Daily Post", True)


@given(st.text(alphabet="a |-–1。文网", max_size=60))
def test_a_headline_is_never_shorter_than_what_follows_it(title):
    end = headline_end(title, "zh")
    assert 0 <= end <= len(title)
    assert end == len(title) or len(title[:end].split()) > 1 or {"文", "网"} & set(title[:end])
