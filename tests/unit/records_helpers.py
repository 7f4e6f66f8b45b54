"""What the tests of reading share: files in, articles or rejections out."""

from __future__ import annotations

import io
import re

from service.article import Article
from service.records import Limits, read_inputs


def start(*inputs, format=None, fields=None, stdin=b"", limits=None):
    """Begin to read arguments."""
    return read_inputs(
        [str(path) for path in inputs],
        format=format,
        fields=fields or {},
        stdin=io.BytesIO(stdin),
        limits=limits or Limits(),
    )


def ids(*inputs, **options):
    """Read arguments to the end and name what came out."""
    return [item.id for item in start(*inputs, **options)]


def read_bytes(tmp_path, name, data, **options):
    """Read one file that holds `data`."""
    path = tmp_path / name
    path.write_bytes(data)
    return list(start(path, **options))


def write(directory, *names, data=None):
    """Write files below a directory."""
    for name in names:
        path = directory / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data if data is not None else f"Text of {name} in words.".encode())


def outcome(items):
    """Per item: the text of an article, or the line and reason of a rejection."""
    return [
        item.text if isinstance(item, Article) else (item.place.line, item.reason) for item in items
    ]


def words(text):
    """All words of a text in their order."""
    return re.findall(r"\w+", text)
