"""Reduce a web page to the article it carries, and say what was left out."""

from __future__ import annotations

import logging
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import ModuleType

from lxml import etree  # type: ignore[import-untyped]

from service.records.crowded import part_crowded
from service.records.markup import DELETED, date_published, read_markup
from service.records.paragraphs import wrap_bare_text

# A page can be one line of text under a wall of navigation, but an extraction below these
# is more likely a cookie notice than the article.
_LEAST_SHARE = 0.02
_SHORT_CHARS = 100
_LEAST_SHARE_OF_SHORT = 0.2

_DATES = ("article:published_time", "og:article:published_time", "datepublished")
_PAGE_TAG = re.compile(r"<(?:html|head|body|title|meta)\b", re.IGNORECASE)
_WORD_CHAR = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Page:
    """The article on a page, with what the page itself declares of it."""

    text: str
    title: str = ""
    lang: str | None = None
    source: str | None = None
    url: str | None = None
    published_at: str | None = None
    warnings: tuple[str, ...] = ()


def read_page(html: str) -> Page:
    """Extract the article of a page with trafilatura, or the whole visible text.

    The whole visible text is taken of a fragment (no html, head, body, title or meta
    element: there is no site around it) and where the extraction finds nothing or
    implausibly little. The share of the visible text that was left out is a warning, and so
    is what the page shows as deleted (`del`, `s`, `strike`), which is no text.
    Title, language and date are those that the markup declares, never guesses.
    """
    markup = read_markup(html)
    declared = markup.declared
    title = _title(declared)
    text, warnings = _article_text(html, markup.text, title)
    dates = (declared[name] for name in _DATES if name in declared)
    return Page(
        text=_without_title(text, title),
        title=title,
        lang=declared.get("lang"),
        source=declared.get("og:site_name"),
        url=declared.get("canonical") or declared.get("og:url"),
        published_at=next(dates, None) or date_published(markup.linked_data),
        warnings=(*warnings, *_of_deleted(markup.deleted)),
    )


def _article_text(html: str, visible: str, title: str) -> tuple[str, tuple[str, ...]]:
    if not _PAGE_TAG.search(html):
        return visible, ()
    extracted = _extracted(html)
    # The headline is not left out: it is the title.
    headline = title if title in visible.split("\n") else ""
    whole = _size(visible) - _size(headline)
    kept = _size(_without_title(extracted, title))
    if kept < _LEAST_SHARE * whole or kept < min(_SHORT_CHARS, _LEAST_SHARE_OF_SHORT * whole):
        return visible, ("html: no main text was found; the whole visible text was taken",)
    left_out = round(100 * (1 - kept / whole)) if whole else 0
    if left_out < 1:
        return extracted, ()
    return extracted, (f"html: {left_out} % of the visible text was left out as boilerplate",)


def _of_deleted(text: str) -> tuple[str, ...]:
    letters = _size(text)
    return (f"html: {letters} letters of deleted text were left out",) if letters else ()


def _extracted(html: str) -> str:
    library = _library()
    page = library.load_html(html)
    if page is None:
        return ""
    etree.strip_elements(page, *DELETED, with_tail=False)
    part_crowded(page)
    wrap_bare_text(page)
    return library.extract(page, favor_recall=True, include_comments=False) or ""


@cache
def _library() -> ModuleType:
    # A third of a second to import, which only whole pages need.
    import trafilatura

    # The library logs every page it finds nothing in; here that is said in the warnings.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    return trafilatura


def _size(text: str) -> int:
    """Count letters and digits: markup of lists and tables must not weigh in."""
    return len(_WORD_CHAR.findall(text))


def _title(declared: Mapping[str, str]) -> str:
    """Take the title element; without the name of the site where a headline shows it."""
    title = declared.get("title", "")
    headlines = [declared[name] for name in ("og:title", "h1") if name in declared]
    for headline in headlines:
        # What both say is the headline, however long the part of the site is.
        told = headlines.count(headline) > 1 or 2 * len(headline) >= len(title)
        if headline in title and told:
            return headline
    return title or next(iter(headlines), "")


def _without_title(text: str, title: str) -> str:
    """Drop the headline from the text where it would stand in both."""
    first, _, rest = text.partition("\n")
    return rest.lstrip("\n") if title and " ".join(first.split()) == title else text
