"""Two articles against each other for the terminal: verdict, signals, alignment."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich import box
from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.table import Table
from rich.text import Text

from service.article import PreparedArticle
from service.report.comparison import Comparison
from service.report.prose import Prose
from service.report.reading_order import FacingPassages, reading_order
from service.verdict import Passage, Relation

_NARROW = 70
"""Columns of a terminal below which two texts stand under each other."""
_DUPLICATES = (Relation.EXACT, Relation.COPY, Relation.TRANSLATION, Relation.REVISION)


def side_by_side(comparison: Comparison) -> RenderableType:
    """Return the verdict with every signal, what is known of both articles, the alignment."""
    return Group(*_parts(comparison))


def _parts(comparison: Comparison) -> Iterator[RenderableType]:
    verdict = comparison.verdict
    style = "bold green" if verdict.relation in _DUPLICATES else "bold yellow"
    yield Text.assemble((verdict.relation.value, style), f", score {verdict.score:.3f}")
    yield Prose(verdict.reason)
    yield _articles(comparison)
    yield _signals(comparison)
    if verdict.disagreements:
        yield _disagreements(comparison)
    rows = reading_order(comparison.a, comparison.b, verdict.aligned)
    yield _Alignment(rows)


def _articles(comparison: Comparison) -> Table:
    table = _table("", "A", "B")
    a, b, verdict = comparison.a, comparison.b, comparison.verdict
    table.add_row("id", Prose(a.article.id), Prose(b.article.id))
    table.add_row("title", Prose(a.article.title), Prose(b.article.title))
    table.add_row("language", _language(a), _language(b))
    table.add_row("encoder", _encoder(comparison.encoder_a), _encoder(comparison.encoder_b))
    holds = {"a": "A", "b": "B"}
    if verdict.container in holds:
        table.add_row(
            "holds the other", *("yes" if verdict.container == side else "no" for side in holds)
        )
    table.add_row("covered", f"{verdict.coverage_a:.1%}", f"{verdict.coverage_b:.1%}")
    _add_lists(table, "origin", _provenance(a), _provenance(b))
    _add_lists(table, "warnings", a.warnings, b.warnings)
    return table


def _add_lists(table: Table, name: str, a: Sequence[str], b: Sequence[str]) -> None:
    if a or b:
        table.add_row(name, Group(*map(Prose, a)), Group(*map(Prose, b)))


def _signals(comparison: Comparison) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column("Signal")
    table.add_column("Value", justify="right")
    table.add_row("method", Prose(comparison.verdict.method))
    for name, value in sorted(comparison.verdict.signals.items()):
        table.add_row(Prose(name), f"{value:.3f}")
    return table


def _disagreements(comparison: Comparison) -> Table:
    table = _table("Disagreement", "A", "B")
    for number, disagreement in enumerate(comparison.verdict.disagreements, 1):
        table.add_row(
            str(number), Prose(", ".join(disagreement.a)), Prose(", ".join(disagreement.b))
        )
    return table


def _table(*headers: str) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for header in headers:
        table.add_column(header, overflow="fold")
    return table


def _language(prepared: PreparedArticle) -> Prose:
    return Prose(f"{prepared.language.code} ({prepared.language.confidence:.2f})")


def _encoder(name: str | None) -> Prose:
    return Prose(name or "none knows this language")


def _provenance(prepared: PreparedArticle) -> list[str]:
    return [f"{e.kind}: {e.value} “{e.quote}”" for e in prepared.provenance]


class _Alignment:
    """The rows in two columns, or under each other where the terminal is narrow."""

    def __init__(self, rows: Sequence[FacingPassages]) -> None:
        self._rows = rows

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        yield self._stacked() if options.max_width < _NARROW else self._columns()

    def _columns(self) -> Table:
        table = Table(box=box.SIMPLE_HEAD, pad_edge=False, expand=True, show_lines=False)
        table.add_column("A", ratio=1)
        table.add_column("Similarity", justify="center", no_wrap=True)
        table.add_column("B", ratio=1)
        for row in self._rows:
            style = _style(row)
            table.add_row(_cell(row.a, style), Text(_mark(row), style), _cell(row.b, style))
            table.add_section()
        return table

    def _stacked(self) -> Table:
        table = Table(box=box.SIMPLE, pad_edge=False, expand=True, show_header=False)
        table.add_column(no_wrap=True)
        table.add_column(ratio=1)
        for row in self._rows:
            style = _style(row)
            for name, passages in (("A", row.a), ("B", row.b)):
                if passages:
                    table.add_row(name, _cell(passages, style))
            table.add_row("", Text(_mark(row).replace("\n", " "), "dim"))
            table.add_section()
        return table


def _cell(passages: Sequence[Passage], style: str) -> Prose:
    return Prose(" ".join(passage.text for passage in passages), style)


def _style(row: FacingPassages) -> str:
    if row.aligned is not None:
        return ""
    return "dim" if row.chrome else "yellow"


def _mark(row: FacingPassages) -> str:
    if row.aligned is None:
        return "site" if row.chrome else "only A" if row.a else "only B"
    return f"{row.aligned.similarity:.2f}" + ("\nmoved" if row.aligned.moved else "")
