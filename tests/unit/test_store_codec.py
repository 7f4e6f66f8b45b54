"""What is written comes back equal, whatever strings and numbers it holds."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import fields, replace
from datetime import timedelta, timezone

import zstandard
from hypothesis import given, settings
from hypothesis import strategies as st
from store_helpers import make_article

from service import article as shapes
from service import verdict as of_pairs
from service.store import content_digest
from service.store.article_codec import (
    decode_article,
    encode_anew,
    encode_article,
    recall_article,
)
from service.store.codec import (
    decode_rejection,
    decode_verdict,
    encode_rejection,
    encode_text,
    encode_verdict,
)

TEXTS = st.text(st.characters(exclude_categories=()), max_size=8)
MAYBE = st.none() | TEXTS
MANY = st.lists(TEXTS, max_size=3).map(tuple)
OFFSETS = st.integers(0, 10**8)
ZONES = st.none() | st.integers(-1439, 1439).map(lambda m: timezone(timedelta(minutes=m)))
KEYS = st.lists(st.integers(-(2**70), 2**70), max_size=3).map(tuple)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.just(10**4000) | st.floats() | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=8,
)
PLACES = st.builds(shapes.Place, TEXTS, st.none() | OFFSETS)
PASSAGES = st.lists(st.builds(of_pairs.Passage, TEXTS, OFFSETS, OFFSETS, TEXTS), max_size=2)
ARTICLES = st.builds(
    shapes.PreparedArticle,
    article=st.builds(
        shapes.Article,
        id=TEXTS,
        title=TEXTS,
        text=TEXTS,
        lang=MAYBE,
        source=MAYBE,
        url=MAYBE,
        published_at=st.none() | st.datetimes(timezones=ZONES).map(lambda t: t.replace(fold=0)),
        record=st.dictionaries(TEXTS, VALUES, max_size=4),
        place=st.none() | PLACES,
        warnings=MANY,
    ),
    language=st.builds(shapes.Language, TEXTS, st.floats()),
    sentences=st.lists(
        st.builds(shapes.Sentence, TEXTS, OFFSETS, OFFSETS, TEXTS, st.booleans()), max_size=3
    ).map(tuple),
    provenance=st.lists(
        st.builds(shapes.Evidence, TEXTS, TEXTS, TEXTS, OFFSETS, OFFSETS, TEXTS), max_size=2
    ).map(tuple),
    exact_key=TEXTS,
    lexical_keys=KEYS,
    fact_keys=KEYS,
    warnings=MANY,
)
VERDICTS = st.builds(
    of_pairs.Verdict,
    relation=st.sampled_from(of_pairs.Relation),
    score=st.floats(),
    coverage_a=st.floats(),
    coverage_b=st.floats(),
    container=MAYBE,
    method=TEXTS,
    reason=TEXTS,
    signals=st.dictionaries(TEXTS, st.floats(), max_size=3),
    aligned=st.lists(
        st.builds(
            of_pairs.AlignedPassages,
            PASSAGES.map(tuple),
            PASSAGES.map(tuple),
            st.floats(),
            st.floats(),
            st.booleans(),
        ),
        max_size=2,
    ).map(tuple),
    disagreements=st.lists(st.builds(of_pairs.Disagreement, MANY, MANY), max_size=2).map(tuple),
)
REJECTIONS = st.builds(shapes.Rejection, PLACES, TEXTS, TEXTS, MAYBE)


# repr tells NaN equal and 1, 1.0 and True apart, where == does the opposite.
@given(ARTICLES)
def test_an_article_comes_back_equal(article):
    assert repr(decode_article(encode_article(article))) == repr(article)


@st.composite
def cut_articles(draw):
    """Articles whose records and sentences quote their texts."""
    article = draw(ARTICLES)
    title, text = article.article.title, article.article.text
    record = st.dictionaries(TEXTS, st.sampled_from([title, text]) | VALUES, max_size=4)
    ends = st.lists(st.integers(0, 8), min_size=2, max_size=2).map(sorted)
    cuts = [
        shapes.Sentence(field, start, end, {"title": title, "text": text}[field][start:end])
        for field, (start, end) in draw(
            st.lists(st.tuples(st.sampled_from(["title", "text"]), ends), max_size=4)
        )
    ]
    return replace(
        article,
        article=replace(article.article, record=draw(record)),
        sentences=(*article.sentences, *cuts),
    )


@given(cut_articles())
def test_an_article_whose_parts_quote_it_comes_back_equal(article):
    assert repr(decode_article(encode_article(article))) == repr(article)


def test_a_text_is_kept_once():
    text = " ".join(map(str, range(10**5, 10**5 + 2000)))
    sentences = tuple(
        shapes.Sentence("text", n, n + 70, text[n : n + 70]) for n in range(0, 14_000, 70)
    )
    one = make_article("a", text)
    whole = replace(one, article=replace(one.article, record={"body": text}), sentences=sentences)
    alone = replace(one, article=replace(one.article, record={}), sentences=())
    assert len(encode_article(whole)) < 1.2 * len(encode_article(alone))


@given(VERDICTS)
def test_a_verdict_comes_back_equal(verdict):
    assert repr(decode_verdict(encode_verdict(verdict))) == repr(verdict)


@given(REJECTIONS)
def test_a_rejection_comes_back_equal(rejection):
    assert repr(decode_rejection(encode_rejection(rejection))) == repr(rejection)


def test_two_lone_surrogates_do_not_become_one_character():
    article = make_article("a", "\ud83d" + "\ude00")
    assert decode_article(encode_article(article)) == article


@given(TEXTS, TEXTS)
def test_encoded_texts_sort_as_the_texts(a, b):
    assert (encode_text(a) < encode_text(b)) == (a < b)


def test_a_damaged_value_is_never_another_value():
    article = make_article("a", "One sentence, and then another one.")
    data = encode_article(article)
    found = []
    for place in range(len(data)):
        damaged = bytearray(data)
        damaged[place] ^= 1
        with suppress(zstandard.ZstdError):
            found.append(decode_article(bytes(damaged)))
    assert len(found) < len(data) / 10
    assert all(each == article for each in found)


def test_a_long_text_is_stored_small():
    text = "The same words again and again. " * 30_000
    assert len(encode_article(make_article("a", text))) < len(text) / 100


def test_the_stored_shapes_are_those_of_the_schema():
    """Rows name no fields: a change here needs a migration that empties their tables."""
    stored = {
        shapes.Place: "file line",
        shapes.Article: "id title text lang source url published_at record place warnings",
        shapes.Rejection: "place reason message id",
        shapes.Language: "code confidence",
        shapes.Sentence: "field start end text chrome",
        shapes.Evidence: "kind value field start end quote",
        shapes.PreparedArticle: "article language sentences provenance exact_key lexical_keys "
        "fact_keys warnings other_languages",
        of_pairs.Passage: "field start end text",
        of_pairs.AlignedPassages: "a b similarity likeness moved",
        of_pairs.Disagreement: "a b",
        of_pairs.Verdict: "relation score coverage_a coverage_b container method reason signals "
        "aligned disagreements",
    }
    now = {shape: " ".join(f.name for f in fields(shape)) for shape in stored}
    assert now == stored


def _digest(*sentences):
    made = tuple(shapes.Sentence("text", 0, 1, text, chrome) for text, chrome in sentences)
    return content_digest(replace(make_article("a"), sentences=made))


SENTENCES = st.lists(st.tuples(TEXTS, st.booleans()), max_size=4)


@settings(max_examples=300)
@given(SENTENCES, SENTENCES)
def test_content_digests_are_equal_where_the_sentences_are(a, b):
    assert (_digest(*a) == _digest(*b)) == (a == b)


def test_a_content_digest_sees_where_a_sentence_ends():
    assert _digest(("ab", False), ("c", False)) != _digest(("a", False), ("bc", False))


@given(ARTICLES)
def test_a_content_digest_sees_only_what_is_encoded(article):
    moved = tuple(replace(s, field="title", start=5, end=9) for s in article.sentences)
    other = replace(make_article("other"), sentences=moved)
    assert content_digest(other) == content_digest(article)


def test_articles_that_are_read_again_are_kept_but_for_large_ones():
    small, large = (
        encode_article(make_article("a", " ".join(map(str, range(count))))) for count in (9, 60_000)
    )
    assert recall_article(small) == decode_article(small)
    assert recall_article(small) is recall_article(small)
    assert recall_article(large) == decode_article(large)
    assert recall_article(large) is not recall_article(large)


def test_an_article_that_was_just_written_is_at_hand():
    article = make_article("a", "It was written a moment ago.")
    data = encode_anew(article)
    assert data == encode_article(article)
    assert recall_article(data) is article
