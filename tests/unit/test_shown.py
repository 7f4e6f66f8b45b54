"""What is shown of an article that has no title."""

import pytest

from service.article import Article
from service.text.prepare import prepare
from service.text.shown import shown_title, warning_kinds


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


@pytest.mark.parametrize(
    ("warning", "kind"),
    [
        ("language_unsupported", "language_unsupported"),
        ("not UTF-8: read as cp1252", "not UTF-8: read as cp1252"),
        (
            "field 'id': NaN is no JSON number and was read as null",
            "field 'id': NaN is no JSON number and was read as null",
        ),
        (
            "14 bytes are not UTF-8: read as Windows-1252",
            "… bytes are not UTF-8: read as Windows-1252",
        ),
        (
            "published_at: 'noon: 12' is no date that samewire reads; left out",
            "published_at: … is no date that samewire reads; left out",
        ),
        (
            "lang: 'klingon' is no language tag, such as pt or pt-BR; not used",
            "lang: … is no language tag, such as pt or pt-BR; not used",
        ),
        (
            "html: 34 % of the visible text was left out as boilerplate",
            "html: … % of the visible text was left out as boilerplate",
        ),
    ],
)
def test_warnings_are_counted_by_all_but_what_is_one_articles_own(warning, kind):
    assert warning_kinds([warning]) == {kind}
