"""What one line of a bulk request asks for, and what is answered to it."""

from __future__ import annotations

from concurrent.futures import Future
from dataclasses import dataclass

from service.api.answers import encode_json, plain
from service.api.engine import Engine
from service.api.incoming import sent_article
from service.api.lines import Line
from service.api.render.verdicts import verdict_shape
from service.api.schemas.articles import BulkAnswer, RemovalShape
from service.article import Article
from service.errors import OverloadedError, RecordError
from service.live import Placement, Removal
from service.records import Limits, read_object, record_id

_UTF8_MARK = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Order:
    """A line that can be handed over: put the article, or remove what is under the id."""

    number: int
    id: str
    article: Article | None


@dataclass(frozen=True, slots=True)
class Submitted:
    """A line in work, or what was wrong with it."""

    number: int
    id: str | None
    work: Future[Placement] | Future[Removal] | Exception


def read_order(line: Line, limits: Limits) -> Order | Submitted:
    """Read one line."""
    record: dict[str, object] = {}
    try:
        content = line.content(limits.max_line_bytes)
        record, warnings = read_object(content.removeprefix(_UTF8_MARK))
        asked = record.pop("op", "put")
        if asked == "delete":
            return Order(line.number, _deleted_id(record), None)
        _check_put(asked)
        article = sent_article(record, warnings, limits)
    except RecordError as error:
        return Submitted(line.number, error.id or _id_if_any(record), error)
    except Exception as error:  # noqa: BLE001 - one line's failure is not that of the others
        return Submitted(line.number, None, error)
    return Order(line.number, article.id, article)


def hand_over(engine: Engine, order: Order) -> Submitted:
    """Give an order to the engine; raises OverloadedError."""
    work: Future[Placement] | Future[Removal]
    try:
        work = engine.put(order.article) if order.article else engine.remove(order.id)
    except OverloadedError:
        raise
    except Exception as error:  # noqa: BLE001 - one line's failure is not that of the others
        return Submitted(order.number, order.id, error)
    return Submitted(order.number, order.id, work)


def put_status(placement: Placement) -> int:
    """201 for an article that was not there before, 200 for one that was."""
    return 200 if placement.status.value in {"unchanged", "updated"} else 201


def done(submitted: Submitted, result: Placement | Removal) -> BulkAnswer:
    """The answer to a line that was carried out."""
    number, its_id = submitted.number, submitted.id
    if isinstance(result, Removal):
        removal = RemovalShape(article_id=result.article_id, cluster_id=result.cluster_id)
        return BulkAnswer(line=number, status_code=200, id=its_id, removal=removal)
    verdict = verdict_shape(result)
    return BulkAnswer(line=number, status_code=put_status(result), id=its_id, verdict=verdict)


def answer_line(answer: BulkAnswer) -> bytes:
    """The answer as a line, with only the one of verdict, removal and problem that there is."""
    absent = {name for name in ("verdict", "removal", "problem") if getattr(answer, name) is None}
    row = {name: value for name, value in plain(answer).items() if name not in absent}
    if answer.problem is not None:
        row["problem"] = answer.problem.model_dump(mode="json", exclude_none=True)
    return encode_json(row) + b"\n"


def _check_put(asked: object) -> None:
    if asked != "put":
        raise RecordError("wrong_type", 'the field \'op\' is neither "put" nor "delete"')


def _id_if_any(record: dict[str, object]) -> str | None:
    """The id of a record that is refused, None where it has none that can be one."""
    try:
        return record_id(record)
    except RecordError:
        return None


def _deleted_id(record: dict[str, object]) -> str:
    named = record_id(record)
    if named is None:
        raise RecordError("missing_field", 'a line with "op": "delete" needs an "id"')
    return named
