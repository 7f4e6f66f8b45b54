"""The articles of a labelled set as every method gets them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from time import perf_counter

from evaluation.labelled import LabelledSet
from evaluation.reading import read_prepared
from service.article import PreparedArticle
from service.errors import UsageError


@dataclass(frozen=True, slots=True)
class Corpus:
    """The articles of a set, read and prepared, with the true cluster of each.

    `seconds` is how long it took to read and prepare them, sentences included.
    """

    labelled: LabelledSet
    articles: Sequence[PreparedArticle]
    gold: Sequence[str]
    seconds: float

    @property
    def texts(self) -> list[str]:
        """The whole text of each article, its title first."""
        return [f"{each.article.title}\n{each.article.text}" for each in self.articles]


def read_corpus(labelled: LabelledSet) -> Corpus:
    """Read the articles of a set.

    Raises:
        UsageError: one cannot be read or has no label.
    """
    start = perf_counter()
    articles = read_prepared(labelled.articles)
    seconds = perf_counter() - start
    for article in articles:
        if article.article.id not in labelled.labels:
            raise UsageError(f"{labelled.articles}: {article.article.id} has no label")
    gold = [labelled.labels[article.article.id].cluster for article in articles]
    return Corpus(labelled, articles, gold, seconds)
