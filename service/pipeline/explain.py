"""The comparison of two articles, for people: of two files, or of two articles of a run."""

from __future__ import annotations

import io
import json
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from models.space import Space
from service.article import Article, PreparedArticle, Verdict
from service.errors import NotFoundError, RecordError, UsageError
from service.match.side import Side
from service.match.verbatim import quoted
from service.match.verify import verify
from service.pipeline.embedding import Embeddings
from service.records import Limits, read_inputs
from service.settings import Settings
from service.store import WorkStore
from service.text.prepare import prepare


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
    with TemporaryDirectory() as scratch, WorkStore.open(Path(scratch)) as store:
        return _compare(left, right, store, settings)


def explain_run(out: Path, a: str, b: str) -> Comparison:
    """Compare two articles of a finished run, by id, under the run's own settings.

    Raises NotFoundError where there is no run or no such article.
    """
    run = out / "run.json"
    if not run.is_file():
        raise NotFoundError(f"{out} holds no finished run (no run.json): name one with --run DIR")
    settings = Settings.model_validate(json.loads(run.read_text("utf-8"))["settings"])
    with WorkStore.open(out) as store:
        numbers = {article_id: number for number, article_id in enumerate(store.ids())}
        for article_id in (a, b):
            if article_id not in numbers:
                raise NotFoundError(f"the run in {out} has no article {article_id!r}")
        left, right = (store.article(numbers[article_id]) for article_id in (a, b))
        return _compare(left, right, store, settings)


def _compare(
    a: PreparedArticle, b: PreparedArticle, store: WorkStore, settings: Settings
) -> Comparison:
    space = Space(settings.encoder, settings.calibration)
    embeddings = Embeddings(store, space)
    left, right = Side(a, space, embeddings), Side(b, space, embeddings)
    verdict = quoted(verify(left, right, space, settings), a, b)
    shown_a, shown_b = left.as_compared(verdict, "a"), right.as_compared(verdict, "b")
    return Comparison(shown_a, shown_b, verdict, left.encoder, right.encoder)


def _only_article(path: Path) -> Article:
    items = list(
        read_inputs([str(path)], format=None, fields={}, stdin=io.BytesIO(), limits=Limits())
    )
    articles = [item for item in items if isinstance(item, Article)]
    if len(articles) == 1:
        return articles[0]
    if len(items) == 1 and not isinstance(items[0], Article):
        raise RecordError(items[0].reason, items[0].message)
    raise UsageError(f"{path} holds {len(articles)} articles; explain compares files of one each")
