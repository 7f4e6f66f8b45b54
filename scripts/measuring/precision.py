"""What half precision and bytes change in verdicts, against vectors in full precision."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import combinations

import numpy as np

from evaluation.labelled import LabelledSet
from evaluation.reading import read_prepared
from evaluation.tables import markdown_table
from measuring.bench import Bench, Section
from measuring.shares import cell, share, share_document
from models.bundled import MUSE
from models.encoder import Vectors
from models.space import Space
from service.article import PreparedArticle
from service.cli.options import settings_from
from service.match.coverage.content import content
from service.match.verdicts.side import Side
from service.match.verdicts.verify import verify
from service.verdict import Relation, Verdict

Rounded = Callable[[Vectors], Vectors]


def _exact(vectors: Vectors) -> Vectors:
    return vectors


def _halved(vectors: Vectors) -> Vectors:
    return np.asarray(vectors.astype(np.float16), dtype=np.float32)


def _in_bytes(vectors: Vectors) -> Vectors:
    """127 steps to the largest value of each vector."""
    scale = np.maximum(np.abs(vectors).max(axis=1, keepdims=True), 1e-9) / 127
    return np.asarray(np.round(vectors / scale) * scale, dtype=np.float32)


WAYS: Mapping[str, Rounded] = {"float16": _halved, "int8": _in_bytes}


def precision_section(bench: Bench) -> Section:
    """Compare the verdicts on all pairs of every set of which `muse` embeds both articles."""
    sets = bench.labelled or bench.hard
    pairs = [pair for labelled in sets for pair in _verdicts(labelled, Space("auto"))]
    linked = [p for p in pairs if any(one.relation is not Relation.NONE for one in p[1])]
    rows, document = [], {}
    for place, name in enumerate(WAYS, 1):
        changed = share((d, found[0].relation is not found[place].relation) for d, found in linked)
        apart = np.array([abs(found[0].score - found[place].score) for _, found in linked] or [0.0])
        most, mean = float(apart.max()), float(apart.mean())
        rows.append(
            (
                name,
                f"{changed.total:,}",
                f"{changed.hits:,}",
                cell(changed),
                f"{most:.4f}",
                f"{mean:.6f}",
            )
        )
        document[name] = {"changed": share_document(changed), "most": most, "mean": mean}
    header = (
        "kept as",
        "links",
        "other relation",
        "share",
        "scores differ by at most",
        "on average",
    )
    return Section("Half precision, against float32", markdown_table(header, rows), document)


def _verdicts(labelled: LabelledSet, space: Space) -> Iterator[tuple[str, tuple[Verdict, ...]]]:
    """The verdicts on a pair in full precision and in each way, with the document of the pair."""
    settings = settings_from({})
    prepared = [one for one in read_prepared(labelled.articles) if _is_read_by_muse(one, space)]
    texts = {one.article.id: [s.text for s in content(one)] for one in prepared}
    exact = {name: space.encode(MUSE.name, found) for name, found in texts.items()}
    sides = [
        {one.article.id: Side(one, space, _given(exact, rounded)) for one in prepared}
        for rounded in (_exact, *WAYS.values())
    ]
    for a, b in combinations(texts, 2):
        document = labelled.labels[a].cluster
        yield document, tuple(verify(side[a], side[b], space, settings) for side in sides)


def _is_read_by_muse(prepared: PreparedArticle, space: Space) -> bool:
    return [route.encoder for route in space.routes(prepared.languages)] == [MUSE.name]


def _given(
    vectors: Mapping[str, Vectors], rounded: Rounded
) -> Callable[[PreparedArticle, str], Vectors]:
    return lambda prepared, _encoder: rounded(vectors[prepared.article.id])
