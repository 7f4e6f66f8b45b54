"""Put an alignment and what it leaves out into the order in which people read."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from service.article import PreparedArticle, Sentence
from service.verdict import AlignedPassages, Passage

_FIELDS = ("title", "text")
_Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class FacingPassages:
    """What stands beside each other: aligned passages, or a passage of one side alone."""

    a: tuple[Passage, ...]
    b: tuple[Passage, ...]
    aligned: AlignedPassages | None = None
    chrome: bool = False


def reading_order(
    a: PreparedArticle, b: PreparedArticle, aligned: Sequence[AlignedPassages]
) -> list[FacingPassages]:
    """Return every sentence of both articles once, title first.

    A leads: its passages stand in its order, with what is aligned to them. A passage of B
    alone stands before the next aligned one that comes later in B; those that were moved
    do not count.
    """
    left = [FacingPassages(pair.a, pair.b, pair) for pair in aligned]
    left += [
        FacingPassages((p,), (), None, c)
        for p, c in _alone(a, (p for pair in aligned for p in pair.a))
    ]
    left.sort(key=lambda row: _place(row.a[0]))
    right = [
        FacingPassages((), (p,), None, c)
        for p, c in _alone(b, (p for pair in aligned for p in pair.b))
    ]
    return list(_merged(left, right))


def _merged(
    left: Sequence[FacingPassages], right: Sequence[FacingPassages]
) -> Iterator[FacingPassages]:
    waiting = deque(right)
    for row in left:
        if row.aligned is not None and not row.aligned.moved:
            while waiting and _place(waiting[0].b[0]) < _place(row.b[0]):
                yield waiting.popleft()
        yield row
    yield from waiting


def _alone(
    prepared: PreparedArticle, passages: Iterable[Passage]
) -> Iterator[tuple[Passage, bool]]:
    """Yield what no aligned passage covers, in reading order, and whether it is site chrome."""
    covered: dict[str, list[_Span]] = {field: [] for field in _FIELDS}
    for passage in passages:
        covered[passage.field].append((passage.start, passage.end))
    for field in _FIELDS:
        text = prepared.article.title if field == "title" else prepared.article.text
        sentences = [s for s in prepared.sentences if s.field == field]
        for sentence, start, end in _uncovered(sentences, _joined(covered[field])):
            if text[start:end].strip():
                yield Passage(field, start, end, text[start:end]), sentence.chrome


def _uncovered(
    sentences: Iterable[Sentence], spans: Sequence[_Span]
) -> Iterator[tuple[Sentence, int, int]]:
    """Yield the stretches of sentences that lie outside all spans (disjoint, ascending)."""
    for sentence in sentences:
        start = sentence.start
        first = bisect_right(spans, start, key=lambda span: span[1])
        last = bisect_left(spans, sentence.end, key=lambda span: span[0])
        for index in range(first, last):
            if start < spans[index][0]:
                yield sentence, start, spans[index][0]
            start = spans[index][1]
        if start < sentence.end:
            yield sentence, start, sentence.end


def _joined(spans: Iterable[_Span]) -> list[_Span]:
    """Merge spans that touch or overlap."""
    joined: list[_Span] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return joined


def _place(passage: Passage) -> tuple[int, int, int]:
    return _FIELDS.index(passage.field), passage.start, passage.end
