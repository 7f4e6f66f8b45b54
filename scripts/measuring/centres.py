"""What it costs to read a text as in a language that is close to its own."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from evaluation.bootstrap import Rate
from evaluation.tables import markdown_table
from measuring.bench import Bench, Section
from measuring.retrieval import firsts
from measuring.shares import cell, share_document
from models.bundled import E5
from models.calibration import unit
from models.calibration_files import shipped_calibration
from models.encoder import Vectors
from service.calibrate.corpus import Embedded

CLOSE = {"da": "no", "hr": "sr", "cs": "sk", "bg": "ru", "fa": "ar", "id": "ms"}
"""Languages, each with one that it is taken for where a text is short."""
CENTRES = ("own", "close language's", "of all languages")


def centres_section(bench: Bench) -> Section:
    """Measure `e5` against the pivot language, each language with three centres in turn."""
    codes = bench.sampled.codes
    files = {s for s, code in codes.items() if code in CLOSE}
    embedded = bench.embedded(bench.sampled.only({*files, bench.sampled.pivot}), E5.name)
    found = {stem: list(_measured(embedded, stem)) for stem in sorted(files)}
    header = ("text", "close", *(f"{c}: {what}" for c in CENTRES for what in ("cosine", "first")))
    rows = [
        (
            stem,
            CLOSE[codes[stem]],
            *(x for cosine, rate in row for x in (f"{cosine:.3f}", cell(rate))),
        )
        for stem, row in found.items()
    ]
    document = {
        stem: {
            centre: {"cosine": cosine, "first": share_document(rate)}
            for centre, (cosine, rate) in zip(CENTRES, row, strict=True)
        }
        for stem, row in found.items()
    }
    title = f"Close centres, {len(embedded.corpus.lines):,} lines, `e5`"
    return Section(title, markdown_table(header, rows), document)


def _measured(embedded: Embedded, stem: str) -> Iterator[tuple[float, Rate]]:
    """The mean cosine to the pivot language, and the share at the first place, by centre."""
    centres = shipped_calibration(E5.name, E5.fingerprint).centres
    assert centres is not None
    code, pivot = embedded.corpus.codes[stem], embedded.corpus.pivot
    lines = embedded.corpus.lines
    goal = _less(embedded.vectors[pivot], centres[embedded.corpus.codes[pivot]])
    for centre in (code, CLOSE[code], "*"):
        moved = _less(embedded.vectors[stem], centres[centre])
        cosine = float(np.mean(np.sum(moved[lines] * goal[lines], axis=1)))
        yield cosine, firsts(embedded, moved, goal)


def _less(vectors: Vectors, centre: Vectors) -> Vectors:
    return unit(vectors - centre)
