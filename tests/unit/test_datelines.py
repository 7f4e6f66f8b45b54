"""Datelines are sentences of their own, and everything else stays as it was split."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.article import Article
from service.text.origin.datelines import parted
from service.text.prepare import prepare


@pytest.mark.parametrize(
    ("dateline", "first"),
    [
        ("BERLIN (dpa) -", "Der Zug fuhr ab."),
        ("新华社伦敦3月14日电", "情况变得越来越糟。"),
        ("Paris, 14 mars (AFP) -", "Le train est parti."),
        ("लंदन, 14 मार्च (भाषा)", "रेलगाड़ी चली गई।"),
        ("(런던=연합뉴스)", "기차가 떠났다."),
    ],
)
def test_a_dateline_is_a_sentence_of_its_own_but_in_a_brief_text(dateline, first):
    for more, expected in ((7, [dateline, first]), (6, [f"{dateline} {first}"])):
        rest = [f"No one was at gate {n}." for n in range(more)]
        text = "\n".join([f"{dateline} {first}", *rest])
        sentences = prepare(Article(id="a", title="A train left", text=text)).sentences
        own = [text[s.start : s.end] for s in sentences if s.field == "text"]
        assert own == [*expected, *rest]


@pytest.mark.parametrize("text", ["BERLIN (dpa) -", "PARIS (AFP) - 14", "He was in PARIS (AFP)."])
def test_what_no_sentence_follows_is_left_alone(text):
    sentences = prepare(Article(id="a", title="", text=text)).sentences
    assert [s.text for s in sentences] == [text]


def test_a_dateline_of_several_sentences_is_one():
    assert parted("A. B. C d.", [(0, 2), (3, 5), (6, 10)], [(0, 4)]) == [(0, 2), (3, 5), (6, 10)]
    assert parted("A. B - c d.", [(0, 2), (3, 11)], [(0, 6)]) == [(0, 6), (7, 11)]
    assert parted("x A. b c d", [(0, 4), (5, 10)], [(2, 4)]) == [(0, 4), (5, 10)]


@given(st.text(st.sampled_from("ab .-"), max_size=30), st.integers(0, 30), st.integers(1, 30))
def test_no_character_is_lost(text, start, length):
    places = [(n, n + 1) for n, c in enumerate(text) if not c.isspace()]
    found = parted(text, places, [(start, min(len(text), start + length))])
    kept = {n for first, last in found for n in range(first, last) if not text[n].isspace()}
    assert kept == {n for n, _ in places}
    assert all(a[1] <= b[0] for a, b in pairwise(found))
