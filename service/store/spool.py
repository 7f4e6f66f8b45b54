"""The articles of one run go to disk: in any order, each id once."""

from __future__ import annotations

from dataclasses import replace

from service.article import Place, PreparedArticle, Rejection
from service.store.article_codec import decode_article, encode_article
from service.store.codec import decode_text, encode_rejection, encode_text
from service.store.database import Database
from service.store.digests import identity_digest
from service.store.keys import article_keys
from service.store.precedence import Claim

_FORGOTTEN = ("run", "articles", "bodies", "repeated", "keys", "numbers", "rejections", "links")
_OTHERWISE = (
    "id: comes again with other metadata; one record is kept, that published first if dates tell"
)


class Spool:
    """What a run reads: begin, add and reject, finish."""

    _database: Database

    def begin(self, run: str, resume: bool) -> bool:
        """Begin a run; returns whether an earlier run of the fingerprint `run` is continued.

        Otherwise the articles, rejections and links here are forgotten. Where a run is
        continued, all of its inputs may be added again: what is here already, by its
        place, stays as it is.
        """
        found = self._database.row("find_run")
        if resume and found is not None and found[0] == run:
            return True
        with self._database.transaction():
            for rows in _FORGOTTEN:
                self._database.write(f"forget_{rows}")
            self._database.write("set_run", fingerprint=run)
        return False

    def reading_done(self) -> bool:
        """Whether every input of the run has been added."""
        found = self._database.row("find_run")
        return found is not None and bool(found[1])

    def finish_reading(self) -> None:
        """Number the articles in the order of their ids; after further ones, number anew."""
        with self._database.transaction():
            self._database.write("forget_numbers")
            self._database.write("number_articles")
            self._database.write("finish_reading")

    def add(self, article: PreparedArticle) -> None:
        """Add an article.

        Its id again with the same title and text counts as repeated; of records that differ
        in anything else the first `Claim` is kept, with a warning. Its id with other content
        makes every article of that id a rejection with the reason `duplicate_id`.
        """
        key = article.article.id
        place = article.article.place or Place(key)
        digest = identity_digest(article.article)
        found = self._database.row("find_article", id=encode_text(key))
        with self._database.unit():
            if found is None:
                self._insert(article, place, digest)
                return
            serial, first_digest, file, line, *rival = found
            first = _place(file, line)
            if digest == first_digest and rival[0] is not None:
                self._reject_duplicate(key, place, _place(*rival))
            elif digest == first_digest and place != first:
                self._database.write("add_repeated", serial=serial, **_columns(place))
                self._choose(article, serial)
            elif digest != first_digest:
                if rival[0] is None:
                    self._refuse(key, serial, first, place)
                self._reject_duplicate(key, place, first)

    def reject(self, rejection: Rejection) -> None:
        """Keep a rejection; the very same one again is the same."""
        with self._database.unit():
            self._reject(rejection)

    def repeated(self) -> int:
        """How many further places held an article that is here, id and content."""
        (count,) = self._database.row("count_repeated") or (0,)
        return int(count)

    def _choose(self, article: PreparedArticle, serial: int) -> None:
        """Keep an article or the one that is here with its id, title and text."""
        (body,) = self._database.row("body", serial=serial) or (b"",)
        kept = self._database.decode(decode_article, body)
        told = _OTHERWISE in kept.warnings
        claim, other = Claim(article.article), Claim(kept.article)
        if claim.is_before(other):
            told = told or not claim.says_the_same(other)
            self._replace(serial, kept, _warned(article) if told else article)
        elif not told and not claim.says_the_same(other):
            self._database.write("set_body", serial=serial, body=encode_article(_warned(kept)))

    def _replace(self, serial: int, kept: PreparedArticle, article: PreparedArticle) -> None:
        """Put an article in the place of the one that is here."""
        if {*article_keys(article)} == {*article_keys(kept)}:
            self._database.write("set_body", serial=serial, body=encode_article(article))
        else:
            self._fill(article, self._renewed(serial))

    def _renewed(self, serial: int) -> int:
        """Give an article a serial of its own: the keys of the old one are no article's any more.

        They are not dropped, as they have no index.
        """
        self._database.write("drop_body", serial=serial)
        (renewed,) = self._database.row("renew_article", serial=serial) or (serial,)
        self._database.write("move_repeated", serial=serial, renewed=renewed)
        return int(renewed)

    def _insert(self, article: PreparedArticle, place: Place, digest: bytes) -> None:
        serial = self._database.write(
            "add_article", id=encode_text(article.article.id), digest=digest, **_columns(place)
        )
        self._fill(article, serial)

    def _fill(self, article: PreparedArticle, serial: int) -> None:
        self._database.write("add_body", serial=serial, body=encode_article(article))
        self._database.write_many(
            "add_key",
            (
                {"kind": kind, "value": value, "serial": serial}
                for kind, value in article_keys(article)
            ),
        )

    def _refuse(self, id: str, serial: int, first: Place, rival: Place) -> None:
        """Turn the article and its repetitions into rejections."""
        self._database.write("set_rival", serial=serial, **_columns(rival))
        self._reject_duplicate(id, first, rival)
        for row in self._database.rows("repeated_of", serial=serial):
            self._reject_duplicate(id, _place(*row), rival)
        self._database.write("drop_repeated", serial=serial)

    def _reject_duplicate(self, id: str, place: Place, other: Place) -> None:
        message = (
            f"id {id!r} stands for different articles in {place} and in {other}: "
            "give each article an id of its own"
        )
        self._reject(Rejection(place, "duplicate_id", message, id))

    def _reject(self, rejection: Rejection) -> None:
        body = encode_rejection(rejection)
        self._database.write("add_rejection", body=body, **_columns(rejection.place))


def _warned(article: PreparedArticle) -> PreparedArticle:
    return replace(article, warnings=(*article.warnings, _OTHERWISE))


def _columns(place: Place) -> dict[str, object]:
    # No line sorts before the first one.
    return {"file": encode_text(place.file), "line": place.line or 0}


def _place(file: bytes, line: int) -> Place:
    return Place(decode_text(file), line or None)
