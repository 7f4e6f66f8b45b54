from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from report_shapes import aligned, passage, prepared

from service.report.reading_order import reading_order
from service.verdict import AlignedPassages, Passage

A = prepared("a", "Headline", ["One.", "Two.", "Three.", "Four."])
B = prepared("b", "Titre", ["Un.", "Deux.", "Trois.", "Quatre."])


def table(rows):
    """Show rows as pairs of texts."""
    return [(" ".join(p.text for p in row.a), " ".join(p.text for p in row.b)) for row in rows]


def test_the_title_is_read_first_and_both_go_in_step():
    pairs = [aligned(A, i, B, i) for i in (3, 0, 1, 4, 2)]
    assert table(reading_order(A, B, pairs)) == [
        ("Headline", "Titre"),
        ("One.", "Un."),
        ("Two.", "Deux."),
        ("Three.", "Trois."),
        ("Four.", "Quatre."),
    ]


def test_what_stands_alone_comes_where_it_is_read():
    pairs = [aligned(A, 1, B, 2), aligned(A, 3, B, 3)]
    assert table(reading_order(A, B, pairs)) == [
        ("Headline", ""),
        ("", "Titre"),
        ("", "Un."),
        ("One.", "Deux."),
        ("Two.", ""),
        ("Three.", "Trois."),
        ("Four.", ""),
        ("", "Quatre."),
    ]


def test_what_was_moved_stands_at_its_place_in_a_and_moves_nothing_else():
    pairs = [aligned(A, 1, B, 4, moved=True), aligned(A, 2, B, 2)]
    assert table(reading_order(A, B, pairs)) == [
        ("Headline", ""),
        ("One.", "Quatre."),
        ("", "Titre"),
        ("", "Un."),
        ("Two.", "Deux."),
        ("Three.", ""),
        ("Four.", ""),
        ("", "Trois."),
    ]


def test_without_an_alignment_a_comes_before_b():
    assert table(reading_order(A, B, [])) == [
        *((passage(A, i).text, "") for i in range(5)),
        *(("", passage(B, i).text) for i in range(5)),
    ]


def test_several_sentences_may_stand_beside_one():
    merged = AlignedPassages((passage(A, 1), passage(A, 2)), (passage(B, 1),), 0.9, 0.9, False)
    assert table(reading_order(A, B, [merged]))[2] == ("One. Two.", "Un.")


def test_chrome_is_marked():
    a = prepared("a", "", ["One.", "SEE ALSO: Two."], chrome=("SEE ALSO: Two.",))
    rows = reading_order(a, B, [aligned(a, 0, B, 1)])
    assert [row.chrome for row in rows if row.a] == [False, True]


def test_the_rest_of_a_sentence_that_is_aligned_in_part_is_not_lost():
    a = prepared("a", "", ["It rained all day, and then the sun came out."])
    part = Passage("text", 19, 32, "and then the ")
    rows = reading_order(a, B, [AlignedPassages((part,), (passage(B, 1),), 0.9, 0.9, False)])
    assert [text for text, _ in table(rows) if text] == [
        "It rained all day, ",
        "and then the ",
        "sun came out.",
    ]


def test_passages_that_overlap_leave_nothing_twice():
    whole, part = passage(A, 1), Passage("text", 1, 2, "n")
    pairs = [AlignedPassages((p,), (passage(B, 1),), 0.9, 0.9, False) for p in (whole, part)]
    found = [text for text, _ in table(reading_order(A, B, pairs)) if text]
    assert found == ["Headline", "One.", "n", "Two.", "Three.", "Four."]


def test_an_article_without_sentences_has_no_rows():
    empty = replace(A, sentences=())
    assert reading_order(empty, empty, []) == []


@given(st.data())
def test_every_sentence_stands_once_and_each_side_in_its_order(data):
    a = prepared("a", "Title", [f"a{n} says." for n in range(data.draw(st.integers(0, 8)))])
    b = prepared("b", "Titel", [f"b{n} sagt." for n in range(data.draw(st.integers(0, 8)))])
    size = min(len(a.sentences), len(b.sentences))
    pairs = data.draw(st.integers(0, size))
    left = sorted(data.draw(st.permutations(range(len(a.sentences))))[:pairs])
    right = sorted(data.draw(st.permutations(range(len(b.sentences))))[:pairs])
    steps = [aligned(a, i, b, j) for i, j in zip(left, right, strict=True)]
    rows = reading_order(a, b, data.draw(st.permutations(steps)))
    assert [p for row in rows for p in row.a] == [passage(a, i) for i in range(len(a.sentences))]
    assert [p for row in rows for p in row.b] == [passage(b, j) for j in range(len(b.sentences))]
