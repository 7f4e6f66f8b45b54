"""Make an article of a record: which field means what, and what a record has to hold."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from itertools import chain
from typing import Any

from service.article import Article, Place
from service.errors import RecordError, UsageError
from service.records.dates import read_moment
from service.records.limits import Limits
from service.records.values import has_surrogate, kind, plain_record
from service.records.webpage import Page, read_page
from service.text.writing.clean import clean
from service.text.writing.cues import without_cues
from service.text.writing.mojibake import repaired
from service.text.writing.page_marks import without_page_marks
from service.text.writing.pieces_of_html import is_markup, without_unseen

FIELDS = ("id", "title", "text", "html", "lang", "source", "url", "published_at")
MAX_ID_CHARS = 1000
"""A longer id would not fit into a URL everywhere."""
_NO_FIELDS: Mapping[str, str] = {}
_ABSENT = object()
_HTML_UNREAD = "html: not read, since there is a text beside it"
_ENCODED_TWICE = "UTF-8 that had been read in another encoding; repaired"
_BETWEEN_THE_WORDS = (
    "times of cues, or marks of pages with the headline, between the words; left out"
)
_MARKUP = (
    "text: holds markup, so scripts, styles and comments in it are left out; send it as `html`"
)
_LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_.@][\w.@-]*)?", re.ASCII)
"""As producers write them, "pt_BR.UTF-8" too; names of languages are longer."""
_LETTER = re.compile(r"[^\W\d_]")


def article_from_record(
    record: Mapping[str, object],
    place: Place | None = None,
    fields: Mapping[str, str] = _NO_FIELDS,
    limits: Limits | None = None,
) -> Article:
    """Make one article of one record.

    `fields` maps names of FIELDS to names in the record; a name with dots that is no key
    itself leads into nested objects (`content.body`). The record is carried whole in
    `Article.record`; `html` is read where there is no `text`. An absent id is made of the
    content as it was sent. What could not be used as it stood is named in `Article.warnings`.

    Raises:
        RecordError: `missing_field`, `wrong_type`, `empty_text`, `too_long`, `too_deep` or
            `invalid_id`.
    """
    plain, warnings = plain_record(record)
    reader = _RecordReader(plain, fields)
    given_id = _checked_id(reader.id(), _RecordReader(record, fields).find("id"))
    try:
        page = reader.page()
        sent = (reader.text_of("title") or page.title, page.text)
        unbroken = (_without_nul(sent[0]), _without_nul(sent[1]))
        title, read = map(repaired, unbroken)
        text = without_page_marks(without_cues(read), title)
        _check_content(title, text, limits or Limits())
        lang = reader.text_of("lang").strip() or page.lang
        published_at, notes = reader.published_at(page.published_at)
        return Article(
            id=given_id or content_id(*sent),
            title=title,
            text=text,
            lang=lang,
            source=reader.text_of("source").strip() or page.source,
            url=reader.text_of("url").strip() or page.url,
            published_at=published_at,
            record=plain,
            place=place,
            warnings=(
                *(*warnings, *page.warnings),
                *_changes(sent, unbroken, "NUL characters, which no text has; read as spaces"),
                *_changes(unbroken, (title, read), _ENCODED_TWICE),
                *_changes((title, read), (title, text), _BETWEEN_THE_WORDS),
                *_lang_notes(lang),
                *notes,
            ),
        )
    except RecordError as error:
        error.id = given_id
        raise


def record_id(record: Mapping[str, object]) -> str | None:
    """The id that a record gives its article, None where it gives none.

    Raises:
        RecordError: `wrong_type`, `too_long`, `too_deep` or `invalid_id`.
    """
    plain, _ = plain_record(record)
    return _checked_id(_RecordReader(plain, _NO_FIELDS).id(), record.get("id"))


def _checked_id(id: str | None, given: object) -> str | None:
    """An id by what was given for it; raises RecordError."""
    if id is not None and len(id) > MAX_ID_CHARS:
        message = f"the id has {len(id):,} characters; {MAX_ID_CHARS:,} may be"
        raise RecordError("too_long", message)
    if isinstance(given, str) and has_surrogate(given):
        # With anything in its place it might be the id of another article.
        message = f"the id {given[:80]!r} has a lone surrogate, which no encoding can hold"
        raise RecordError("invalid_id", message)
    return id


def content_id(title: str, text: str) -> str:
    """Make an id of the content: `sha256-` and 16 hexadecimal digits."""
    return "sha256-" + hashlib.sha256(f"{title}\n{text}".encode()).hexdigest()[:16]


def check_fields(fields: Mapping[str, str]) -> None:
    """Raise UsageError where a mapping names a field that samewire does not have."""
    for name, path in fields.items():
        if name not in FIELDS or not path:
            raise UsageError(
                f"--field {name}={path}: write NAME=COLUMN; NAME is one of {', '.join(FIELDS)}"
            )


def check_columns(columns: Iterable[str], fields: Mapping[str, str]) -> None:
    """Check the names of the columns of a table.

    Raises:
        RecordError: `duplicate_column`, or `missing_field` without one to take a text from.
    """
    names = tuple(columns)
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise RecordError(
            "duplicate_column", f"several columns are named {', '.join(map(repr, twice))}"
        )
    wanted = [fields.get(name, name) for name in ("text", "html")]
    if not any(name in names or name.partition(".")[0] in names for name in wanted):
        raise RecordError(
            "missing_field",
            f"there is no column {wanted[0]!r} or {wanted[1]!r}; the columns are "
            f"{', '.join(map(repr, names))}: name the one of the text with --field text=COLUMN",
        )


class _RecordReader:
    """Finds our fields in one plain record."""

    def __init__(self, record: Mapping[str, Any], fields: Mapping[str, str]) -> None:
        self._record = record
        self._fields = fields

    def id(self) -> str | None:
        match self.find("id"):
            case str() as text:
                return text if text.strip() else None
            case bool() as flag:
                raise self._wrong_type("id", flag, "a string or a number")
            case int() | float() as number:
                whole = isinstance(number, float) and number.is_integer()
                return str(int(number)) if whole else str(number)
            case other if other is None or other is _ABSENT:
                return None
            case other:
                raise self._wrong_type("id", other, "a string or a number")

    def text_of(self, name: str) -> str:
        value = self.find(name)
        if value is None or value is _ABSENT:
            return ""
        if not isinstance(value, str):
            raise self._wrong_type(name, value, "a string")
        return value

    def page(self) -> Page:
        """Return the text field, or what its HTML says where it is empty."""
        if self.find("text") is _ABSENT and self.find("html") is _ABSENT:
            text, html = (self._fields.get(name, name) for name in ("text", "html"))
            raise RecordError(
                "missing_field",
                f"there is no field {text!r} or {html!r}; the fields are "
                f"{', '.join(map(repr, self._record)) or 'none'}: name the one of the text with "
                "--field text=NAME",
            )
        text, html = self.text_of("text"), self.text_of("html")
        if html.strip() and not text.strip():
            return read_page(html)
        seen = without_unseen(text)
        unread = (_HTML_UNREAD,) if html.strip() else ()
        return Page(text=seen, warnings=(*unread, *((_MARKUP,) if is_markup(seen) else ())))

    def published_at(self, declared: str | None) -> tuple[datetime | None, tuple[str, ...]]:
        value = self.find("published_at")
        if value is None or value is _ABSENT or value == "":
            value = declared
        moment = read_moment(value)
        if moment is not None or value is None:
            return moment, ()
        shown = repr(value)[:80]
        return None, (f"published_at: {shown} is no date that samewire reads; left out",)

    def find(self, name: str) -> object:
        """The value of one of our fields, _ABSENT without."""
        path = self._fields.get(name, name)
        if path in self._record:
            return self._record[path]
        value: object = self._record
        for key in path.split("."):
            value = value.get(key, _ABSENT) if isinstance(value, Mapping) else _ABSENT
        return value

    def _wrong_type(self, name: str, value: object, wanted: str) -> RecordError:
        path = self._fields.get(name, name)
        shown = repr(name) if path == name else f"{name!r} (read from {path!r})"
        return RecordError("wrong_type", f"the field {shown} is {kind(value)}, not {wanted}")


def _without_nul(text: str) -> str:
    """A text with blanks for its NULs: without anything, they would join two words."""
    return text.replace("\0", " ")


def _changes(sent: tuple[str, str], read: tuple[str, str], why: str) -> Iterator[str]:
    for name, before, after in zip(("title", "text"), sent, read, strict=True):
        if before != after:
            yield f"{name}: {why}"


def _lang_notes(lang: str | None) -> Iterator[str]:
    if lang and not _LANGUAGE_TAG.fullmatch(lang):
        yield f"lang: {repr(lang)[:80]} is no language tag, such as pt or pt-BR; not used"


def _says_something(line: str) -> bool:
    """Whether a letter is left of a line without its markup and what else is no text."""
    return bool(_LETTER.search(line) and _LETTER.search(clean(line)))


def _check_content(title: str, text: str, limits: Limits) -> None:
    if not any(map(_says_something, chain([title], text.splitlines()))):
        raise RecordError("empty_text", "there is not one letter of text in the title or the text")
    length = len(title) + len(text)
    if length > limits.max_text_chars:
        raise RecordError(
            "too_long",
            f"the text has {length:,} characters; one article may have {limits.max_text_chars:,}",
        )
