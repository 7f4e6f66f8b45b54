"""Pairs of made articles with known truth: the same article, or hard to tell from it.

Positives are documents and their translations: whole, cut at an end, with sentences dropped,
with paragraphs moved. Negatives are what users must never see merged: two halves of one
document, excerpts, overlapping parts, the nearest other document, and documents whose facts
were changed.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from calibration.parallel import PIVOT, Embedded
from models.calibration import Calibration
from service.article import Sentence
from service.match.signals import Passages, Signals, measure

SIZES = (2, 3, 4, 5, 6, 8, 10, 20, 99)
POSITIVE = ("same", "same", "same", "cut", "drop", "moved")
NEGATIVE = ("facts", "facts", "half", "excerpt", "overlap", "near")
KEPT = 0.80
"""A cut article is the same while this share of its text is left,"""
PART = 0.62
"""and another one, an excerpt, when no more than this share is."""
CHANGED = 0.3
"""A long article is another one when at least this share of its facts differs,"""
BRIEF = 6.0
"""and a bulletin of no more than this evidence (effective sentences) when any fact does."""


@dataclass(frozen=True)
class Pair:
    """The signals of a made pair and whether both are the same article."""

    same: bool
    kind: str
    document: str
    signals: Signals


def make_pairs(embedded: Embedded, scales: Calibration, count: int, seed: int) -> list[Pair]:
    """Make pairs in all the languages that are embedded, on the encoder's own scale."""
    maker = _Maker(embedded, scales, random.Random(seed))
    pairs: list[Pair] = []
    while len(pairs) < count:
        pairs += maker.attempt()
    return pairs


class _Maker:
    def __init__(self, embedded: Embedded, scales: Calibration, rng: random.Random) -> None:
        self._text, self._scales, self._rng = embedded, scales, rng
        self._documents = embedded.whole_documents
        self._names, self._files = sorted(self._documents), sorted(embedded.codes)

    def attempt(self) -> Iterator[Pair]:
        """One pair, or none where the drawn document does not allow the drawn kind."""
        rng = self._rng
        document, kind = rng.choice(self._names), rng.choice(POSITIVE + NEGATIVE)
        file_a, file_b = rng.choice(self._files), rng.choice(self._files)
        if file_a == file_b and kind in ("same", "facts"):
            return
        lines = self._stretch(document, rng.choice(SIZES))
        sides = getattr(self, f"_{kind}")(lines)
        if not sides or not all(sides):
            return
        if rng.random() < 0.5:
            sides = sides[::-1]
        signals = self._measure(file_a, file_b, *sides)
        if kind == "facts":
            changed = self._change_facts(signals)
            if changed is None:
                return
            signals = changed
        slim = replace(signals, groups=(), facts=replace(signals.facts, conflicts=()))
        yield Pair(kind in POSITIVE, kind, document, slim)

    def _stretch(self, document: str, size: int) -> list[int]:
        lines = self._documents[document]
        start = self._rng.randrange(max(1, len(lines) - size + 1))
        return lines[start : start + size]

    def _same(self, lines: list[int]) -> tuple[list[int], list[int]]:
        return lines, lines

    _facts = _same

    def _cut(self, lines: list[int]) -> tuple[list[int], list[int]] | None:
        n = max(1, int(len(lines) * self._rng.uniform(0.05, 0.2)))
        rest = lines[:-n] if self._rng.random() < 0.7 else lines[n:]
        return (lines, rest) if self._share(rest, lines) >= KEPT else None

    def _drop(self, lines: list[int]) -> tuple[list[int], list[int]] | None:
        a, b = ([x for x in lines if self._rng.random() > 0.08] for _ in range(2))
        common = [x for x in a if x in b]
        return (a, b) if min(self._share(common, a), self._share(common, b)) >= KEPT else None

    def _moved(self, lines: list[int]) -> tuple[list[int], list[int]] | None:
        if len(lines) < 5:
            return None
        n = self._rng.randrange(1, max(2, len(lines) // 3))
        start = self._rng.randrange(len(lines) - n)
        rest = lines[:start] + lines[start + n :]
        place = self._rng.randrange(len(rest) + 1)
        return lines, rest[:place] + lines[start : start + n] + rest[place:]

    def _half(self, lines: list[int]) -> tuple[list[int], list[int]]:
        middle = len(lines) // 2
        return lines[:middle], lines[middle:]

    def _excerpt(self, lines: list[int]) -> tuple[list[int], list[int]] | None:
        n = max(1, int(len(lines) * self._rng.uniform(0.2, 0.65)))
        start = self._rng.randrange(len(lines) - n + 1)
        part = lines[start : start + n]
        return (lines, part) if self._share(part, lines) <= PART else None

    def _overlap(self, lines: list[int]) -> tuple[list[int], list[int]] | None:
        third = len(lines) // 3
        a, b = lines[: 2 * third], lines[third:]
        common = lines[third : 2 * third]
        return (a, b) if self._share(common, max(a, b, key=len)) <= PART else None

    def _near(self, lines: list[int]) -> tuple[list[int], list[int]]:
        pivot = self._text.vectors[PIVOT]
        centre = pivot[lines].mean(axis=0)
        own = {d for d, members in self._documents.items() if set(members) & set(lines)}
        others = [self._stretch(d, len(lines)) for d in self._names if d not in own]
        return lines, max(others, key=lambda o: float(centre @ pivot[o].mean(axis=0)))

    def _share(self, part: list[int], whole: list[int]) -> float:
        letters = [len(t) for t in self._text.texts[PIVOT]]
        return sum(letters[n] for n in part) / max(1, sum(letters[n] for n in whole))

    def _measure(self, file_a: str, file_b: str, a: list[int], b: list[int]) -> Signals:
        left, right = self._passages(file_a, a), self._passages(file_b, b)
        return measure(left, right, self._scales.scale(left.language, right.language))

    def _passages(self, file: str, lines: list[int]) -> Passages:
        """An article of these lines, some neighbours joined as sentence splitters do."""
        groups: list[list[int]] = []
        for line in lines:
            if groups and len(groups[-1]) == 1 and self._rng.random() < 0.15:
                groups[-1].append(line)
            else:
                groups.append([line])
        texts, vectors = self._text.texts[file], self._text.vectors[file]
        joined = [" ".join(texts[n] for n in g) for g in groups]
        means = [np.sum([vectors[n] * len(texts[n]) for n in g], axis=0) for g in groups]
        units = np.array([v / np.linalg.norm(v) for v in means], dtype=np.float32)
        lengths = np.array([max(1, len(t)) for t in joined], dtype=np.float32)
        sentences = tuple(Sentence("text", 0, len(t), t) for t in joined)
        return Passages(self._text.codes[file], sentences, units, lengths / lengths.sum())

    def _change_facts(self, signals: Signals) -> Signals | None:
        """As if facts (and some of the names) of one side had been exchanged for others."""
        facts, names, rng = signals.facts, signals.names, self._rng
        share = rng.choice((0.1, 0.3, 0.6, 1.0))
        changed = sum(rng.random() < share for _ in range(round(facts.agreements)))
        total = facts.agreements + facts.contradictions
        if not changed or (signals.evidence > BRIEF and changed < CHANGED * total):
            return None
        renamed = rng.choice((0.0, 0.0, 0.5, 1.0))
        other_names = sum(rng.random() < renamed for _ in range(names.found))
        return replace(
            signals,
            facts=replace(
                facts,
                agreements=facts.agreements - changed,
                contradictions=facts.contradictions + changed,
            ),
            names=replace(
                names, found=names.found - other_names, missing=names.missing + other_names
            ),
        )
