"""Sentences that an article says once more: a headline that is a sentence of the body.

A ticker has its text for a headline. Said twice, it tells no more than said once: neither is it
more of an article, nor is it a second piece of evidence.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from service.article import Sentence

_ENDS = " .!?…:;,-–—\"'“”„«»‹›。！？：；，、।۔؟።။។"
"""What may end a sentence, and not its headline."""


def once_said(
    head: Sequence[Sentence], body: Sequence[Sentence]
) -> tuple[list[Sentence], list[Sentence]]:
    """The sentences of a headline and of a body, those marked as chrome that say, but for case and
    how they end, what the body says in the same words, or said before."""
    first: dict[str, Sentence] = {}
    for sentence in body:
        if not sentence.chrome:
            first.setdefault(_worded(sentence), sentence)
    return (
        [replace(s, chrome=True) if _worded(s) in first else s for s in head],
        [replace(s, chrome=True) if _says_again(s, first) else s for s in body],
    )


def _says_again(sentence: Sentence, first: dict[str, Sentence]) -> bool:
    """Whether it is another form of one before; of equal ones the first counts anyway."""
    return first.get(_worded(sentence), sentence).text != sentence.text


def _worded(sentence: Sentence) -> str:
    return sentence.text.casefold().rstrip(_ENDS)
