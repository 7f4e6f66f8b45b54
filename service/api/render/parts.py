"""The small parts that many answers share."""

from __future__ import annotations

from collections.abc import Iterable

from service.api.schemas.base import CanonicalShape, EvidenceShape, LanguageShape, PassageShape
from service.article import Evidence, Language
from service.cluster import Canonical
from service.report.json_lines import number
from service.verdict import AlignedPassages, Passage

_SHOWN = 3


def language_shape(language: Language) -> LanguageShape:
    """A language with its confidence."""
    return LanguageShape(code=language.code, confidence=number(language.confidence))


def canonical_shape(canonical: Canonical) -> CanonicalShape:
    """The version to show."""
    return CanonicalShape(id=canonical.id, rule=canonical.rule, reason=canonical.reason)


def evidence_shapes(provenance: Iterable[Evidence]) -> list[EvidenceShape]:
    """What a text says of its origin."""
    return [
        EvidenceShape(
            kind=e.kind, value=e.value, field=e.field, start=e.start, end=e.end, quote=e.quote
        )
        for e in provenance
    ]


def passage_shapes(passages: Iterable[Passage]) -> list[PassageShape]:
    """Passages with their offsets."""
    return [PassageShape(field=p.field, start=p.start, end=p.end, text=p.text) for p in passages]


def best_passages(aligned: Iterable[AlignedPassages]) -> list[AlignedPassages]:
    """The few aligned passages that show most: much text, and much alike."""

    def weight(passages: AlignedPassages) -> float:
        return passages.likeness * sum(p.end - p.start for p in (*passages.a, *passages.b))

    return sorted(aligned, key=weight, reverse=True)[:_SHOWN]
