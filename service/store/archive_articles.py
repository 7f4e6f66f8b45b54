"""Articles, their entries and vectors in the archive."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Sequence
from datetime import datetime

import numpy as np
from numpy.typing import NDArray

from models.encoder import Vectors
from service.article import PreparedArticle
from service.errors import NotFoundError
from service.store.archive_keys import keep_keys
from service.store.article_codec import encode_anew, recall_article
from service.store.caches import vector_rows
from service.store.codec import decode_text, encode_text
from service.store.digests import content_digest, packed, unpacked
from service.store.entry_codec import decode_entry, encode_summary, encode_time
from service.store.session import Session
from service.store.stored import Digests, Entry
from service.store.vector_codec import decode_vectors


def number_list(numbers: Collection[int]) -> str:
    """Numbers as one value of a statement, however many they are."""
    return json.dumps([int(number) for number in numbers])


def read_articles(database: Session, numbers: Collection[int]) -> dict[int, PreparedArticle]:
    """Whole articles by number; numbers that are no article's are left out."""
    rows = database.rows("bodies", numbers=number_list(numbers))
    return {number: database.decode(recall_article, body) for number, body in rows}


class ArticleReads:
    """What is read of articles; the contract is that of ArticleReader."""

    _database: Session

    def count(self) -> int:
        """How many articles there are."""
        (count,) = self._database.row("counter", name="article") or (0,)
        return int(count)

    def entry(self, id: str) -> Entry | None:
        """The entry of an article by id."""
        return next(self._entries("entry", id=encode_text(id)), None)

    def entries(self, numbers: Collection[int]) -> dict[int, Entry]:
        """Entries by number."""
        found = self._entries("entries", numbers=number_list(numbers))
        return {entry.number: entry for entry in found}

    def digests(self, numbers: Collection[int]) -> dict[int, Digests]:
        """What tells the texts of articles, by number."""
        rows = self._database.rows("digests", numbers=number_list(numbers))
        return {
            n: Digests(n, decode_text(key), digest, unpacked(content))
            for n, key, digest, content in rows
        }

    def all_entries(self) -> Iterator[Entry]:
        """Stream all entries in the order of their ids."""
        return self._entries("all_entries")

    def ids(self, numbers: Collection[int]) -> dict[int, str]:
        """Ids by number."""
        rows = self._database.rows("ids", numbers=number_list(numbers))
        return {number: decode_text(key) for number, key in rows}

    def article(self, number: int) -> PreparedArticle:
        """The whole article; raises NotFoundError."""
        found = self.articles([number])
        if number not in found:
            raise NotFoundError(f"no article has the number {number}")
        return found[number]

    def articles(self, numbers: Collection[int]) -> dict[int, PreparedArticle]:
        """Whole articles by number."""
        return read_articles(self._database, numbers)

    def vectors(self, content: str, encoder: str) -> Vectors | None:
        """Sentence vectors of a content, (n, d) float32, read-only, by an encoder's fingerprint."""
        return self.vectors_of([content], encoder).get(content)

    def vectors_of(self, contents: Collection[str], encoder: str) -> dict[str, Vectors]:
        """The same for several contents at once."""
        asked = json.dumps(list(contents))
        rows = self._database.rows("vectors_of", contents=asked, encoder=encoder)
        return {
            unpacked(content): self._database.decode(lambda kept: decode_vectors(*kept), row)
            for content, *row in rows
        }

    def group(self, group: str) -> list[Entry]:
        """The articles that share a content, in the order of their ids."""
        return self.groups([group]).get(group, [])

    def groups(self, groups: Collection[str]) -> dict[str, list[Entry]]:
        """The same for several contents at once."""
        found: dict[str, list[Entry]] = {}
        for entry in self._entries("groups", groups=json.dumps(list(groups))):
            found.setdefault(entry.group, []).append(entry)
        return found

    def members(self, clusters: Collection[int]) -> list[Entry]:
        """The members of several clusters, in the order of their ids."""
        return list(self._entries("members", clusters=number_list(clusters)))

    def unindexed(self, limit: int) -> list[int]:
        """Numbers of articles that a re-index has not reached yet, ascending."""
        return [number for (number,) in self._database.rows("unindexed", limit=limit)]

    def _entries(self, name: str, **values: object) -> Iterator[Entry]:
        for row in self._database.rows(name, **values):
            yield self._database.decode(decode_entry, row)


class ArticleWrites(ArticleReads):
    """What is written of articles; the contract is that of ArticleWriter."""

    def add_article(
        self,
        prepared: PreparedArticle,
        digest: bytes,
        group: str,
        encoder: str | None,
        at: datetime,
    ) -> Entry:
        """Keep a new article, in no cluster yet (0), under a number never used before."""
        number = self._database.write(
            "add_article",
            id=encode_text(prepared.article.id),
            digest=digest,
            content=packed(content_digest(prepared)),
            group=packed(group),
            at=encode_time(at),
            summary=encode_summary(prepared, encoder),
        )
        self._database.write("raise_counter", name="article", by=1)
        self._database.write("put_body", number=number, body=encode_anew(prepared))
        return self.entries([number])[number]

    def replace_article(
        self,
        number: int,
        prepared: PreparedArticle,
        digest: bytes,
        group: str,
        encoder: str | None,
        at: datetime,
    ) -> Entry:
        """Put another content under the number and id of an article; its cluster stays."""
        content = self._content(number)
        keep_keys(self._database, number)
        self._database.write(
            "replace_article",
            number=number,
            digest=digest,
            content=packed(content_digest(prepared)),
            group=packed(group),
            at=encode_time(at),
            summary=encode_summary(prepared, encoder),
        )
        self._database.write("put_body", number=number, body=encode_anew(prepared))
        self._database.write("remove_unshared_vectors", content=content)
        return self.entries([number])[number]

    def remove_article(self, number: int) -> None:
        """Forget an article and the vectors that no other one shares."""
        content = self._content(number)
        keep_keys(self._database, number)
        self._database.write("remove_article", number=number)
        self._database.write("raise_counter", name="article", by=-1)
        self._database.write("remove_body", number=number)
        self._database.write("remove_unshared_vectors", content=content)

    def put_vectors(self, rows: Sequence[tuple[str, str, NDArray[np.float16]]]) -> None:
        """Keep sentence vectors: content, encoder's fingerprint, (n, d)."""
        kept = list(
            vector_rows((packed(content), encoder, made) for content, encoder, made in rows)
        )
        self._database.write_many("name_encoder", kept)
        self._database.write_many("put_vectors", kept)

    def assign(self, cluster: int, numbers: Collection[int]) -> None:
        """Put articles into a cluster."""
        self._database.write("assign", cluster=cluster, numbers=number_list(numbers))

    def mark_indexed(self, numbers: Collection[int]) -> None:
        """Mark articles as reached by the re-index."""
        self._database.write("mark_indexed", numbers=number_list(numbers))

    def _content(self, number: int) -> object:
        """The digest of an article's content as it is kept."""
        row = self._database.row("content_of", number=number)
        if row is None:
            raise NotFoundError(f"no article has the number {number}")
        return row[0]
