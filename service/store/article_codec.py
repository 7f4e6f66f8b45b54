"""Write prepared articles, each text once, and read them back equal."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from datetime import datetime
from itertools import accumulate
from typing import Any

from service.article import Article, Evidence, Language, Place, PreparedArticle, Sentence
from service.store.codec import pack, row_of, rows_of, shapes_of, unpack

_KEPT, _LARGEST = 128, 1 << 15
"""Articles more than one change reads, each for its keys, its verdicts and evidence, and bytes of
one: of larger ones too few would fill the memory."""
_recalled: OrderedDict[bytes, PreparedArticle] = OrderedDict()


def encode_article(article: PreparedArticle) -> bytes:
    """Write a prepared article, compressed; its record holds plain JSON values."""
    texts = _texts(article.article.title, article.article.text)
    return pack(
        [
            _article_row(article.article, texts),
            row_of(article.language),
            _columns(article.sentences, texts),
            rows_of(article.provenance),
            article.exact_key,
            article.lexical_keys,
            article.fact_keys,
            article.warnings,
            rows_of(article.other_languages),
        ]
    )


def encode_anew(article: PreparedArticle) -> bytes:
    """The same for an article that is about to be read again: it is kept as if it had been."""
    data = encode_article(article)
    _keep(data, article)
    return data


def recall_article(data: bytes) -> PreparedArticle:
    """Read what `encode_article` wrote, where articles are read again soon: those read last are
    kept, so none may be changed."""
    # Taken out and put back: the order is that of use. Another thread misses it at worst.
    article = _recalled.pop(data, None) or decode_article(data)
    _keep(data, article)
    return article


def _keep(data: bytes, article: PreparedArticle) -> None:
    if len(data) <= _LARGEST:
        _recalled[data] = article
        if len(_recalled) > _KEPT:
            _recalled.popitem(last=False)


def decode_article(data: bytes) -> PreparedArticle:
    """Read what `encode_article` wrote."""
    article, language, sentences, provenance, exact, *rest = unpack(data)
    lexical, facts, warnings, other_languages = rest
    read = _article(article)
    return PreparedArticle(
        article=read,
        language=Language(*language),
        sentences=_sentences(sentences, _texts(read.title, read.text)),
        provenance=shapes_of(Evidence, provenance),
        exact_key=exact,
        lexical_keys=tuple(lexical),
        fact_keys=tuple(facts),
        warnings=tuple(warnings),
        other_languages=shapes_of(Language, other_languages),
    )


def _texts(title: str, text: str) -> dict[str, str]:
    return {"title": title, "text": text}


def _article_row(article: Article, texts: Mapping[str, str]) -> list[object]:
    fields = {text: name for name, text in texts.items()}
    same = {
        key: fields[value]
        for key, value in article.record.items()
        if isinstance(value, str) and value in fields
    }
    return [
        article.id,
        article.title,
        article.text,
        article.lang,
        article.source,
        article.url,
        article.published_at and article.published_at.isoformat(),
        {key: None if key in same else value for key, value in article.record.items()},
        same,
        article.place and row_of(article.place),
        article.warnings,
    ]


def _article(row: list[Any]) -> Article:
    *plain, published_at, record, same, place, warnings = row
    texts = _texts(plain[1], plain[2])
    # In the place where it stood: a record keeps its order.
    record.update((key, texts[name]) for key, name in same.items())
    read = published_at and datetime.fromisoformat(published_at)
    return Article(*[*plain, read, record, place and Place(*place), tuple(warnings)])


def _columns(sentences: Sequence[Sentence], texts: Mapping[str, str]) -> list[object]:
    """The fields of sentences; a start as the distance from the end of the one before, a text
    as None where it is what stands there."""
    ends = [0, *(s.end for s in sentences[:-1])]
    return [
        [s.field for s in sentences],
        [s.start - end for s, end in zip(sentences, ends, strict=False)],
        [s.end - s.start for s in sentences],
        [None if texts.get(s.field, "")[s.start : s.end] == s.text else s.text for s in sentences],
        [s.chrome for s in sentences],
    ]


def _sentences(columns: list[list[Any]], texts: Mapping[str, str]) -> tuple[Sentence, ...]:
    fields, gaps, lengths, own, chrome = columns
    ends = list(accumulate(gap + length for gap, length in zip(gaps, lengths, strict=True)))
    starts = [end - length for end, length in zip(ends, lengths, strict=True)]
    said = [
        texts.get(field, "")[start:end] if text is None else text
        for field, start, end, text in zip(fields, starts, ends, own, strict=True)
    ]
    return tuple(map(Sentence, fields, starts, ends, said, chrome))
