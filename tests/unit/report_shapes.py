"""Articles, links and clusters for the tests of reports."""

from __future__ import annotations

import json
from types import SimpleNamespace

from service.article import Article, Evidence, Language, Place, PreparedArticle, Rejection, Sentence
from service.cluster import Assignment, Canonical, Cluster
from service.report.results import Results
from service.verdict import AlignedPassages, Disagreement, Link, Passage, Relation, Verdict

EVIDENCE = Evidence("agency", "TASS", "text", 3, 14, "citing TASS")
PASSAGES = AlignedPassages(
    (Passage("text", 0, 4, "Rain"),),
    (Passage("text", 2, 7, "Pluie"),),
    similarity=0.87654321,
    likeness=0.9,
    moved=True,
)


def verdict(relation=Relation.TRANSLATION, score=0.98, **changes):
    """Make a verdict with every field filled."""
    fields = {
        "coverage_a": 0.9,
        "coverage_b": 0.8,
        "container": None,
        "method": "muse",
        "reason": "Most sentences have a counterpart.",
        "signals": {"gap": 0.5, "chain": 0.123456789},
        "aligned": (PASSAGES,),
        "disagreements": (Disagreement(("20,000",), ("5,000",)),),
    }
    return Verdict(relation, score, **(fields | changes))


def assignment(id, cluster, canonical, relation=None, score=None, lang="en", **changes):
    """Make an assignment; without a relation it is the canonical."""
    language = Language(lang, 0.99)
    fields = {"encoder": "muse", "title": f"Title of {id}", **changes}
    own = id == canonical
    return Assignment(id, cluster, canonical, own, relation, score, language, **fields)


def cluster(id, *members, canonical=None, languages=()):
    """Make a cluster whose canonical is the first member."""
    chosen = Canonical(canonical or members[0], "earliest", "It was published first.")
    return Cluster(id, tuple(members), chosen, dict.fromkeys(languages, chosen))


def some_results(**changes):
    """Make the results of a small run, every field of every table filled."""
    fields = {
        "assignments": [
            assignment("a", "c-1", "a", provenance=(EVIDENCE,), warnings=("short",)),
            assignment("b", "c-1", "a", Relation.TRANSLATION, 0.98, "fr"),
            assignment("d", "c-2", "d", encoder=None),
        ],
        "clusters": [cluster("c-1", "a", "b", languages=("fr", "en")), cluster("c-2", "d")],
        "links": [
            Link("a", "b", verdict()),
            Link("a", "d", verdict(Relation.SAME_STORY, 0.04)),
        ],
        "canonical": [
            {"id": "a", "text": "Rain", "desk": {"name": "weather", "rank": 0.12345678}},
            {"id": 7, "title": None, "body": "Sun"},
        ],
        "rejections": [
            Rejection(Place("in.jsonl", 3), "wrong_type", "the field 'text' is a number", "x"),
            Rejection(Place("empty.txt"), "empty_file", "the file is empty"),
        ],
    }
    return Results(**(fields | changes))


def run_results(assignments, clusters, links=()):
    """Make results without canonical records and rejections."""
    return Results(assignments, clusters, links, [], [])


def rows(path):
    """Read a file of JSON Lines."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def prepared(id, title, sentences, lang="en", chrome=(), **changes):
    """Make a prepared article whose text has a line for each sentence."""
    text = "\n".join(sentences)
    found = [Sentence("title", 0, len(title), title)] if title else []
    start = 0
    for sentence in sentences:
        end = start + len(sentence)
        found.append(Sentence("text", start, end, sentence, chrome=sentence in chrome))
        start = end + 1
    fields = {"provenance": (), "warnings": (), **changes}
    return PreparedArticle(
        article=Article(id, title, text),
        language=Language(lang, 0.98),
        sentences=tuple(found),
        exact_key="k",
        lexical_keys=(),
        fact_keys=(),
        **fields,
    )


def passage(article, sentence):
    """Make the passage of one sentence, counted with the title as 0."""
    found = article.sentences[sentence]
    text = article.article.title if found.field == "title" else article.article.text
    return Passage(found.field, found.start, found.end, text[found.start : found.end])


def aligned(a, i, b, j, *, similarity=0.9, moved=False):
    """Align sentence `i` of A with sentence `j` of B."""
    return AlignedPassages((passage(a, i),), (passage(b, j),), similarity, 0.95, moved)


def comparison(a, b, pairs=(), **changes):
    """Compare two prepared articles."""
    encoders = {"encoder_a": "muse", "encoder_b": "e5"}
    found = verdict(aligned=tuple(pairs), **changes)
    return SimpleNamespace(a=a, b=b, verdict=found, **encoders)
