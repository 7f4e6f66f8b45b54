"""What must be known of an article before it is placed: a pure function of its own text."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from service.article import Article, PreparedArticle
from service.live.verifying import Verifier
from service.settings import Settings
from service.store import KIND_CODES, ArticleWriter, article_keys, content_digest
from service.text.prepare import prepare


@dataclass(frozen=True, slots=True)
class Understood:
    """An article ready to be placed.

    `vectors` are those of its content sentences, float16 (n, d), made by the encoder with that
    `fingerprint`; all three are None where no encoder knows the language.
    """

    prepared: PreparedArticle
    digest: bytes
    content: str
    group: str
    encoder: str | None
    fingerprint: str | None
    vectors: NDArray[np.float16] | None


def understand(article: Article, verifier: Verifier) -> Understood:
    """Prepare and encode an article; raises EncoderError."""
    prepared = prepare(article)
    encoder = verifier.space.route(prepared.language)
    return Understood(
        prepared=prepared,
        digest=record_digest(article),
        content=content_digest(prepared),
        group=group_of(prepared, verifier.settings),
        encoder=encoder,
        fingerprint=encoder and verifier.space.fingerprint(encoder),
        vectors=verifier.embed(prepared, encoder).astype(np.float16) if encoder else None,
    )


def keep_vectors(tx: ArticleWriter, known: Understood) -> None:
    """Keep the sentence vectors of an article, where it has some."""
    if known.fingerprint is not None and known.vectors is not None:
        tx.put_vectors([(known.content, known.fingerprint, known.vectors)])


def group_of(prepared: PreparedArticle, settings: Settings) -> str:
    """The key that articles of equal content share, and one node stands for.

    Where not all articles are compared, equal content is no reason to be the same article.
    """
    own = f" {prepared.article.id}" if settings.gated else ""
    return prepared.exact_key + own


def record_digest(article: Article) -> bytes:
    """A digest of everything that was sent as an article."""
    published = article.published_at and article.published_at.isoformat()
    fields = [article.title, article.text, article.lang, article.source, article.url, published]
    body = json.dumps([*fields, article.record], sort_keys=True)
    return hashlib.sha256(body.encode()).digest()


def keys_of(prepared: PreparedArticle, settings: Settings) -> tuple[tuple[int, bytes], ...]:
    """The keys under which an article is compared, as (kind code, value)."""
    skipped = None if settings.gated else KIND_CODES["exact"]
    return tuple(key for key in article_keys(prepared) if key[0] != skipped)
