"""The links among many pairs against the verdict on each: planted articles, shipped scales."""

import hashlib
from zlib import crc32

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.calibration import unit
from models.space import Space
from service.article import Article, Language, PreparedArticle, Sentence
from service.match.verdicts.screen import links, open_pairs
from service.match.verdicts.side import Side
from service.match.verdicts.verify import verify
from service.settings import Settings
from service.verdict import Relation

DIMENSIONS = {"muse": 512, "e5": 384}
SETTINGS = Settings(encoder="auto")
SPACE = Space("auto")
PLACES = ["in Rome", "in Lima", "on 5 May", "for 12 of 340 people", "at Monday noon"]
LANGUAGES = [
    (Language("en", 1.0),),
    (Language("fr", 1.0),),
    (Language("fa", 1.0),),
    (Language("uk", 1.0),),
    (Language("xx", 1.0),),
    (Language("es", 0.5), Language("gl", 0.4)),
]


def embed(prepared, encoder):
    """Sentences that say one thing are alike, the nearer, the less noise their language has."""
    size, rows = DIMENSIONS[encoder], []
    for sentence in prepared.sentences:
        said = int(sentence.text.split()[1])
        noise = np.random.default_rng(crc32(sentence.text.encode())).normal(size=size)
        meaning = np.random.default_rng(said).normal(size=size)
        rows.append(meaning + (0.2 + 0.1 * (said % 5)) * noise)
    return unit(np.array(rows, dtype=np.float32))


def side(id, said, languages):
    """An article of sentences that say these things, in words of its language."""
    word = languages[0].code
    texts = [f"{word.title()} {n} {word}{n} {PLACES[n % 5]} {word}{n} {word}." for n in said]
    article = Article(id, "", " ".join(texts))
    return Side(
        PreparedArticle(
            article=article,
            language=languages[0],
            other_languages=languages[1:],
            sentences=tuple(Sentence("text", 0, len(t), t) for t in dict.fromkeys(texts)),
            provenance=(),
            exact_key=hashlib.sha256(article.text.encode()).hexdigest(),
            lexical_keys=(),
            fact_keys=tuple(range(said[0] % 6)),
        ),
        SPACE,
        embed,
    )


articles = st.tuples(
    st.lists(st.integers(0, 15), min_size=1, max_size=9), st.sampled_from(LANGUAGES)
)


@settings(deadline=None, max_examples=150)
@given(articles, st.lists(articles, min_size=1, max_size=6), st.booleans())
def test_links_are_the_verdicts_that_tell_a_relation(own, others, first):
    one = side("m", *own)
    made = [side(f"{'n' if first else 'a'}{k}", *other) for k, other in enumerate(others)]
    pairs = [(one, other) if first else (other, one) for other in made]
    verdicts = [verify(a, b, SPACE, SETTINGS) for a, b in pairs]
    expected = [v if v.relation is not Relation.NONE else None for v in verdicts]
    assert links(pairs, SPACE, SETTINGS) == expected
    left = [
        verdict
        for verdict, is_open in zip(expected, open_pairs(pairs, SPACE, SETTINGS), strict=True)
        if not is_open
    ]
    assert left == [None] * len(left)


@settings(deadline=None)
@given(st.lists(articles, min_size=2, max_size=5))
def test_pairs_need_not_have_an_article_in_common(all_):
    made = [side(f"{k}", *one) for k, one in enumerate(all_)]
    pairs = [(a, b) for k, a in enumerate(made) for b in made[k + 1 :]]
    alone = [links([pair], SPACE, SETTINGS)[0] for pair in pairs]
    assert links(pairs, SPACE, SETTINGS) == alone


@pytest.mark.parametrize(
    ("languages", "said", "relation"),
    [
        (("en", "fr"), [0, 1, 2, 5, 6, 7], Relation.TRANSLATION),
        (("fa", "uk"), [0, 1, 2, 5, 6, 7], Relation.TRANSLATION),
        (("en", "fr"), [0, 1, 2], Relation.EXCERPT),
        (("en", "fr"), [0, 1, 2, 5, 8, 9], Relation.SAME_STORY),
    ],
)
def test_planted_relations_are_found(languages, said, relation):
    one, other = ((Language(code, 1.0),) for code in languages)
    pair = side("a", [0, 1, 2, 5, 6, 7], one), side("b", said, other)
    (found,) = links([pair], SPACE, SETTINGS)
    assert found is not None
    assert found.relation is relation


def test_no_pairs_have_no_links():
    assert links([], SPACE, SETTINGS) == []
