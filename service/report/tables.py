"""The files of results: every column with its type and its meaning.

The same columns are written as JSON Lines and as Parquet, where the meanings stand in the
metadata of the fields (`meaning`). `canonical` is the exception: its JSON Lines are the
input records as they were read.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, get_args

import pyarrow as pa  # type: ignore[import-untyped]

from service.verdict import LinkRelation

TableRow = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class ResultTable:
    """One file of results: `columns` makes the Parquet row of a JSON row."""

    name: str
    schema: Any
    columns: Callable[[TableRow], TableRow]


def _field(name: str, type: object, meaning: str) -> object:
    return pa.field(name, type, metadata={"meaning": meaning})


def _table(
    name: str, *fields: object, columns: Callable[[TableRow], TableRow] = lambda row: row
) -> ResultTable:
    return ResultTable(name, pa.schema(fields), columns)


_TEXT, _NUMBER, _WHOLE, _FLAG = pa.string(), pa.float64(), pa.int64(), pa.bool_()
_TEXTS = pa.list_(_TEXT)

_EVIDENCE = pa.struct(
    [
        _field("kind", _TEXT, "`machine_translation`, `original_language`, `agency` or `dateline`"),
        _field("value", _TEXT, "what it says: a language tag, an agency, a city"),
        _field("field", _TEXT, "where it stands: `title` or `text`"),
        _field("start", _WHOLE, "first character in the field, counted from 0"),
        _field("end", _WHOLE, "the character after the last"),
        _field("quote", _TEXT, "its words"),
    ]
)
_CANONICAL = pa.struct(
    [
        _field("id", _TEXT, "the article"),
        _field("rule", _TEXT, "the rule of the policy that chose it"),
        _field("reason", _TEXT, "the choice in one sentence"),
    ]
)
_PASSAGE = pa.struct(
    [
        _field("field", _TEXT, "where it stands: `title` or `text`"),
        _field("start", _WHOLE, "first character in the field, counted from 0"),
        _field("end", _WHOLE, "the character after the last"),
        _field("text", _TEXT, "the characters between"),
    ]
)
_ALIGNED = pa.struct(
    [
        _field("a", pa.list_(_PASSAGE), "what A says"),
        _field("b", pa.list_(_PASSAGE), "what B says"),
        _field("similarity", _NUMBER, "cosine of the embeddings"),
        _field(
            "likeness",
            _NUMBER,
            "the similarity on the scale of the two languages: 0 unrelated, 1 translated",
        ),
        _field("moved", _FLAG, "whether it stands elsewhere in B than in A"),
    ]
)
_DISAGREEMENT = pa.struct(
    [
        _field("a", _TEXTS, "facts as A writes them"),
        _field("b", _TEXTS, "facts as B writes them"),
    ]
)

ASSIGNMENTS = _table(
    "assignments",
    _field("id", _TEXT, "the article"),
    _field("cluster_id", _TEXT, "the cluster it belongs to"),
    _field("canonical_id", _TEXT, "the canonical of that cluster"),
    _field("is_canonical", _FLAG, "whether it is the canonical"),
    _field("relation", _TEXT, "its relation to the canonical; null for the canonical itself"),
    _field(
        "score",
        _NUMBER,
        "the probability of being the same article as the canonical; "
        "the weakest step of the best path where no link joins the two",
    ),
    _field("lang", _TEXT, "the detected language, `und` where none could be told"),
    _field("lang_confidence", _NUMBER, "how sure the detection is, 0 to 1"),
    _field("title", _TEXT, "the title, or the opening words of an article without one"),
    _field(
        "encoder",
        _TEXT,
        "what embedded it, `muse+e5` where its language is unsure; "
        "null where no encoder knows its language",
    ),
    _field("provenance", pa.list_(_EVIDENCE), "what the text says of its origin"),
    _field("warnings", _TEXTS, "what could not be used as it stood"),
)

CLUSTERS = _table(
    "clusters",
    _field("id", _TEXT, "the cluster"),
    _field("size", _WHOLE, "how many members it has"),
    _field("members", _TEXTS, "the ids of its articles, ascending"),
    _field("canonical", _CANONICAL, "the version to show"),
    _field("by_language", pa.map_(_TEXT, _CANONICAL), "the canonical of each language in it"),
)

LINKS = _table(
    "links",
    _field("a", _TEXT, "article A, the smaller id of the two"),
    _field("b", _TEXT, "article B"),
    _field("relation", _TEXT, ", ".join(f"`{each}`" for each in get_args(LinkRelation))),
    _field("score", _NUMBER, "the probability that both are the same article"),
    _field("coverage_a", _NUMBER, "the share of A's content that B also says"),
    _field("coverage_b", _NUMBER, "the share of B's content that A also says"),
    _field(
        "container",
        _TEXT,
        "`a` or `b`: the one that holds the other or is its later version; null without",
    ),
    _field("method", _TEXT, "what decided: `exact`, `lexical` or the name of the encoder"),
    _field("reason", _TEXT, "the verdict in one sentence"),
    _field("signals", pa.map_(_TEXT, _NUMBER), "every number that led to the verdict"),
    _field("aligned", pa.list_(_ALIGNED), "passages that say the same"),
    _field("disagreements", pa.list_(_DISAGREEMENT), "facts that contradict each other"),
)

REJECTED = _table(
    "rejected",
    _field("file", _TEXT, "the input as it was named"),
    _field("line", _WHOLE, "the line, 1 is the first; null where it is the whole file"),
    _field("id", _TEXT, "the id, where the input had one"),
    _field("reason", _TEXT, "the kind of failure, for programs"),
    _field("message", _TEXT, "what was wrong and what to do, for people"),
)


_KNOWN = {
    "id": "the id in the input record",
    "title": "its title",
    "text": "its text",
    "html": "its HTML",
    "lang": "the language that the input claims",
    "source": "its source",
    "url": "its address",
    "published_at": "its time of publication as the input writes it",
}


def _canonical_columns(record: TableRow) -> TableRow:
    """Spread an input record: known strings get columns, all else goes into `record`."""
    known = {name: _as_text(record.get(name)) for name in _KNOWN}
    rest = {k: v for k, v in record.items() if not (k in known and isinstance(v, str))}
    return known | {"record": json.dumps(rest, ensure_ascii=False, default=str)}


def _as_text(value: object) -> str | None:
    if value is None or isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False, default=str)


CANONICAL = _table(
    "canonical",
    *(_field(name, _TEXT, meaning) for name, meaning in _KNOWN.items()),
    _field("record", _TEXT, "a JSON object of all other fields, and of these where no string"),
    columns=_canonical_columns,
)

TABLES = (ASSIGNMENTS, CLUSTERS, LINKS, CANONICAL, REJECTED)
