"""What the words of an article tell, made where it is read, against what they tell when asked."""

import pickle
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.space import Route, Space
from service.article import Article
from service.match.coverage.content import content
from service.match.coverage.told import Told
from service.match.facts.agreement import facts_of
from service.match.facts.known import known_of
from service.match.facts.named import names_of
from service.match.verdicts.reading import read
from service.match.verdicts.side import Side
from service.text.keys import shingles
from service.text.prepare import prepare
from service.text.writing.clean import fold_cleaned

TEXTS = [
    "On Monday 45 people met in Paris. Keller spoke of 1.5 million euros. It rained.",
    "Le 5 mai, 45 personnes se sont réunies à Paris. Keller a parlé d'un million.",
    "في باريس اجتمع 45 شخصا يوم الاثنين.",
    "月曜日に45人がパリで会った。",
    "!",
]
MADE = {"texts", "facts", "known", "named", "cased", "shingles"}


@pytest.mark.parametrize("text", TEXTS)
def test_what_is_told_of_an_article_survives_the_way_from_another_process(text):
    article = Article("a", "A title", text)
    prepared, told = pickle.loads(pickle.dumps(read(article)))
    assert prepared == prepare(article)
    sentences = content(prepared)
    texts, language = tuple(s.text for s in sentences), prepared.language.code
    known = known_of(texts, language)
    assert vars(told).keys() >= MADE
    assert (told.language, told.sentences) == (language, sentences)
    assert told.facts == facts_of(sentences, language)
    assert told.known == known
    assert told.named == names_of(texts, language, known.spelled)
    assert told.shingles.tolist() == shingles(fold_cleaned("\n".join(texts))).tolist()


@given(st.sampled_from(TEXTS), st.sampled_from(["en", "fr", "ar"]))
def test_a_side_takes_what_was_told_where_it_is_read_as_in_that_language(text, language):
    prepared, told = read(Article("a", "", text))
    vectors = np.eye(len(content(prepared)), 512, dtype=np.float32)
    side, plain = (
        Side(prepared, Space("auto"), lambda *_: vectors, known) for known in (told, None)
    )
    route = Route("muse", language)
    own, other = side.passages(route), plain.passages(route)
    assert (own.told is told) == (language == told.language)
    assert (own.facts, own.named, own.cased) == (other.facts, other.named, other.cased)
    assert side.shingles.tolist() == plain.shingles.tolist()


def test_what_was_told_of_other_sentences_is_not_taken():
    prepared, told = read(Article("a", "", TEXTS[0]))
    fewer = replace(prepared, sentences=prepared.sentences[:1])
    vectors = np.eye(1, 512, dtype=np.float32)
    side = Side(fewer, Space("auto"), lambda *_: vectors, told)
    own = side.passages(Route("muse", told.language))
    assert own.told == Told(told.language, fewer.sentences)
