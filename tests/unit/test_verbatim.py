"""An exact pair shows what it has in common, though no alignment was needed to tell it."""

from __future__ import annotations

from pathlib import Path

from service.article import Article
from service.match.verdicts.first_look import EXACT, UNRELATED
from service.match.verdicts.verbatim import quoted
from service.pipeline import explain_files
from service.report.comparison import comparison_row
from service.settings import Settings
from service.text.prepare import prepare

LINES = (
    "The harbour of Gdansk was closed on Monday after a ferry had run aground.",
    "Three people were hurt, said the coast guard, and two of them went to hospital.",
    "The ferry had come from Sweden with 120 passengers and 40 cars on board.",
)
TEXT = "\n".join(LINES)


def prepared(title, text):
    return prepare(Article(id="x", title=title, text=text))


def shown(pairs, side):
    return [" ".join(p.text for p in getattr(pair, side)) for pair in pairs]


def test_an_article_is_aligned_with_itself_to_the_last_sentence():
    article = prepared("Ferry aground", TEXT)
    pairs = quoted(EXACT, article, article).aligned
    assert shown(pairs, "a") == shown(pairs, "b") == ["Ferry aground", *LINES]
    assert {(pair.similarity, pair.likeness, pair.moved) for pair in pairs} == {(1.0, 1.0, False)}


def test_headlines_and_what_sites_add_stay_alone():
    a = prepared("Ferry aground", TEXT)
    b = prepared("Another headline", f"Leave a Reply\n{TEXT.upper()}\nSource link")
    assert a.exact_key == b.exact_key
    pairs = quoted(EXACT, a, b).aligned
    assert shown(pairs, "a") == list(LINES)
    assert [pair.b[0].start for pair in pairs] == [
        b.article.text.index(line.upper()) for line in LINES
    ]


def test_sentences_that_are_split_otherwise_stand_together():
    a, b = prepared("", TEXT), prepared("", TEXT.replace(".\n", " \n").replace("\n", ""))
    assert a.exact_key == b.exact_key
    (pair,) = quoted(EXACT, a, b).aligned
    assert (len(pair.a), len(pair.b)) == (3, 1)


def test_other_verdicts_stay_as_they_are():
    article = prepared("", TEXT)
    assert quoted(UNRELATED, article, article) is UNRELATED


def test_explaining_copies_leaves_nothing_alone_but_the_headline(tmp_path: Path):
    for name, title in (("a.txt", "Ferry aground"), ("b.txt", "Another headline")):
        (tmp_path / name).write_text(f"{title}\n\n{TEXT}\n")
    row = comparison_row(explain_files(tmp_path / "a.txt", tmp_path / "b.txt", Settings()))
    assert (row["relation"], len(row["aligned"])) == ("exact", 3)
    assert [p["text"] for p in row["unaligned_a"]] == ["Ferry aground"]
    assert [p["text"] for p in row["unaligned_b"]] == ["Another headline"]
