"""One pass over HTML: its visible text and what it declares about itself."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping

from lxml import etree  # type: ignore[import-untyped]

UNSEEN = frozenset[str]().union(
    ("audio", "iframe", "noscript", "object", "script", "select", "style", "svg", "template"),
    ("textarea", "title", "video"),
)
INLINE = frozenset[str]().union(
    ("a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em"),
    ("font", "i", "img", "ins", "kbd", "label", "mark", "q", "rp", "rt", "ruby", "s", "samp"),
    ("small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr"),
)
DELETED = ("del", "s", "strike")
_CELLS = frozenset(("td", "th"))
_CAPTURED = frozenset(("title", "h1", "script"))
_SPACE = re.compile(r"\s+")
_SPACES = re.compile(" {2,}")
_BREAKS = re.compile(r" *\n[ \n]*")


class Markup:
    """What a page shows and declares, collected while its elements go by.

    `text` is the visible text, one line a block; `deleted` what the page shows as struck out,
    which no longer counts as its text. `declared` holds `title`, `h1`, `lang`,
    `canonical` and the meta elements by their names in lower case; the first of a name
    counts. `linked_data` are the JSON-LD scripts.
    """

    def __init__(self) -> None:
        self.text = ""
        self.deleted = ""
        self.declared: dict[str, str] = {}
        self.linked_data: list[str] = []
        self._visible: list[str] = []
        self._struck: list[str] = []
        self._captured: dict[str, list[str]] = {}
        self._script_type = ""
        self._unseen = 0
        self._deleted = 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Take in an opening tag."""
        if tag in _CAPTURED and (tag == "script" or not self._unseen):
            self._captured[tag] = []
        self._unseen += tag in UNSEEN
        self._deleted += tag in DELETED
        self._break(tag)
        match tag:
            case "html":
                self._declare("lang", attributes.get("lang") or attributes.get("xml:lang"))
            case "meta":
                names = (attributes.get(key) for key in ("property", "name", "itemprop"))
                name = next(filter(None, names), "")
                self._declare(name.strip().lower(), attributes.get("content"))
            case "link" if attributes.get("rel", "").lower() == "canonical":
                self._declare("canonical", attributes.get("href"))
            case "script":
                self._script_type = attributes.get("type", "").strip().lower()

    def end(self, tag: str) -> None:
        """Take in a closing tag."""
        self._unseen -= tag in UNSEEN
        self._deleted -= tag in DELETED
        self._break(tag)
        captured = "".join(self._captured.pop(tag, ()))
        if tag != "script":
            self._declare(tag, captured)
        elif self._script_type == "application/ld+json":
            self.linked_data.append(captured)

    def data(self, data: str) -> None:
        """Take in character data."""
        if self._unseen:
            self._capture(data, "title", "script")
        elif self._deleted:
            self._struck.append(data)
        else:
            self._visible.append(_SPACE.sub(" ", data))
            self._capture(data, "h1")

    def close(self) -> Markup:
        """Put together what was seen."""
        self.text = _BREAKS.sub("\n", _SPACES.sub(" ", "".join(self._visible))).strip()
        self.deleted = "".join(self._struck)
        return self

    def _capture(self, data: str, *tags: str) -> None:
        for tag in tags:
            if tag in self._captured:
                self._captured[tag].append(data)

    def _declare(self, name: str, value: str | None) -> None:
        if name and (plain := " ".join((value or "").split())):
            self.declared.setdefault(name, plain)

    def _break(self, tag: str) -> None:
        if tag not in INLINE:
            self._visible.append(" " if tag in _CELLS else "\n")


def read_markup(html: str) -> Markup:
    """Read a page or a fragment of one.

    The target of the parser, not its tree: libxml2 stops building deeply nested trees and
    loses their text. Broken markup is read as browsers read it.
    """
    parser = etree.HTMLParser(target=Markup(), encoding="utf-8", huge_tree=True)
    markup: Markup = etree.fromstring(html.encode(errors="replace"), parser=parser)
    return markup


def date_published(linked_data: list[str]) -> str | None:
    """Return the first `datePublished` of JSON-LD (schema.org) that is a text."""
    for script in linked_data:
        try:
            found = next(_dates_in(json.loads(script, strict=False)), None)
        except (ValueError, RecursionError):
            continue
        if found:
            return found
    return None


def _dates_in(value: object) -> Iterator[str]:
    if isinstance(value, Mapping):
        date = value.get("datePublished")
        if isinstance(date, str):
            yield date
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from _dates_in(item)
