"""What holds for every format, and for the files that are one article each."""

from __future__ import annotations

from datetime import UTC, datetime

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyarrow import parquet as pq
from records_helpers import outcome, read_bytes, start

from service.article import Article, Rejection
from service.records import Limits


@pytest.mark.parametrize(
    "name", ["a.txt", "a.md", "a.html", "a.jsonl", "a.csv", "a.tsv", "a.parquet"]
)
def test_an_empty_file_is_a_rejection(tmp_path, name):
    (rejection,) = read_bytes(tmp_path, name, b"")
    assert rejection.reason == "empty_file"


def test_files_without_a_record_are_empty(tmp_path):
    assert outcome(read_bytes(tmp_path, "a.jsonl", b"\n \r\n\n")) == [(None, "empty_file")]
    assert outcome(read_bytes(tmp_path, "a.csv", b"id,text\n")) == [(None, "empty_file")]
    pq.write_table(pa.table({"text": pa.array([], pa.string())}), tmp_path / "a.parquet")
    assert outcome(start(tmp_path / "a.parquet")) == [(None, "empty_file")]


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
def test_a_file_of_blanks_is_an_empty_text(tmp_path, name):
    (rejection,) = read_bytes(tmp_path, name, b" \n\n\t")
    assert (rejection.reason, rejection.id) == ("empty_text", name)


FEED = "<channel><title>News</title><item>The port was closed.</item></channel>"


@pytest.mark.parametrize(
    ("text", "root"),
    [
        (f'<?xml version="1.0"?><rss>{FEED}</rss>', "rss"),
        (f'<rss version="2.0">{FEED}</rss>', "rss"),
        (f'\n<?xml version="1.0"?>\n<!-- made -->\n<atom:feed>{FEED}</atom:feed>', "feed"),
        (f"<!DOCTYPE NewsML [<!ENTITY a 'b'>]><NewsML>{FEED}</NewsML>", "NewsML"),
        (f'<newsMessage xmlns="urn:n">{FEED}</newsMessage>', "newsMessage"),
        (f'<?xml version="1.0"?><articles>{FEED}</articles>', "articles"),
        ('<?xml version="1.0"?> and no root', None),
        (f"<!-- <!DOCTYPE html> --><!DOCTYPE html-feed><rss>{FEED}</rss>", "rss"),
    ],
)
@pytest.mark.parametrize("name", ["feed.xml", "feed.txt", "feed.html"])
def test_xml_that_is_no_page_is_a_rejection(tmp_path, name, text, root):
    (rejection,) = read_bytes(tmp_path, name, text.encode())
    assert (rejection.reason, rejection.id) == ("xml", name)
    assert (f"(its root is {root})" in rejection.message) == (root is not None)
    assert "JSON Lines" in rejection.message


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.html", '<?xml version="1.0"?><!DOCTYPE html><html><p>The port was closed.</p></html>'),
        ("a.html", '<?xml encoding="UTF-8"><html><p>The port was closed.</p></html>'),
        ("a.html", '<?xml version="1.0"?><!DOCTYPE html><head></head><p>The port was closed.</p>'),
        ("a.html", '<?xml version="1.0"?>\n<!doctype HTML PUBLIC "-">\nThe port was closed.'),
        ("a.txt", "<b>The port was closed.</b> XML files begin with <?xml?>."),
        ("a.md", "<rssi> is no feed. The port was closed."),
    ],
)
def test_pages_and_texts_that_name_xml_are_read(tmp_path, name, text):
    (article,) = read_bytes(tmp_path, name, text.encode())
    assert "The port was closed." in article.text


def test_declarations_without_end_take_no_time(tmp_path):
    (rejection,) = read_bytes(tmp_path, "a.txt", b"<?xml ?><?a ?>" * 20_000)
    assert rejection.reason == "xml"


def test_one_article_files(tmp_path):
    (text,) = read_bytes(tmp_path, "a.txt", b"\xef\xbb\xbfA headline\r\n\r\nThe text.\r\nMore.")
    assert (text.id, text.title, text.text) == ("a.txt", "A headline", "The text.\nMore.")
    assert text.record == {"id": "a.txt", "title": "A headline", "text": "The text.\nMore."}
    assert text.place.line is None
    (note,) = read_bytes(
        tmp_path,
        "a.md",
        b"---\nlang: fr\ndate: 2024-05-01\n---\n# T\n\nText.",
        fields={"published_at": "date"},
    )
    assert (note.lang, note.title, note.published_at) == (
        "fr",
        "T",
        datetime(2024, 5, 1, tzinfo=UTC),
    )
    assert note.record["date"] == "2024-05-01"
    html = "<html lang=ru><meta charset=windows-1251><title>Дождь</title><p>Шёл дождь весь день."
    (page,) = read_bytes(tmp_path, "a.html", html.encode("cp1251"))
    assert (page.title, page.text, page.lang) == ("Дождь", "Шёл дождь весь день.", "ru")
    assert page.warnings == ("not UTF-8: read as cp1251",)


def test_a_mapped_text_does_not_reach_one_article_files(tmp_path):
    (article,) = read_bytes(tmp_path, "a.txt", b"The text.", fields={"text": "body", "id": "nr"})
    assert (article.id, article.text) == ("a.txt", "The text.")


def test_a_file_longer_than_the_limit_is_rejected(tmp_path):
    (rejection,) = read_bytes(tmp_path, "a.txt", b"word " * 30, limits=Limits(max_line_bytes=100))
    assert (rejection.reason, rejection.id) == ("too_long", "a.txt")
    (rejection,) = read_bytes(tmp_path, "a.txt", b"word " * 30, limits=Limits(max_text_chars=100))
    assert (rejection.reason, rejection.id) == ("too_long", "a.txt")


FUZZ = st.binary(max_size=400) | st.text(
    alphabet=st.sampled_from('id,text;"\n\r\t\x00{}[]:<p>é#-')
).map(lambda text: ("id,text\n" + text).encode())


@pytest.mark.parametrize("name", ["txt", "md", "html", "jsonl", "csv", "tsv", "parquet"])
def test_any_bytes_are_articles_or_rejections(tmp_path, name):
    path = tmp_path / f"in.{name}"

    @settings(deadline=None)
    @given(FUZZ)
    def check(data):
        path.write_bytes(data)
        items = list(start(path))
        assert items
        assert all(isinstance(item, Article | Rejection) for item in items)
        assert all(item.reason and item.message for item in items if isinstance(item, Rejection))

    check()
