"""Digests of what articles hold."""

from __future__ import annotations

import hashlib

from service.article import Article, PreparedArticle
from service.store.codec import encode_text

# Raise it when sentences are encoded in another way than before: their vectors are then new.
_CONTENT_VERSION = 2


def content_digest(article: PreparedArticle) -> str:
    """Digest what is encoded of an article: its sentences' texts, which are chrome, in order.

    Articles with equal digests have equal vectors, whatever their ids and offsets.
    """
    parts = [str(_CONTENT_VERSION)]
    for sentence in article.sentences:
        parts += ["chrome" if sentence.chrome else "", sentence.text]
    return _digest(*parts).hexdigest()


def identity_digest(article: Article) -> bytes:
    """Digest the title and text by which two articles of one id are the same."""
    return _digest(article.title, article.text).digest()


def packed(digest: str) -> bytes | str:
    """The bytes that hexadecimal digits stand for; another text as it is."""
    try:
        data = bytes.fromhex(digest)
    except ValueError:
        return digest
    return data if data.hex() == digest else digest


def unpacked(data: bytes | str) -> str:
    """Read what `packed` wrote."""
    return data if isinstance(data, str) else data.hex()


def _digest(*parts: str) -> hashlib._Hash:
    texts = list(map(encode_text, parts))
    # Each length before its part: no other parts make the same bytes.
    return hashlib.sha256(b"".join([len(text).to_bytes(8, "big") + text for text in texts]))
