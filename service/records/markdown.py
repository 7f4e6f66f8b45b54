"""Reduce Markdown to plain text: front matter, title, text."""

from __future__ import annotations

import re

from service.records.headline import split_headline
from service.records.markup import read_markup

_FENCE = "---"
_KEY = re.compile(r"([A-Za-z][\w.-]*)\s*:(?:\s+(.*)|$)")
_CONTINUED = re.compile(r"\s+\S|-\s|$")
_OPENING = re.compile(r"\s*<h([1-6])>")

# Blocks inside of blocks beyond this depth are dropped by the parser.
_MAX_NESTING = 100
# The parser takes seconds for half a megabyte, and no one writes articles that long.
_MAX_CHARS = 500_000


def read_markdown(text: str) -> tuple[dict[str, str], tuple[str, ...]]:
    """Return the fields of a Markdown article, title and text among them, and warnings.

    Simple front matter (`key: value` lines between two lines of three hyphens; the further
    lines of a value stay with it) gives fields of its own. The title is that of the front
    matter, else a heading that opens the text or the first of level 1, else the headline
    of the text. Markup is read as CommonMark with tables.
    """
    fields, body = _front_matter(text)
    html = _rendered(body)
    if html is None:
        title, body = split_headline(body)
        warnings: tuple[str, ...] = ("markdown: too long or too deep; the markup was left in",)
    else:
        title, body = _without_markup(html)
        warnings = ()
    if "title" in fields and title != fields["title"]:
        title, body = fields["title"], f"{title}\n\n{body}".strip()
    return {**fields, "title": title, "text": body}, warnings


def _rendered(body: str) -> str | None:
    if len(body) > _MAX_CHARS:
        return None
    from markdown_it import MarkdownIt  # takes long, and most inputs are no Markdown

    parser = MarkdownIt("commonmark", {"maxNesting": _MAX_NESTING}).enable("table")
    tokens = parser.parse(body)
    if any(token.level >= _MAX_NESTING - 1 for token in tokens):
        return None
    return str(parser.renderer.render(tokens, parser.options, {}))


def _without_markup(html: str) -> tuple[str, str]:
    opening = _OPENING.match(html)
    level = opening[1] if opening else "1"
    start, end = html.find(f"<h{level}>"), html.find(f"</h{level}>")
    if not 0 <= start < end:
        return split_headline(read_markup(html).text)
    end += len("</h1>")
    title = " ".join(read_markup(html[start:end]).text.split())
    return title, read_markup(html[:start] + html[end:]).text


def _front_matter(text: str) -> tuple[dict[str, str], str]:
    lines = text.split("\n")
    if lines[0].rstrip() != _FENCE:
        return {}, text
    fields: dict[str, str] = {}
    key = ""
    for number, line in enumerate(lines[1:], start=1):
        if line.rstrip() == _FENCE:
            return {k: _unquoted(v) for k, v in fields.items()}, "\n".join(lines[number + 1 :])
        if found := _KEY.match(line):
            key = found[1]
            fields[key] = found[2] or ""
        elif key and _CONTINUED.match(line):
            fields[key] += "\n" + line
        else:
            break
    # Not the front matter that is understood here: a text that begins with a rule.
    return {}, text


def _unquoted(value: str) -> str:
    value = value.strip()
    quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
    return value[1:-1] if quoted else value
