"""Read files that are one article each: plain text, Markdown, HTML."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator

from service.errors import RecordError
from service.records.decode import declared_charset, decode
from service.records.headline import split_headline
from service.records.markdown import read_markdown
from service.records.rows import Options, RecordRow
from service.records.webpage import read_page
from service.records.xml import refuse_xml

_Fields = dict[str, str]
_Read = Callable[[str], tuple[_Fields, tuple[str, ...]]]


def read_document(
    stream: io.BufferedReader, options: Options, format: str, name: str
) -> Iterator[RecordRow]:
    """Yield the one row of a `txt`, `md` or `html` file; none of an empty one.

    The record holds `id` (`name`, unless front matter has one), `title`, `text` and what
    else the file declares. Newlines become LF.

    Raises:
        RecordError: `binary`, `xml` or `too_long`.
    """
    limit = options.limits.max_line_bytes
    data = stream.read(limit + 1)
    if len(data) > limit:
        raise RecordError("too_long", f"the file is longer than {limit:,} bytes")
    if not data:
        return
    text, warning = decode(data, declared_charset(data) if format == "html" else None)
    refuse_xml(text)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    fields, warnings = _READ[format](text)
    record = {"id": name} if name else {}
    yield RecordRow(None, {**record, **fields}, ((warning,) if warning else ()) + warnings)


def _read_text(text: str) -> tuple[_Fields, tuple[str, ...]]:
    title, body = split_headline(text)
    return {"title": title, "text": body}, ()


def _read_html(text: str) -> tuple[_Fields, tuple[str, ...]]:
    page = read_page(text)
    declared = {
        "lang": page.lang,
        "source": page.source,
        "url": page.url,
        "published_at": page.published_at,
    }
    kept = {name: value for name, value in declared.items() if value}
    return {"title": page.title, "text": page.text, **kept}, page.warnings


_READ: dict[str, _Read] = {"txt": _read_text, "md": read_markdown, "html": _read_html}
