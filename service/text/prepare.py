"""From an article as read to an article understood: the composition of the text room."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from service.article import Article, Evidence, Language, PreparedArticle, Sentence
from service.text.keys import exact_body, exact_key, fact_keys, lexical_keys
from service.text.languages.language import plausible
from service.text.names.known import known_names
from service.text.numbers.facts import mentions
from service.text.origin.datelines import parted
from service.text.origin.provenance import find_provenance
from service.text.origin.translation_notes import is_disclaimer, may_hold_notes
from service.text.repeated import once_said
from service.text.sites.chrome import is_site_wording
from service.text.sites.headlines import headline_end
from service.text.sites.labelled import labelled_lines
from service.text.sites.stamped import stamped
from service.text.sites.stamps import is_stamp
from service.text.sites.teasers import teasers
from service.text.writing.capitals import sentence_case
from service.text.writing.clean import clean, fold_cleaned
from service.text.writing.sentences import split
from service.text.writing.simplified import simplified

_is_site_wording = lru_cache(maxsize=1 << 14)(is_site_wording)
_is_stamp = lru_cache(maxsize=1 << 14)(is_stamp)
_BRIEF = 7
"""Sentences up to which a dateline stays with the first one: it may be all that tells such a text
from another, so its city is compared as a name of what is told."""
MOST_PASSAGES = 800
"""Content of more sentences is aligned several sentences at a time: alignment takes time and
memory by the product of both sides. About 100,000 characters of ordinary news."""


def passage_length(sentences: int) -> int:
    """How many sentences of a content of so many are aligned as one passage."""
    return max(1, -(-sentences // MOST_PASSAGES))


def prepare(article: Article) -> PreparedArticle:
    """Detect the language, split into sentences, mark chrome, find provenance, make keys.

    A pure function of the article; nothing of the text is dropped.
    """
    fields = {"title": article.title, "text": article.text}
    provenance = find_provenance(fields)
    language, *others = plausible(f"{article.title}\n{article.text}", article.lang)
    end = headline_end(article.title, language.code)
    headline, _ = _sentences("title", article.title[:end], language)
    said, placed = _sentences("text", article.text, language, _datelines(provenance))
    head, body = once_said(headline, said)
    above = (*head, *_site_name(article.title, end))
    sentences = (*above, *body)
    title = "" if headline and {*headline}.isdisjoint(head) else article.title
    own = [s.text for s in sentences if not s.chrome] or [s.text for s in sentences]
    values = {v for text in own for m in mentions(text, language.code) for v in m.counted}
    return PreparedArticle(
        article=article,
        language=language,
        sentences=sentences,
        provenance=provenance,
        exact_key=exact_key(title, _keyed((*above, *said), placed)),
        lexical_keys=lexical_keys(" ".join(filter(None, map(fold_cleaned, own)))),
        fact_keys=fact_keys(values),
        warnings=article.warnings + _told(own),
        other_languages=tuple(others),
    )


def load() -> None:
    """Load what the first article would have to wait for."""
    # First what need not wait for the detector, which another thread may be unpacking, in words
    # that ask for all the tables which any article does.
    find_provenance({"text": "Ready."})
    is_site_wording("Print Email")
    known_names("Ready for Oslo.", "en")
    prepare(Article(id="ready", title="Ready.", text="Ready, at 8 on 1 May."))


def _told(own: list[str]) -> tuple[str, ...]:
    length = passage_length(len(own))
    if length == 1:
        return ()
    return (f"long_text: its {len(own)} sentences are aligned {length} at a time",)


def _site_name(title: str, start: int) -> Iterator[Sentence]:
    """What a site adds to a headline, if anything."""
    if start < len(title):
        yield Sentence("title", start, len(title), clean(title[start:]), True)


def _datelines(provenance: Iterable[Evidence]) -> list[tuple[int, int]]:
    return [(e.start, e.end) for e in provenance if e.kind == "dateline"]


def keyed_body(prepared: PreparedArticle) -> list[tuple[Sentence, str]]:
    """The sentences that the exact key of an article is made of, each with what it adds to it."""
    article, lines = prepared.article, _datelines(prepared.provenance)
    return exact_body(_keyed(*_sentences("text", article.text, prepared.language, lines)))


def _keyed(sentences: Iterable[Sentence], placed: frozenset[int]) -> list[Sentence]:
    """The sentences as a key of verbatim copies takes them: the site's only by their wording."""
    return [
        replace(s, chrome=False) if s.field == "text" and s.start in placed else s
        for s in sentences
    ]


def _sentences(
    field: str, value: str, language: Language, datelines: Sequence[tuple[int, int]] = ()
) -> tuple[list[Sentence], frozenset[int]]:
    """The sentences of a field, and where those begin that are the site's by their place."""
    places = split(value, language.code)
    if len(places) > _BRIEF:
        places = parted(value, places, datelines)
    cleaned = [clean(value[start:end]) for start, end in places]
    read = [simplified(text, language.code) for text in cleaned]
    noted = may_hold_notes("\n".join(dict.fromkeys([*cleaned, *read])))
    added = [
        any(_is_added(one, language, noted) for one in dict.fromkeys(forms))
        for forms in zip(cleaned, read, strict=True)
    ]
    placed = stamped(value, places, added, language.code) | teasers(value, places, cleaned, added)
    placed |= labelled_lines(value, places, cleaned)
    found = [
        Sentence(field, start, end, sentence_case(text), added[number] or number in placed)
        for number, ((start, end), text) in enumerate(zip(places, read, strict=True))
        if text
    ]
    return found, frozenset(places[number][0] for number in placed if not added[number])


def _is_added(text: str, language: Language, noted: bool) -> bool:
    """Whether a sentence is what sites add.

    noted: whether there may be a disclaimer.
    """
    return (
        not text
        or _is_site_wording(text)
        or _is_stamp(text, language.code)
        or (noted and is_disclaimer(text))
    )
