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
from service.match.alignment.letters import letters_of

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
MOST_BARED, CONTRAST = 1.0, 8.0
"""Where another article says all that is left and nothing else, up to as much is taken away as is
left, if log-odds tell the two so far apart on average: news reports stand further from what sites
say than notices and advice do."""
KNOWN_BARED, MOST_KNOWN_BARED, KNOWN_CONTRAST = 0.25, 1.5, 7.0
"""The same where phrases know the first share of all that is taken away: notices and advice that
speak as sites do hold none of their phrases."""


def site_marks(sentences: Sequence[Sentence], log_odds: Sequence[float]) -> list[bool]:
    """Which sentences of an article a site has added, given each sentence's log-odds of it.

    A headline is never one; none is where too little of an article would be left. A sentence with
    the mark of chrome is one beyond doubt.
    """
    marks = site_path(sentences, log_odds)
    if _leaves_enough(sentences, marks, MOST_TAKEN):
        return marks
    vouched = _vouched(sentences, marks)
    if _leaves_enough(sentences, vouched, MOST_VOUCHED):
        return vouched
    return [False] * len(marks)


def bared_marks(sentences: Sequence[Sentence], log_odds: Sequence[float]) -> list[bool]:
    """The same where all that is left stands in another article, which says nothing else."""
    marks = site_path(sentences, log_odds)
    known = _known_share([s for s, mark in zip(sentences, marks, strict=True) if mark])
    most, least = MOST_BARED, CONTRAST
    if known >= KNOWN_BARED:
        most, least = MOST_KNOWN_BARED, KNOWN_CONTRAST
    stands_apart = _contrast(sentences, marks, log_odds) >= least
    if stands_apart and _leaves_enough(sentences, marks, most):
        return marks
    return [False] * len(marks)


def site_path(sentences: Sequence[Sentence], log_odds: Sequence[float]) -> list[bool]:
    """Which sentences speak as sites do, however many they are."""
    path = _likeliest(
        -SUREST if s.field == "title" else SUREST if s.chrome else max(-SUREST, min(SUREST, odds))
        for s, odds in zip(sentences, log_odds, strict=True)
    )
    return [marked and s.field != "title" for marked, s in zip(path, sentences, strict=True)]


def _contrast(
    sentences: Sequence[Sentence], marks: Sequence[bool], log_odds: Sequence[float]
) -> float:
    """How much higher the mean log-odds of what is taken away are than those of what is left."""
    means = []
    for part in (True, False):
        told = [
            (letters_of(s.text), odds)
            for s, mark, odds in zip(sentences, marks, log_odds, strict=True)
            if mark is part and not s.chrome and s.field != "title"
        ]
        letters = sum(length for length, _ in told)
        means.append(sum(length * odds for length, odds in told) / max(1, letters))
    return means[0] - means[1]


def _leaves_enough(sentences: Sequence[Sentence], marks: Sequence[bool], most: float) -> bool:
    told = [(s, mark) for s, mark in zip(sentences, marks, strict=True) if not s.chrome]
    left = [letters_of(s.text) for s, mark in told if not mark and s.field != "title"]
    taken = sum(letters_of(s.text) for s, mark in told if mark)
    return taken <= most * sum(left) * min(1.0, len(left) / ENOUGH)


def _vouched(sentences: Sequence[Sentence], marks: Sequence[bool]) -> list[bool]:
    """The marks of runs of which phrases know enough."""
    kept: list[bool] = []
    for marked, run in groupby(zip(marks, sentences, strict=True), key=itemgetter(0)):
        told = [s for _, s in run]
        kept += [marked and _known_share(told) >= VOUCHED] * len(told)
    return kept


def _known_share(told: Sequence[Sentence]) -> float:
    """How much phrases know of what a site may have added."""
    known = sum(letters_of(s.text) for s in told if s.chrome)
    return known / max(1, sum(letters_of(s.text) for s in told))


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
