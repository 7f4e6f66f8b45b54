"""The shapes as rows of the tables: plain values, keys in the order of the columns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from service.article import Evidence, Rejection
from service.cluster import Assignment, Canonical, Cluster
from service.report.json_lines import number
from service.verdict import AlignedPassages, Link, Passage, Verdict

JsonRow = dict[str, Any]


def assignment_row(assignment: Assignment) -> JsonRow:
    """Return a row of `assignments`."""
    relation = assignment.relation
    return {
        "id": assignment.id,
        "cluster_id": assignment.cluster_id,
        "canonical_id": assignment.canonical_id,
        "is_canonical": assignment.is_canonical,
        "relation": None if relation is None else relation.value,
        "score": number(assignment.score),
        "lang": assignment.language.code,
        "lang_confidence": number(assignment.language.confidence),
        "title": assignment.title,
        "encoder": assignment.encoder,
        "provenance": evidence_rows(assignment.provenance),
        "warnings": list(assignment.warnings),
    }


def cluster_row(cluster: Cluster) -> JsonRow:
    """Return a row of `clusters`."""
    by_language = sorted(cluster.by_language.items())
    return {
        "id": cluster.id,
        "size": len(cluster.members),
        "members": list(cluster.members),
        "canonical": _canonical_row(cluster.canonical),
        "by_language": {language: _canonical_row(choice) for language, choice in by_language},
    }


def link_row(link: Link) -> JsonRow:
    """Return a row of `links`."""
    return {"a": link.a, "b": link.b, **verdict_row(link.verdict)}


def verdict_row(verdict: Verdict) -> JsonRow:
    """Return a verdict with all its evidence: the columns of `links` without the two ids."""
    return {
        "relation": verdict.relation.value,
        "score": number(verdict.score),
        "coverage_a": number(verdict.coverage_a),
        "coverage_b": number(verdict.coverage_b),
        "container": verdict.container,
        "method": verdict.method,
        "reason": verdict.reason,
        "signals": {name: number(value) for name, value in sorted(verdict.signals.items())},
        "aligned": [_aligned_row(aligned) for aligned in verdict.aligned],
        "disagreements": [{"a": list(d.a), "b": list(d.b)} for d in verdict.disagreements],
    }


def rejection_row(rejection: Rejection) -> JsonRow:
    """Return a row of `rejected`."""
    return {
        "file": rejection.place.file,
        "line": rejection.place.line,
        "id": rejection.id,
        "reason": rejection.reason,
        "message": rejection.message,
    }


def canonical_row(record: Mapping[str, Any]) -> JsonRow:
    """Return a row of `canonical`: the input record as it is."""
    return dict(record)


def evidence_rows(provenance: Iterable[Evidence]) -> list[JsonRow]:
    """Return what a text says of its origin, each passage with its place."""
    return [
        {
            "kind": evidence.kind,
            "value": evidence.value,
            "field": evidence.field,
            "start": evidence.start,
            "end": evidence.end,
            "quote": evidence.quote,
        }
        for evidence in provenance
    ]


def passage_row(passage: Passage) -> JsonRow:
    """Return a passage with its offsets and its text."""
    return {
        "field": passage.field,
        "start": passage.start,
        "end": passage.end,
        "text": passage.text,
    }


def _canonical_row(canonical: Canonical) -> JsonRow:
    return {"id": canonical.id, "rule": canonical.rule, "reason": canonical.reason}


def _aligned_row(aligned: AlignedPassages) -> JsonRow:
    return {
        "a": [passage_row(passage) for passage in aligned.a],
        "b": [passage_row(passage) for passage in aligned.b],
        "similarity": number(aligned.similarity),
        "likeness": number(aligned.likeness),
        "moved": aligned.moved,
    }
