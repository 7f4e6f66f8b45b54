"""Keys: what shares one and what does not, and that they never change."""

from __future__ import annotations

import random
import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.article import Sentence
from service.text.keys import exact_key, fact_keys, lexical_keys, shingles
from service.text.writing.clean import fold

WORDS = [first + last for first in "bdfgklmnprst" for last in ("a", "eno", "iru", "os", "ulan")]


def body(*texts: str, chrome: tuple[str, ...] = ()) -> list[Sentence]:
    return [
        *(Sentence("text", 0, len(text), text) for text in texts),
        *(Sentence("text", 0, len(text), text, chrome=True) for text in chrome),
    ]


def prose(seed: int, words: int = 300) -> str:
    return " ".join(random.Random(seed).choices(WORDS, k=words))


LONG = prose(1, 60)


def similarity(one: str, other: str) -> float:
    a, b = shingles(one), shingles(other)
    return float(np.intersect1d(a, b).size / np.union1d(a, b).size)


def share_a_key(one: str, other: str) -> bool:
    pairs = zip(lexical_keys(one), lexical_keys(other), strict=True)
    return any(left == right for left, right in pairs)


def test_speech_without_any_mark_has_another_key_than_the_same_with_sentences() -> None:
    said = [f"{sentence}." for sentence in LONG.split(" ", 6)]
    assert exact_key("", body(LONG)) == exact_key("", body(LONG.upper()))
    assert exact_key("", body(*said)) == exact_key("", body(" ".join(said)))
    assert exact_key("", body(LONG)) != exact_key("", body(" ".join(said)))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (body(LONG + "."), body(LONG.upper() + " !")),
        (body(LONG), body(*LONG.split(" ", 20))),
        (body(LONG), body(LONG, chrome=("Leave a Reply", "Source link"))),
        (body(f"{LONG} “5,135” café"), body(f'{LONG} "5.135" cafe\u0301')),
    ],
)
def test_copies_in_another_dress_have_one_key(one: list[Sentence], other: list[Sentence]) -> None:
    assert exact_key("A headline", one) == exact_key("Another headline", other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("rose 3.5 %", "rose 35 %"),
        ("changed by -5 points", "changed by +5 points"),
        ("changed by -5 points", "changed by 5 points"),
        ("it cost $5", "it cost €5"),
        ("a rate of 5%", "a rate of 5"),
        ("is here", "is not here"),
    ],
)
def test_another_fact_is_another_key(one: str, other: str) -> None:
    assert exact_key("", body(f"{LONG} {one}")) != exact_key("", body(f"{LONG} {other}"))


def test_ranges_and_names_with_hyphens_have_no_sign() -> None:
    dashed, spaced = f"{LONG} covid-19, 10-12, (3)-4", f"{LONG} covid 19, 10 12, (3) 4"
    assert exact_key("", body(dashed)) == exact_key("", body(spaced))


def test_a_short_body_is_told_apart_by_its_title() -> None:
    short = body("Watch the video above.")
    assert exact_key("Fire in the harbour", short) != exact_key("Snow in the hills", short)
    assert exact_key("Fire in the harbour", short) == exact_key("Fire in the Harbour!", short)


def test_an_empty_body_leaves_the_title_and_no_words_leave_the_marks() -> None:
    assert exact_key("One", []) != exact_key("Two", [])
    assert exact_key("", body("!!!")) != exact_key("", body("???"))
    assert exact_key("\ud800", []) == exact_key("\ud800", [])


def test_an_article_of_chrome_alone_is_told_by_it() -> None:
    one = exact_key("Title", body(chrome=("Leave a Reply",)))
    assert one != exact_key("Title", body(chrome=("Source link",)))


def test_keys_are_the_same_on_every_machine_and_in_every_process() -> None:
    text = "six waves of attacks hit the city on friday evening"
    code = (
        "from service.text.keys import *; "
        f"print(exact_key('', []), lexical_keys({text!r})[:2], fact_keys(['5135', '26.4'])[:2])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == (
        f"{exact_key('', [])} {lexical_keys(text)[:2]} {fact_keys(['26.4', '5135'])[:2]}"
    )
    assert exact_key("", []) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert lexical_keys(text)[:2] == LEXICAL
    assert fact_keys(["5135", "26.4"])[:2] == FACTS


LEXICAL = (7744037312991696475, 215183312120472660)
FACTS = (5557943764976992632, -7159305393591433257)


@settings(deadline=None)
@given(st.text(max_size=300))
def test_keys_fit_a_signed_64_bit_column(text: str) -> None:
    keys = lexical_keys(fold(text))
    assert len(keys) in (0, 24)
    assert bool(keys) == bool(fold(text))
    assert all(-(2**63) <= key < 2**63 for key in keys)


@settings(deadline=None)
@given(st.text(max_size=200))
def test_shingles_are_sorted_and_distinct(text: str) -> None:
    found = shingles(fold(text))
    assert found.dtype == np.uint64
    assert np.array_equal(found, np.unique(found))


def test_shingles_are_runs_of_four_words() -> None:
    assert shingles("a b c d e").size == 2
    assert not shingles("a b c d e").flags.writeable
    assert np.isin(shingles("a b c d"), shingles("x a b c d y")).all()
    assert not np.isin(shingles("a b c d"), shingles("ab c d e f a b d c")).any()
    assert shingles("a").size == shingles("a b c").size == 1


def test_shingles_of_unspaced_scripts_do_not_depend_on_spaces() -> None:
    assert np.array_equal(shingles("大統領は金曜日に述べた"), shingles("大統領は 金曜日に 述べた"))
    assert shingles("大統領は金曜日").size == 2
    assert shingles("ประธานาธิบดี").size == 1
    assert shingles("대통령은 금요일에 협의가 계속될 것이라고").size == 2


@pytest.mark.parametrize(
    ("kept", "likely"), [(0.95, True), (0.85, True), (0.3, False), (0.0, False)]
)
def test_similar_texts_share_keys_and_others_do_not(kept: float, likely: bool) -> None:
    shared = 0
    for seed in range(20):
        words = prose(seed).split()
        cut = int(len(words) * kept)
        edited = " ".join([*words[:cut], *prose(1000 + seed, len(words) - cut).split()])
        shared += share_a_key(" ".join(words), edited)
    assert shared == 20 if likely else shared <= 8


def test_unrelated_texts_have_no_shingles_in_common() -> None:
    assert similarity(prose(1), prose(2)) < 0.01


def test_fact_keys_meet_where_most_numbers_do() -> None:
    one = ["5135", "300", "16", "1300", "26.4", "2022", "7"]
    assert set(fact_keys(one)) & set(fact_keys(["5135", "300", "16", "1300", "8"]))
    assert not set(fact_keys(one)) & set(fact_keys(["412", "33", "91", "2022", "7"]))


def test_fact_keys_ignore_order_years_and_single_digits() -> None:
    assert fact_keys(["2022", "5", "5135", "26.4"]) == fact_keys(["26.4", "5135", "5135", "1999"])
    assert fact_keys(["2022", "1999", "5", "20000", "0.5"]) == fact_keys(["5135"]) == ()


@pytest.mark.parametrize("unit", ["a ", "a", "中", "ก"])
def test_megabytes_are_no_obstacle(unit: str) -> None:
    assert len(lexical_keys((unit * 1_000_000).strip())) == 24


@given(st.lists(st.text(min_size=1, max_size=30), max_size=4))
def test_a_text_has_the_shingles_of_its_folded_sentences(sentences: list[str]) -> None:
    whole = fold("\n".join(sentences))
    assert " ".join(filter(None, map(fold, sentences))) == whole
