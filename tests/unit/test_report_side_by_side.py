from __future__ import annotations

import io
import json

from report_shapes import EVIDENCE, aligned, comparison, prepared
from rich.cells import cell_len
from rich.console import Console

from service.article import Article
from service.report.comparison import comparison_row
from service.report.json_lines import document
from service.report.side_by_side import side_by_side
from service.text.prepare import prepare
from service.verdict import Relation

A = prepared(
    "a.txt",
    "Six waves",
    ["There were six waves.", "Only A says this.", "SEE ALSO: more", "It moved."],
    chrome=("SEE ALSO: more",),
    provenance=(EVIDENCE,),
    warnings=("language_uncertain",),
)
B = prepared("b.txt", "ست موجات", ["هناك ست موجات.", "انتقلت.", "وحدها."], lang="ar")
PAIRS = (
    aligned(A, 0, B, 0),
    aligned(A, 1, B, 1, similarity=0.876),
    aligned(A, 4, B, 2, moved=True),
)


def printed(found, width=100, *, terminal=False):
    out = io.StringIO()
    console = Console(file=out, width=width, color_system=None, force_terminal=terminal)
    console.print(side_by_side(found))
    return out.getvalue()


def words(text, start):
    """Return the one line that starts with `start`, single spaces between words."""
    (line,) = [line for line in text.splitlines() if line.strip().startswith(start)]
    return " ".join(line.split())


def test_the_verdict_comes_first_with_its_reason():
    lines = printed(comparison(A, B, PAIRS)).splitlines()
    assert lines[:2] == ["translation, score 0.980", "Most sentences have a counterpart."]


def test_what_is_known_of_both_stands_beside_each_other():
    text = printed(comparison(A, B, PAIRS))
    assert words(text, "id") == "id a.txt b.txt"
    assert words(text, "language ") == "language en (0.98) ar (0.98)"
    assert words(text, "encoder") == "encoder muse e5"
    assert words(text, "covered") == "covered 90.0% 80.0%"
    assert words(text, "origin") == "origin agency: TASS “citing TASS”"
    assert words(text, "warnings") == "warnings language_uncertain"


def test_what_reading_warned_of_is_told_once():
    a = prepare(Article("a", "", "It rained.", warnings=("not UTF-8: read as cp1252",)))
    found = comparison(a, a)
    assert printed(found, 200).count("not UTF-8") == 2
    row = comparison_row(found)
    assert row["a"]["warnings"] == row["b"]["warnings"] == ["not UTF-8: read as cp1252"]


def test_every_signal_and_disagreement_is_shown():
    text = printed(comparison(A, B, PAIRS))
    assert words(text, "chain") == "chain 0.123"
    assert words(text, "gap") == "gap 0.500"
    assert words(text, "method") == "method muse"
    assert words(text, "1 ") == "1 20,000 5,000"


def test_an_excerpt_says_which_holds_the_other():
    found = comparison(A, B, PAIRS, relation=Relation.EXCERPT, container="b")
    assert words(printed(found), "holds") == "holds the other no yes"


def test_a_language_that_no_encoder_knows_is_told():
    found = comparison(A, B)
    found.encoder_b = None
    assert "none knows this language" in printed(found)


def test_the_alignment_shows_every_sentence_of_both():
    text = printed(comparison(A, B, PAIRS))
    rows = text[text.index("Similarity") :]
    assert words(rows, "There were") == "There were six waves. 0.88 هناك ست موجات."
    assert words(rows, "Only A") == "Only A says this. only A"
    assert words(rows, "SEE ALSO") == "SEE ALSO: more site"
    assert words(rows, "It moved.") == "It moved. 0.90 انتقلت."
    assert words(rows, "moved") == "moved"
    assert words(rows, "only B") == "only B وحدها."


def test_a_narrow_terminal_shows_them_below_each_other():
    text = printed(comparison(A, B, PAIRS), width=44)
    assert "Similarity" not in text
    lines = [" ".join(line.split()) for line in text.splitlines() if line.strip()]
    start = lines.index("A There were six waves.")
    assert lines[start + 1 : start + 3] == ["B هناك ست موجات.", "0.88"]


def test_columns_fit_any_width_and_right_to_left_text_is_isolated():
    for width in (40, 70, 81, 200):
        lines = printed(comparison(A, B, PAIRS), width, terminal=True).splitlines()
        assert all(cell_len(line) <= width for line in lines)
        for line in lines:
            assert ("\u2068" in line) == any("\u0600" <= c <= "\u06ff" for c in line)
            assert line.count("\u2068") == line.count("\u2069")


def test_hostile_text_is_escaped_everywhere():
    evil = "\x1b[31m[bold]\u202e"
    found = comparison(
        prepared(evil + "a", evil, [evil + "one"], lang=evil, warnings=(evil,)),
        B,
        reason=evil,
        method=evil,
        signals={evil: 1.0},
    )
    text = printed(found, width=160, terminal=True)
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert text.count(r"\x1b[31m[bold]\u202e") == 9


def test_json_holds_both_articles_the_evidence_and_what_stands_alone():
    row = json.loads(document(comparison_row(comparison(A, B, PAIRS))))
    assert (row["a"]["id"], row["a"]["lang"], row["a"]["encoder"]) == ("a.txt", "en", "muse")
    assert row["a"]["provenance"][0]["value"] == "TASS"
    assert row["a"]["warnings"] == ["language_uncertain"]
    assert (row["relation"], row["signals"]["chain"]) == ("translation", 0.123457)
    assert len(row["aligned"]) == 3
    assert [(p["text"], p["chrome"]) for p in row["unaligned_a"]] == [
        ("Only A says this.", False),
        ("SEE ALSO: more", True),
    ]
    assert [p["text"] for p in row["unaligned_b"]] == ["وحدها."]
    assert document(row).isascii()
