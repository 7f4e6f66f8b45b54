"""Tell XML that is no page: feeds and wire formats, whose tags would be read as text."""

from __future__ import annotations

import re

from service.errors import RecordError

_DECLARATION = re.compile(r"\s*+<\?xml\b", re.IGNORECASE)
# As in HTML a mere > ends an instruction: PHP saves pages with such ones.
_BEGINNING = re.compile(
    r"\s*+(?>(?:<\?[^>]*+>|<!--.*?-->"
    r"|<!DOCTYPE(?P<page>\s++html(?![\w.:-]))?+[^>\[]*+(?:\[.*?\]\s*+)?+>)\s*+)*+"
    r"(?:<(?:[\w.-]++:)?+(?P<root>[\w.-]++))?+",
    re.IGNORECASE | re.DOTALL,
)
_KNOWN = frozenset(
    ("rss", "rdf", "feed", "newsml", "newsmessage", "newsitem", "packageitem", "nitf", "opml")
)


def refuse_xml(text: str) -> None:
    """Raise RecordError (`xml`) where a file begins as XML does and is no (X)HTML."""
    found = _BEGINNING.match(text)
    if found is None or found["page"]:
        return
    root = found["root"] or ""
    if root.lower() in _KNOWN or (_DECLARATION.match(text) and root.lower() != "html"):
        name = f" (its root is {root})" if root else ""
        raise RecordError(
            "xml",
            f"this is XML{name}, which samewire does not read: take the articles out of it and "
            "write each as one object of a JSON Lines file",
        )
