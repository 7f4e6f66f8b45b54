"""What the tests of the online engine share: a world of tiny articles.

An article's text is a topic and a variant ("a1"; "A1" is an exact copy of it). What two texts
are to each other is drawn from them by a digest: no encoder, and no order of events.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import cache

import numpy as np

from service.article import Article, Language, PreparedArticle, Sentence
from service.live.candidates import Candidates
from service.live.changes import Changes
from service.live.checking import Checking
from service.live.neighbourhood import Neighbourhood
from service.live.nodes import Nodes
from service.live.regroup import Regrouping
from service.live.understanding import Understood, group_of, record_digest
from service.match.clustering.opinions import opinion_of
from service.match.search.kind import Kind
from service.match.search.mixed_index import MixedIndex
from service.match.verdicts.first_look import EXACT, NEAR
from service.match.verdicts.gate import closed_because
from service.settings import Settings
from service.store import Decision, content_digest
from service.verdict import Relation, Verdict

DIMENSION = 4
IDS = tuple("mbxkqdz")
TEXTS = ("a0", "A0", "a1", "a2", "a3", "a4", "b0", "B0", "b1", "b2")
"""Two of them are an exact copy of another under another spelling."""
NUMBERS = range(100)
"""More than are given to the articles of any example."""
UNKNOWN = "bo"
"""A language that no encoder knows."""
_EPOCH = datetime(2024, 1, 1, tzinfo=UTC)
_VALUES = (0.0, 0.25, 0.5, 1.0)
_REFILLED = 2
"""So many of four stories that are the same in part are copies that were filled anew."""
_EXCERPT = 2
"""One of so many of the others is an excerpt of the other side."""
_SCORES = (0.02, 0.9, 0.6, 0.999, 0.97, 0.9)


class _UndoneError(Exception):
    """Ends a transaction of which nothing is kept."""


@contextmanager
def undone(store):
    """A transaction of which nothing is kept: each example begins with an empty store."""
    with suppress(_UndoneError), store.write() as tx:
        yield tx
        raise _UndoneError


def article(name, text, lang="en", day=None, source=None, title=""):
    """An article of the world; `day` counts from an arbitrary one."""
    at = None if day is None else _EPOCH + timedelta(days=day)
    return Article(name, title, text, lang=lang, source=source, published_at=at)


@cache
def vectors_of(text):
    """One to four index vectors of a text: few values, so that many similarities are equal."""
    drawn = hashlib.sha256(text.encode()).digest()
    values = [_VALUES[byte % 4] for byte in drawn[: 4 * DIMENSION]]
    rows = np.array(values, dtype=np.float32).reshape(4, DIMENSION)
    return rows[: 1 + drawn[-1] % 4]


def similarity(x, y):
    """How near two articles are: as the nearest of their vectors, (m, d) and (n, d)."""
    return float(np.max(x @ y.T))


def verdict_of(a, b, settings):
    """What two articles of the world are to each other."""
    if closed_because(a, b, settings):
        return _verdict(Relation.NONE, 0.0)
    if a.text.lower() == b.text.lower():
        return EXACT
    # As in the real one: what is found by nothing is nothing to each other.
    if not _keys(a) & _keys(b) and not _near(a, b):
        return _verdict(Relation.NONE, 0.0)
    drawn = hashlib.sha256("|".join(sorted((a.text, b.text))).encode()).digest()[0]
    score = _SCORES[drawn % (6 if a.text[0].lower() == b.text[0].lower() else 3)]
    bounds = ((0.95, Relation.COPY), (0.85, Relation.TRANSLATION), (0.5, Relation.SAME_STORY))
    relation = next((r for bound, r in bounds if score >= bound), Relation.NONE)
    dates = [one.published_at for one in (a, b)]
    container = None
    if relation is Relation.TRANSLATION and None not in dates and dates[0] != dates[1]:
        relation, container = Relation.REVISION, "a" if dates[0] > dates[1] else "b"
    if relation is Relation.SAME_STORY and drawn % 4 < _REFILLED:
        return replace(_verdict(relation, 0.3, 90, 90), signals={"verbatim": 1.0})
    if relation is Relation.SAME_STORY and drawn // 4 % _EXCERPT:
        # One holds the other, however improbable it is that they are one.
        held = "a" if a.text.lower() < b.text.lower() else "b"
        covered = (20, 90) if held == "a" else (90, 20)
        return _verdict(Relation.EXCERPT, 0.1, *covered, held)
    # What is not the same from both sides tells whether sides were exchanged.
    covered = (len(one.text) + ord(one.text[-1]) for one in (a, b))
    return _verdict(relation, score, *covered, container)


def _keys(article):
    return {("topic", article.text[0].lower()), ("variant", article.text[-1])}


def _near(a, b):
    return UNKNOWN not in (a.lang, b.lang) and (
        similarity(vectors_of(a.text), vectors_of(b.text)) >= NEAR
    )


def _verdict(relation, score, a=0.0, b=0.0, container=None):
    return Verdict(relation, score, a / 100, b / 100, container, "fake", "Drawn.", {})


def prepared_of(article):
    """An article of the world as it is understood."""
    return PreparedArticle(
        article=article,
        language=Language(article.lang, 1.0),
        sentences=(Sentence("text", 0, len(article.text), article.text),),
        provenance=(),
        exact_key=article.text.lower(),
        lexical_keys=(ord(article.text[0].lower()),),
        fact_keys=(ord(article.text[-1]),),
    )


def understood_of(article, settings):
    """What `understand` would say, without an encoder."""
    prepared = prepared_of(article)
    return Understood(
        prepared=prepared,
        digest=record_digest(article),
        content=content_digest(prepared),
        group=group_of(prepared, settings),
        encoder=None if article.lang == UNKNOWN else "fake",
        vectors={},
    )


@dataclass
class FakeSide:
    """One side of a comparison."""

    prepared: PreparedArticle

    @property
    def index_vectors(self):
        """The vectors in the index."""
        article = self.prepared.article
        if article.lang == UNKNOWN:
            return np.empty((0, DIMENSION), np.float32)
        return vectors_of(article.text)

    @property
    def kind(self):
        """How its vectors came into the space."""
        return Kind.CARRIED if self.prepared.article.text[-1] in "13" else Kind.NATIVE


class FakeVerifier:
    """Stands for `Verifier`: the verdicts of the world."""

    def __init__(self, settings):
        self.settings = settings

    def side(self, reader, entry):
        return self.new_side(reader.article(entry.number))

    def sides(self, reader, entries):
        return {entry.number: self.side(reader, entry) for entry in entries}

    def new_side(self, prepared):
        return FakeSide(prepared)

    def verdict(self, reader, a, b):
        return self.compare(self.side(reader, a), self.side(reader, b))

    def compare(self, a, b):
        assert a.prepared.article.id < b.prepared.article.id
        return verdict_of(a.prepared.article, b.prepared.article, self.settings)

    def links(self, pairs):
        verdicts = [self.compare(a, b) for a, b in pairs]
        return [one if one.relation is not Relation.NONE else None for one in verdicts]

    def opinion(self, reader, a, b):
        return opinion_of(self.verdict(reader, a, b))


class Desk:
    """Applies changes within one transaction, and knows what was put."""

    def __init__(self, tx, settings):
        self.tx = tx
        self.settings = settings
        verifier = FakeVerifier(settings)
        near = Neighbourhood(MixedIndex(DIMENSION), settings.neighbours)
        self.candidates = Candidates(near)
        self.changes = Changes(Nodes(self.candidates, verifier), Regrouping(verifier), settings)
        self.checking = Checking(self.candidates, verifier)
        self.articles = {}

    def put(self, article):
        """Put an article, and return its placement."""
        known = understood_of(article, self.settings)
        self.articles[article.id] = article
        return self.changes.put(self.tx, article.id, known.digest, lambda: known)

    def check(self, article):
        """What the article would be."""
        return self.checking.placement(self.tx, understood_of(article, self.settings))

    def remove(self, name):
        """Remove an article."""
        del self.articles[name]
        return self.changes.remove(self.tx, name)

    def decide(self, kind, a, b=None):
        """Decide, without a note."""
        return self.changes.decide(self.tx, kind, a, b, "", "test").decision

    def undecide(self, number):
        """Take a decision back."""
        self.changes.undecide(self.tx, number)

    def partition(self):
        """The clusters as sets of ids."""
        found = defaultdict(set)
        for entry in self.tx.all_entries():
            found[entry.cluster].add(entry.id)
        return {frozenset(ids) for ids in found.values()}

    def cluster_of(self, name):
        """The stored cluster of an article."""
        return self.tx.cluster(self.tx.entry(name).cluster)

    def pairs(self):
        """The pairs by ids, with support, score and relation."""
        ids = {entry.number: entry.id for entry in self.tx.all_entries()}
        pairs = self.tx.pairs_of(NUMBERS)
        return {(ids[p.a], ids[p.b]): (p.support, p.score, p.relation) for p in pairs}


def decision(number, kind, a, b=None):
    """A decision as it is kept."""
    return Decision(number, kind, a, b, "", "test", _EPOCH)


def settings_of(**fields):
    """Settings with few neighbours, so that lists are full."""
    return Settings(**{"encoder": "muse", "neighbours": 2} | fields)
