"""How many lines find their translation at the first place, by language and encoder."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from evaluation.bootstrap import Rate
from evaluation.tables import markdown_table
from measuring.bench import Bench, Section
from measuring.shares import cell, share, share_document
from models.bundled import E5, MUSE
from models.calibration_files import shipped_calibration
from models.encoder import Vectors
from service.calibrate.corpus import Embedded


@dataclass(frozen=True)
class _Table:
    """Shares by file, then by column."""

    title: str
    columns: tuple[str, ...]
    rows: Mapping[str, tuple[Rate, ...]]


def retrieval_section(bench: Bench) -> Section:
    """Measure `muse` on all lines in its languages, and both encoders on the sampled documents."""
    tables = [_muse(bench), _muse_elsewhere(bench), _e5(bench)]
    text = "\n\n".join(f"{table.title}\n\n{_markdown(table)}" for table in tables if table.rows)
    return Section("Retrieval by language", text, {t.title: _document(t) for t in tables})


def _muse(bench: Bench) -> _Table:
    files = [s for s, code in bench.corpus.codes.items() if code in MUSE.languages]
    found = bench.embedded(bench.corpus.only(files), MUSE.name)
    pivot = found.corpus.pivot
    rows = {
        stem: (first_places(found, stem, pivot), first_places(found, pivot, stem))
        for stem in found.vectors
        if stem != pivot
    }
    title = f"`muse`, {len(found.corpus.lines):,} lines, its languages"
    return _Table(title, (f"to {pivot}", f"from {pivot}"), rows)


def _muse_elsewhere(bench: Bench) -> _Table:
    pivot = bench.sampled.pivot
    codes = bench.sampled.codes
    files = {s for s, code in codes.items() if code not in MUSE.languages}
    found = bench.embedded(bench.sampled.only({*files, pivot}), MUSE.name)
    rows = {stem: (first_places(found, stem, pivot),) for stem in sorted(files)}
    return _Table(f"`muse`, {len(found.corpus.lines):,} lines, others", (f"to {pivot}",), rows)


def _e5(bench: Bench) -> _Table:
    files = [s for s, code in bench.sampled.codes.items() if code in E5.languages]
    raw = bench.embedded(bench.sampled.only(files), E5.name)
    centred = raw.centred(shipped_calibration(E5.name, E5.fingerprint).centres)
    pivot = raw.corpus.pivot
    rows = {
        stem: (first_places(raw, stem, pivot), first_places(centred, stem, pivot))
        for stem in raw.vectors
        if stem != pivot
    }
    return _Table(f"`e5`, {len(raw.corpus.lines):,} lines", ("raw", "centred"), rows)


def first_places(embedded: Embedded, stem: str, goal: str) -> Rate:
    """The share of the lines of one file whose likest line of another is their translation."""
    vectors = embedded.vectors
    return firsts(embedded, vectors[stem], vectors[goal])


def firsts(embedded: Embedded, queries: Vectors, goal: Vectors) -> Rate:
    """The same for vectors of all lines, (lines, d) each."""
    lines = embedded.corpus.lines
    likest = (queries[lines] @ goal[lines].T).argmax(axis=1)
    right = likest == np.arange(len(lines))
    document = {n: name for name, own in embedded.corpus.documents.items() for n in own}
    return share((document[n], bool(is_so)) for n, is_so in zip(lines, right, strict=True))


def _markdown(table: _Table) -> str:
    means = (f"{np.mean([row[n].value for row in table.rows.values()]):.4f}" for n in _each(table))
    rows = [(stem, *map(cell, row)) for stem, row in table.rows.items()]
    return markdown_table(("language", *table.columns), [*rows, ("mean", *means)])


def _each(table: _Table) -> Iterator[int]:
    return iter(range(len(table.columns)))


def _document(table: _Table) -> dict[str, dict[str, object]]:
    return {
        stem: dict(zip(table.columns, map(share_document, row), strict=True))
        for stem, row in table.rows.items()
    }
