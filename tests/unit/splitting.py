"""The sentences of a text as texts, for tests of where these end."""

from __future__ import annotations

from service.text.writing.sentences import split


def sentences(text: str, language: str) -> list[str]:
    return [text[start:end] for start, end in split(text, language)]
