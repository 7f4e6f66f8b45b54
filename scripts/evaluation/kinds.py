"""What the pipeline made of every kind of hard case, as a table and as a document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from evaluation.bootstrap import Rate
from evaluation.relations import KindOutcome
from evaluation.tables import markdown_table

_PER = 100_000


def kinds_table(kinds: Sequence[KindOutcome]) -> str:
    """Lay out recall, false merges and relations of every kind, with 95 % intervals."""
    header = (
        "kind|articles|same pairs|recall|95 %|false merges|in 100,000|95 %|relations|right|95 %"
    )
    return markdown_table(
        header.split("|"),
        [
            (
                kind.outcome.labelled.name,
                f"{kind.outcome.scores.articles:,}",
                *_share(kind.found),
                f"{kind.merged.hits:,} of {kind.merged.total:,}",
                f"{_PER * kind.merged.value:,.0f}" if kind.merged.total else "-",
                f"{_PER * kind.merged.low:,.0f} - {_PER * kind.merged.high:,.0f}",
                *_share(kind.relations),
            )
            for kind in kinds
        ],
    )


def kinds_languages(kinds: Sequence[KindOutcome]) -> str:
    """Lay out the recall of every kind by the languages of the pair, with 95 % intervals."""
    return markdown_table(
        ("kind", "languages", "same pairs", "recall", "95 %"),
        [
            (kind.outcome.labelled.name, languages, *_share(rate))
            for kind in kinds
            for languages, rate in kind.languages.items()
        ],
    )


def _share(rate: Rate) -> tuple[str, str, str]:
    if not rate.total:
        return "0", "-", "-"
    return f"{rate.total:,}", f"{rate.value:.4f}", f"{rate.low:.3f} - {rate.high:.3f}"


def kinds_document(kinds: Sequence[KindOutcome]) -> dict[str, Any]:
    """Return everything as JSON by the name of the kind, recall by the languages of the pair."""
    return {
        kind.outcome.labelled.name: {
            "articles": kind.outcome.scores.articles,
            "found": _document(kind.found),
            "merged": _document(kind.merged),
            "relations": _document(kind.relations),
            "languages": {name: _document(rate) for name, rate in kind.languages.items()},
            "false_pairs": kind.outcome.scores.false_pairs,
            "missed_pairs": kind.outcome.scores.missed_pairs,
            "wrong_relations": kind.wrong,
        }
        for kind in kinds
    }


def _document(rate: Rate) -> dict[str, float]:
    return asdict(rate) | {"rate": rate.value}
