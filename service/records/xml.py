"""Tell XML that is no page: feeds and wire formats, whose tags would be read as text."""

from __future__ import annotations

import re

from service.errors import RecordError

_DECLARATION = re.compile(r"\s*+<\?xml\b", re.IGNORECASE)
_ROOT = re.compile(
    r"\s*+(?>(?:<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>\[]*+(?:\[.*?\]\s*+)?+>)\s*+)*+"
    r"<(?:[\w.-]++:)?+([\w.-]++)",
    re.IGNORECASE | re.DOTALL,
)
_KNOWN = frozenset(
    ("rss", "rdf", "feed", "newsml", "newsmessage", "newsitem", "packageitem", "nitf", "opml")
)


def refuse_xml(text: str) -> None:
    """Raise RecordError (`xml`) where a file begins as XML does and is no (X)HTML."""
    found = _ROOT.match(text)
    root = found[1] if found else ""
    if root.lower() in _KNOWN or (_DECLARATION.match(text) and root.lower() != "html"):
        name = f" (its root is {root})" if root else ""
        raise RecordError(
            "xml",
            f"this is XML{name}, which samewire does not read: take the articles out of it and "
            "write each as one object of a JSON Lines file",
        )
