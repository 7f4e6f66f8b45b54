"""The sentences of a content that a site adds and no list of phrases knows, told by their vectors.

What sites say of themselves is alike in all languages ("subscribe", "follow us", "related") and
stands together, above or below an article or as a box within it. So the log-odds of single
sentences are read as observations of a hidden Markov model with two states, the article and the
site, and its likeliest path is taken (Viterbi 1967): among sentences of the site a doubtful one is
the site's, within an article only what is beyond doubt.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from operator import itemgetter

from service.article import Sentence

TURN = 4.0
"""The log-odds against each change from the article to the site and back."""
SUREST = 8.0
"""No single sentence tells more than this: that of a sentence known by its wording."""
ENOUGH, MOST_TAKEN = 6, 0.5
"""Notices and reports on services speak as sites do ("register by email", "users can change their
settings"), and two that begin alike and go on otherwise would be one. So no more characters are
taken away than this share of those that are left, and where fewer sentences than so many are left,
as much less."""
VOUCHED, MOST_VOUCHED = 0.3, 0.75
"""In runs of which phrases know so much, as they do where a site speaks beside an article, it is up
to the latter share."""


def site_marks(sentences: Sequence[Sentence], log_odds: Sequence[float]) -> list[bool]:
    """Which sentences of an article a site has added, given each sentence's log-odds of it.

    A headline is never one; none is where too little of an article would be left. A sentence with
    the mark of chrome is one beyond doubt.
    """
    path = _likeliest(
        -SUREST if s.field == "title" else SUREST if s.chrome else max(-SUREST, min(SUREST, odds))
        for s, odds in zip(sentences, log_odds, strict=True)
    )
    marks = [marked and s.field != "title" for marked, s in zip(path, sentences, strict=True)]
    if _leaves_enough(sentences, marks, MOST_TAKEN):
        return marks
    vouched = _vouched(sentences, marks)
    if _leaves_enough(sentences, vouched, MOST_VOUCHED):
        return vouched
    return [False] * len(marks)


def _leaves_enough(sentences: Sequence[Sentence], marks: Sequence[bool], most: float) -> bool:
    told = [(s, mark) for s, mark in zip(sentences, marks, strict=True) if not s.chrome]
    left = [len(s.text) for s, mark in told if not mark and s.field != "title"]
    taken = sum(len(s.text) for s, mark in told if mark)
    return taken <= most * sum(left) * min(1.0, len(left) / ENOUGH)


def _vouched(sentences: Sequence[Sentence], marks: Sequence[bool]) -> list[bool]:
    """The marks of runs of which phrases know enough."""
    kept: list[bool] = []
    for marked, run in groupby(zip(marks, sentences, strict=True), key=itemgetter(0)):
        texts = [s for _, s in run]
        known = sum(len(s.text) for s in texts if s.chrome)
        enough = marked and known >= VOUCHED * sum(len(s.text) for s in texts)
        kept += [enough] * len(texts)
    return kept


def _likeliest(log_odds: Iterable[float]) -> list[bool]:
    """The likeliest path: whether each sentence is the site's; the article's where both are."""
    article, site = 0.0, 0.0
    turned: list[tuple[bool, bool]] = []
    for odds in log_odds:
        to_article, to_site = site - TURN > article, article - TURN >= site
        article, site = max(article, site - TURN), max(site, article - TURN) + odds
        turned.append((to_article, to_site))
    state = site > article
    path: list[bool] = []
    for to_article, to_site in reversed(turned):
        path.append(state)
        state = (not to_site) if state else to_article
    return path[::-1]
