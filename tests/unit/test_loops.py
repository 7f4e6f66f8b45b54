"""What a text says over and over, which counts once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.article import Article
from service.text.loops import loops, rests
from service.text.prepare import prepare

TOLD = "The mayor opened the new bridge on the northern side of the city"
LOOPED = f"{TOLD}{' of the city' * 12}."


@pytest.mark.parametrize(
    ("text", "language", "looped"),
    [
        (LOOPED, "en", " of the city" * 12 + "."),
        (f"{TOLD}, {'city, ' * 9}he said.", "en", ", city" * 9 + ","),
        ("La ville de la ville de la ville de la ville", "fr", " ville de la ville de la ville"),
        ("市長は橋を開通させた" + "市の北側の" * 6 + "。", "ja", "市の北側の" * 5 + "。"),
        (f"{TOLD}. " * 4, "en", f". {TOLD}" * 3 + "."),
    ],
)
def test_what_follows_the_first_time_is_looped(text, language, looped):
    ((start, end),) = loops(text, language)
    assert text[start:end] == looped


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (TOLD, "en"),
        ("No, no, no, no, he said to the mayor of the city.", "en"),
        ("We shall fight on the beaches, we shall fight on the landing grounds.", "en"),
        (f"{TOLD}. {TOLD}.", "en"),
        ("1 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0", "en"),
        ("Lyon 2 Nice 1, Lyon 2 Lens 1, Lyon 2 Brest 1, Lyon 2 Metz 1", "en"),
        ("ハハハハハハハハ、と市長は笑った。", "ja"),
        ("", "en"),
    ],
)
def test_what_is_said_again_is_not(text, language):
    assert loops(text, language) == ()


def test_a_loop_counts_once_and_keys_are_those_of_what_is_written():
    before = "A band played in the rain. "
    article = Article("a", "", f"{before}{LOOPED} Nobody was hurt.")
    prepared = prepare(article)
    band, told, hurt = prepared.sentences
    assert told.text == TOLD
    assert article.text[told.start : told.end] == LOOPED
    assert (band.text, hurt.text) == (before.strip(), "Nobody was hurt.")
    once = prepare(Article("b", "", f"{before}{TOLD}. Nobody was hurt."))
    assert prepared.exact_key != once.exact_key
    assert prepared.article.text == article.text


def test_a_headline_counts_once():
    prepared = prepare(Article("a", LOOPED, "Nobody was hurt."))
    assert prepared.sentences[0].text == TOLD


@given(st.text("ab ,.", max_size=80), st.sampled_from(["en", "ja"]))
def test_loops_and_rests_make_up_the_text(text, language):
    found = loops(text, language)
    parts = sorted([*found, *rests(found, len(text))])
    assert "".join(text[start:end] for start, end in parts) == text
    for sentence in prepare(Article("a", text, text)).sentences:
        value = text
        assert 0 <= sentence.start < sentence.end <= len(value)


def test_a_long_table_takes_no_longer():
    assert loops("0 " * 100_000, "en") == ()
