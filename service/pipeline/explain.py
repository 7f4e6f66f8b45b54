"""The comparison of two articles, for people: of two files, or of two articles of a run."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from models.encoder import Vectors
from models.grid import on_grid
from models.space import Space
from service.article import Article, PreparedArticle
from service.errors import NotFoundError, RecordError, StoreError, UsageError
from service.match.coverage.content import content
from service.match.verdicts.shown_side import as_compared
from service.match.verdicts.side import Side
from service.match.verdicts.verbatim import quoted
from service.match.verdicts.verify import verify
from service.records import Limits, read_inputs
from service.settings import Settings
from service.store import FinishedRun, content_digest
from service.text.prepare import prepare
from service.verdict import Verdict

Find = Callable[[str, str], Vectors | None]
"""Finds the vectors that are kept of a content by an encoder's fingerprint."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two articles and the verdict on them."""

    a: PreparedArticle
    b: PreparedArticle
    verdict: Verdict
    encoder_a: str | None
    encoder_b: str | None


def explain_files(a: Path, b: Path, settings: Settings) -> Comparison:
    """Compare the articles of two files; raises UsageError or RecordError."""
    left, right = prepare(_only_article(a)), prepare(_only_article(b))
    return _compare(left, right, settings, _nothing)


def explain_run(out: Path, a: str, b: str) -> Comparison:
    """Compare two articles of a finished run, by id, under the run's own settings.

    Nothing is written. Raises NotFoundError where there is no run or no such article, StoreError
    where the run is still going on or its summary cannot be read.
    """
    run = out / "run.json"
    if not run.is_file():
        raise NotFoundError(f"{out} holds no finished run (no run.json): name one with --run DIR")
    settings = _settings_of(run)
    with FinishedRun(out) as store:
        numbers = {article_id: number for number, article_id in enumerate(store.ids())}
        for article_id in (a, b):
            if article_id not in numbers:
                raise NotFoundError(f"the run in {out} has no article {article_id!r}")
        left, right = (store.article(numbers[article_id]) for article_id in (a, b))
        return _compare(left, right, settings, store.vectors)


def _settings_of(run: Path) -> Settings:
    """The settings that a summary tells; raises StoreError."""
    try:
        return Settings.model_validate(json.loads(run.read_text("utf-8"))["settings"])
    except OSError as error:
        raise StoreError(f"{run} cannot be read: {error.strerror}") from error
    except (ValueError, LookupError, TypeError) as error:
        raise StoreError(
            f"{run} is damaged, or of another samewire: repeat the run, which writes it again"
        ) from error


def _compare(a: PreparedArticle, b: PreparedArticle, settings: Settings, find: Find) -> Comparison:
    space = Space(settings.encoder, settings.calibration)
    made: dict[tuple[str, str], Vectors] = {}

    def embed(prepared: PreparedArticle, encoder: str) -> Vectors:
        key = content_digest(prepared), space.fingerprint(encoder)
        if key not in made:
            made[key] = _embedded(prepared, encoder, space) if (v := find(*key)) is None else v
        return made[key]

    left, right = Side(a, space, embed), Side(b, space, embed)
    verdict = quoted(verify(left, right, space, settings), a, b)
    shown_a, shown_b = as_compared(left, verdict, "a"), as_compared(right, verdict, "b")
    return Comparison(shown_a, shown_b, verdict, left.encoder, right.encoder)


def _nothing(_content: str, _encoder: str) -> None:
    """Two files have no vectors of an earlier run."""


def _embedded(prepared: PreparedArticle, encoder: str, space: Space) -> Vectors:
    made = space.encode(encoder, [s.text for s in content(prepared)])
    return on_grid(made).astype(np.float32)


def _only_article(path: Path) -> Article:
    items = list(
        read_inputs([str(path)], format=None, fields={}, stdin=io.BytesIO(), limits=Limits())
    )
    articles = [item for item in items if isinstance(item, Article)]
    if len(articles) == 1:
        return articles[0]
    if len(items) == 1 and not isinstance(items[0], Article):
        raise RecordError(items[0].reason, f"{items[0].place}: {items[0].message}")
    raise UsageError(f"{path} holds {len(articles)} articles; explain compares files of one each")
