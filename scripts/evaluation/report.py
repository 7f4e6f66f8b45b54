"""What the pipeline made of labelled sets, as tables, as lines and as a document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from evaluation.intervals import Intervals
from evaluation.labelled import LabelledSet
from evaluation.scores import Scores, languages_of
from evaluation.tables import markdown_table, with_interval
from service.report.summary import Summary


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the pipeline made of one labelled set."""

    labelled: LabelledSet
    scores: Scores
    intervals: Intervals
    summary: Summary


def summary_table(outcomes: Sequence[Outcome]) -> str:
    """Lay out the scores of every set, with 95 % intervals in brackets."""
    header = "set|articles|precision|recall|F1|B-cubed F1|ARI|false pairs|missed pairs|articles/s"
    return markdown_table(
        header.split("|"),
        [
            (
                outcome.labelled.name,
                f"{outcome.scores.articles:,}",
                with_interval(outcome.scores.precision, outcome.intervals.precision),
                with_interval(outcome.scores.recall, outcome.intervals.recall),
                with_interval(outcome.scores.f1, outcome.intervals.f1),
                f"{outcome.scores.bcubed_f1:.4f}",
                f"{outcome.scores.ari:.4f}",
                f"{len(outcome.scores.false_pairs):,}",
                f"{len(outcome.scores.missed_pairs):,}",
                _speed(outcome.summary),
            )
            for outcome in outcomes
        ],
    )


def _speed(summary: Summary) -> str:
    """Articles a second, and how many were not encoded because their vectors were there."""
    reused = f" ({summary.reused:,} reused)" if summary.reused else ""
    return f"{summary.articles_per_second:.1f}{reused}"


def language_table(outcomes: Sequence[Outcome]) -> str:
    """Lay out recall, with its 95 % interval, and wrong pairs by the languages of the pair."""
    return markdown_table(
        ("set", "languages", "true pairs", "recall", "missed pairs", "false pairs"),
        [
            (
                outcome.labelled.name,
                languages,
                f"{pair.true:,}",
                _recall(outcome, languages),
                f"{pair.true - pair.found:,}",
                f"{pair.false:,}",
            )
            for outcome in outcomes
            for languages, pair in outcome.scores.languages.items()
        ],
    )


def _recall(outcome: Outcome, languages: str) -> str:
    recalls = outcome.intervals.recall_by_languages
    if languages not in recalls:
        return "-"
    return with_interval(outcome.scores.languages[languages].recall, recalls[languages])


def wrong_pairs(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """Yield a line for every wrong pair: kind, set, languages and the two ids, tab-separated."""
    for outcome in outcomes:
        wrong = {"false": outcome.scores.false_pairs, "missed": outcome.scores.missed_pairs}
        for kind, pairs in wrong.items():
            for pair in pairs:
                languages = languages_of(outcome.labelled.labels, pair)
                yield "\t".join((kind, outcome.labelled.name, languages, *pair))


def document(outcomes: Sequence[Outcome]) -> dict[str, Any]:
    """Return everything as JSON by the name of the set."""
    return {
        outcome.labelled.name: asdict(outcome.scores)
        | {
            "intervals": asdict(outcome.intervals),
            "articles_per_second": outcome.summary.articles_per_second,
            "rejected": outcome.summary.rejected,
            "encoded": outcome.summary.encoded,
            "reused": outcome.summary.reused,
            "encoder": dict(outcome.summary.encoder),
            "settings": dict(outcome.summary.settings),
            "version": outcome.summary.version,
        }
        for outcome in outcomes
    }
