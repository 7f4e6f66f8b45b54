"""What two articles with one exact key have in common, sentence by sentence, for people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import accumulate

from service.article import PreparedArticle, Sentence
from service.text.prepare import keyed_body
from service.text.writing.clean import fold
from service.verdict import AlignedPassages, Passage, Relation, Verdict


def quoted(verdict: Verdict, a: PreparedArticle, b: PreparedArticle) -> Verdict:
    """The verdict with the alignment of an exact pair, which needs none to be told."""
    if verdict.relation is not Relation.EXACT:
        return verdict
    return replace(verdict, aligned=(*_headlines(a, b), *_bodies(a, b)))


def _headlines(a: PreparedArticle, b: PreparedArticle) -> Iterator[AlignedPassages]:
    left, right = ([s for s in one.sentences if s.field == "title"] for one in (a, b))
    if left and right and _folded(left) == _folded(right):
        yield _aligned(left, right)


def _folded(sentences: Iterable[Sentence]) -> str:
    return fold(" ".join(s.text for s in sentences))


def _bodies(a: PreparedArticle, b: PreparedArticle) -> Iterator[AlignedPassages]:
    """The sentences that end at one word of what both say: they may be split otherwise."""
    left, right = (_by_end(keyed_body(one)) for one in (a, b))
    common = left.keys() & right.keys()
    runs = (_runs(side, common) for side in (left, right))
    yield from (_aligned(*pair) for pair in zip(*runs, strict=True))


def _by_end(body: list[tuple[Sentence, str]]) -> dict[int, Sentence]:
    """Sentences by the number of words up to their end."""
    ends = accumulate(len(wording.split()) for _, wording in body)
    return dict(zip(ends, (sentence for sentence, _ in body), strict=True))


def _runs(by_end: dict[int, Sentence], ends: set[int]) -> Iterator[list[Sentence]]:
    run: list[Sentence] = []
    for end, sentence in by_end.items():
        run.append(sentence)
        if end in ends:
            yield run
            run = []


def _aligned(a: Iterable[Sentence], b: Iterable[Sentence]) -> AlignedPassages:
    left, right = (tuple(map(_passage, side)) for side in (a, b))
    return AlignedPassages(left, right, similarity=1.0, likeness=1.0, moved=False)


def _passage(sentence: Sentence) -> Passage:
    return Passage(sentence.field, sentence.start, sentence.end, sentence.text)
