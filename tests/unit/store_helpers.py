"""What the tests of the store share: articles to put in, and what came of them."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from service.article import Article, Language, Place, PreparedArticle, Sentence
from service.verdict import AlignedPassages, Disagreement, Passage, Relation, Verdict


def make_article(id, text="A text.", line=1, file="a.jsonl", **keys):
    """Make a prepared article; keys are `exact_key`, `lexical_keys`, `fact_keys`."""
    article = PreparedArticle(
        article=Article(
            id=id,
            title="A title",
            text=text,
            record={"id": id, "text": text, "desk": "news"},
            place=Place(file, line),
        ),
        language=Language("en", 0.9),
        sentences=(Sentence("title", 0, 7, "A title"), Sentence("text", 0, len(text), text)),
        provenance=(),
        exact_key=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        lexical_keys=(),
        fact_keys=(),
    )
    return replace(article, **keys)


def make_verdict(score=0.9, relation=Relation.TRANSLATION):
    """Make a verdict with evidence."""
    passage = Passage("text", 0, 7, "A text.")
    return Verdict(
        relation=relation,
        score=score,
        coverage_a=0.8,
        coverage_b=0.7,
        container=None,
        method="muse",
        reason="Both say the same.",
        signals={"chain": 0.5},
        aligned=(AlignedPassages((passage,), (passage, passage), 0.9, 0.8, False),),
        disagreements=(Disagreement(("1",), ("2", "3")),),
    )


def outcome(store):
    """Return all that came of a run's inputs: articles, rejections, repetitions."""
    return list(store.articles()), list(store.rejections()), store.repeated()


def read_in(store, articles, run="run", resume=False):
    """Add all articles as one run, from its begin to the end of its reading."""
    continued = store.begin(run, resume)
    for article in articles:
        store.add(article)
    store.finish_reading()
    return continued
