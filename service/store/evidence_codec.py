"""Write verdicts without the words of the articles, which are stored, and read them back equal."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from importlib.resources import files
from typing import Any

import numpy as np

from service.article import AlignedPassages, Passage, Sentence, Verdict
from service.store.codec import decode_json, encode_json, row_of, verdict_of, verdict_row
from service.store.zstd import Zstd

_Row = tuple[Any, ...]


def encode_evidence(verdict: Verdict, a: Sequence[Sentence], b: Sequence[Sentence]) -> bytes:
    """Write a verdict on two articles of these sentences.

    A passage that is a sentence of its article is written as the place of that.
    """
    in_a, in_b = _places(a), _places(b)
    likeness = [number for one in verdict.aligned for number in (one.similarity, one.likeness)]
    short = _short(likeness)
    aligned = [[_named(one.a, in_a), _named(one.b, in_b), one.moved] for one in verdict.aligned]
    row = verdict_row(verdict, [short is not None, short or likeness, aligned])
    return _ZSTD.compress(encode_json(row))


def decode_evidence(data: bytes, a: Sequence[Sentence], b: Sequence[Sentence]) -> Verdict:
    """Read what `encode_evidence` wrote of two articles of the same sentences."""
    row = decode_json(_ZSTD.decompress(data))
    is_short, likeness, aligned = row[-2]
    if is_short:
        likeness = np.array(likeness, np.float32).tolist()
    pairs = zip(aligned, likeness[::2], likeness[1::2], strict=True)
    return verdict_of(
        row,
        tuple(
            AlignedPassages(_passages(in_a, a), _passages(in_b, b), similarity, like, moved)
            for (in_a, in_b, moved), similarity, like in pairs
        ),
    )


def _places(sentences: Sequence[Sentence]) -> dict[_Row, int]:
    return {(s.field, s.start, s.end, s.text): place for place, s in enumerate(sentences)}


def _named(passages: Iterable[Passage], places: Mapping[_Row, int]) -> list[object]:
    rows = map(row_of, passages)
    return [places.get(row, row) for row in rows]


def _passages(named: Iterable[Any], sentences: Sequence[Sentence]) -> tuple[Passage, ...]:
    return tuple(
        _quoted(sentences[one]) if isinstance(one, int) else Passage(*one) for one in named
    )


def _quoted(sentence: Sentence) -> Passage:
    return Passage(sentence.field, sentence.start, sentence.end, sentence.text)


def _short(numbers: Sequence[float]) -> list[float] | None:
    """The shortest numbers that single precision reads as these; None where it cannot hold them."""
    with np.errstate(over="ignore"):
        single = np.array(numbers, np.float32)
    if not np.array_equal(single, np.array(numbers, np.float64)):
        return None
    return list(map(float, single.astype("U")))


_ZSTD = Zstd(common=(files(__package__) / "evidence.json").read_bytes())
"""The file must stay as it is for as long as there are stores that were written with it."""
