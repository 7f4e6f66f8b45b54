from __future__ import annotations

import pyarrow as pa
import pytest

from service.report.tables import TABLES


def fields_of(type):
    """Yield every field below a type."""
    if pa.types.is_map(type):
        yield from fields_of(type.item_type)
    elif pa.types.is_list(type):
        yield from fields_of(type.value_type)
    elif pa.types.is_struct(type):
        for number in range(type.num_fields):
            yield type.field(number)
            yield from fields_of(type.field(number).type)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_field_at_every_depth_has_a_meaning(table):
    for column in table.schema:
        for field in (column, *fields_of(column.type)):
            assert len(field.metadata[b"meaning"]) > 5, field.name


def test_every_relation_of_a_link_is_named_with_its_column():
    (links,) = [table.schema for table in TABLES if table.name == "links"]
    meaning = links.field("relation").metadata[b"meaning"].decode()
    assert meaning == "`exact`, `copy`, `translation`, `revision`, `excerpt`, `same_story`"
