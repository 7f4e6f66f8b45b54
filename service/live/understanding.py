"""What must be known of an article before it is placed: a pure function of its own text."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from service.article import Article, PreparedArticle
from service.live.verifying import Verifier
from service.match.coverage.told import Told
from service.match.verdicts.side import shown_encoder
from service.settings import Settings
from service.store import KIND_CODES, ArticleWriter, article_keys, content_digest


@dataclass(frozen=True, slots=True)
class Understood:
    """An article ready to be placed.

    `encoder` is what embeds it, as it is shown; `vectors` are those of its content sentences,
    float16 (n, d), by the fingerprint of the encoder that made them: none where no encoder
    knows the language.
    """

    prepared: PreparedArticle
    digest: bytes
    content: str
    group: str
    encoder: str | None
    vectors: Mapping[str, NDArray[np.float16]]


def understand(
    prepared: PreparedArticle, told: Told, digest: bytes, verifier: Verifier
) -> Understood:
    """Encode an article, and keep it at hand for comparisons; raises EncoderError.

    told: what its words tell; digest: that of its record.
    """
    space, content = verifier.space, content_digest(prepared)
    verifier.keep(digest, content, prepared, told)
    routes = space.routes(prepared.languages)
    return Understood(
        prepared=prepared,
        digest=digest,
        content=content,
        group=group_of(prepared, verifier.settings),
        encoder=shown_encoder(routes),
        vectors={
            space.fingerprint(route.encoder): verifier.embed(
                prepared, content, route.encoder
            ).astype(np.float16)
            for route in routes
        },
    )


def keep_vectors(tx: ArticleWriter, known: Understood) -> None:
    """Keep the sentence vectors of an article, where it has some."""
    tx.put_vectors([(known.content, made_by, rows) for made_by, rows in known.vectors.items()])


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
