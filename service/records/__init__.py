"""Everything that reads inputs: from INPUT arguments to articles and rejections."""

from service.records.fields import (
    FIELDS,
    MAX_ID_CHARS,
    article_from_record,
    check_fields,
    record_id,
)
from service.records.jsonl import read_object
from service.records.limits import Limits
from service.records.reading import Reading, read_inputs

__all__ = [
    "FIELDS",
    "MAX_ID_CHARS",
    "Limits",
    "Reading",
    "article_from_record",
    "check_fields",
    "read_inputs",
    "read_object",
    "record_id",
]
