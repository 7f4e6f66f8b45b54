"""What is shown of an article that has no title."""

import pytest

from service.article import Article
from service.text.prepare import prepare
from service.text.shown import shown_title


@pytest.mark.parametrize(
    ("title", "text", "shown"),
    [
        ("Rain", "It rained all day. Roads are closed.", "Rain"),
        ("", "It rained all day up north. Roads are closed.", "It rained all day up north."),
        (
            "",
            "JAKARTA - Rain has closed the roads of the north. Trains go.",
            "JAKARTA - Rain has closed the roads of the north.",
        ),
        ("", "THE MAYOR OPENED A BRIDGE. It rained.", "The mayor opened a bridge."),
        ("", "乾隆的畫在臺北展出。下雨了。", "乾隆的畫在臺北展出。"),
        ("", "", ""),
    ],
)
def test_an_article_without_a_title_is_shown_by_its_opening(title, text, shown):
    assert shown_title(prepare(Article("a", title, text))) == shown
