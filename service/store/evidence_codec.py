"""Write verdicts without the words of the articles, which are stored, and read them back equal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from service.article import Sentence
from service.store.codec import decode_json, encode_json, row_of, verdict_of, verdict_row
from service.store.lines import decode_line, encode_line
from service.store.zstd import Zstd
from service.verdict import AlignedPassages, Passage, Verdict

_Row = tuple[Any, ...]


def encode_evidence(verdict: Verdict, a: Sequence[Sentence], b: Sequence[Sentence]) -> bytes:
    """Write a verdict on two articles of these sentences.

    A passage that is a sentence of its article is written as how far it is from the one after
    the last of that article, a sentence that disagreements quote as its place.
    """
    in_a, in_b = _Named(a), _Named(b)
    aligned = [[in_a.write(one.a), in_b.write(one.b), one.moved] for one in verdict.aligned]
    alike = encode_line(
        [one.likeness for one in verdict.aligned], [one.similarity for one in verdict.aligned]
    )
    *plain, _ = verdict_row(verdict, aligned)
    apart = [(in_a.quote(pair.a), in_b.quote(pair.b)) for pair in verdict.disagreements]
    # No JSON of ours has a line break.
    return _ZSTD.compress(encode_json([*plain, apart]) + b"\n" + alike)


def decode_evidence(data: bytes, a: Sequence[Sentence], b: Sequence[Sentence]) -> Verdict:
    """Read what `encode_evidence` wrote of two articles of the same sentences."""
    told, _, alike = _ZSTD.decompress(data).partition(b"\n")
    *plain, apart = decode_json(told)
    in_a, in_b = _Named(a), _Named(b)
    row = [*plain, [(in_a.quoted(x), in_b.quoted(y)) for x, y in apart]]
    named = plain[-1]
    pairs = zip(named, *decode_line(alike, len(named)), strict=True)
    return verdict_of(
        row,
        tuple(
            AlignedPassages(in_a.read(from_a), in_b.read(from_b), similarity, likeness, moved)
            for (from_a, from_b, moved), likeness, similarity in pairs
        ),
    )


class _Named:
    """The passages of one article, named by their places among its sentences."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        self._sentences = sentences
        self._places: dict[_Row, int] = {}
        self._texts: dict[str, int] = {}
        self._next = 0

    def write(self, passages: Iterable[Passage]) -> list[object]:
        """The names of passages; those that are no sentence as they are."""
        if not self._places:
            self._places = {
                (s.field, s.start, s.end, s.text): place for place, s in enumerate(self._sentences)
            }
        named: list[object] = []
        for row in map(row_of, passages):
            place = self._places.get(row)
            named.append(row if place is None else place - self._next)
            self._next = self._next if place is None else place + 1
        return named

    def quote(self, texts: Iterable[str]) -> list[int | str]:
        """Quotes as they are, and those that are sentences of the article by their places."""
        if not self._texts:
            self._texts = {s.text: place for place, s in enumerate(self._sentences)}
        return [self._texts.get(text, text) for text in texts]

    def quoted(self, quotes: Iterable[int | str]) -> list[str]:
        """The texts of what `quote` made."""
        return [self._sentences[q].text if isinstance(q, int) else q for q in quotes]

    def read(self, named: Iterable[Any]) -> tuple[Passage, ...]:
        """The passages of names, in the order in which these were written."""
        return tuple(map(self._passage, named))

    def _passage(self, name: Any) -> Passage:  # noqa: ANN401 - JSON
        if not isinstance(name, int):
            return Passage(*name)
        sentence = self._sentences[self._next + name]
        self._next += name + 1
        return Passage(sentence.field, sentence.start, sentence.end, sentence.text)


_ZSTD = Zstd.knowing("evidence_0005.json", "evidence.json", level=6)
