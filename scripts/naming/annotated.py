"""Things that have an emoji, by what CLDR's annotations call them in each language."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from service.text.names.unspaced_names import UNSPACED
from service.text.writing.clean import fold
from service.text.writing.simplified import simplified

_LOCALES = {
    **{"tl": ("fil",), "zh": ("zh", "zh-Hant"), "sr": ("sr", "sr-Latn")},
    **{"en": ("en", "en-GB"), "es": ("es", "es-MX"), "pt": ("pt", "pt-PT"), "fr": ("fr", "fr-CA")},
}
_JOINERS = "\u200d\ufe0f"
_APART = re.compile("[,،、;]")
_MOST_WORDS = 3
_STEM, _LEAST_STEM = 5, 3
"""So many first letters two words of a language have in common that are forms of one word."""
Named = dict[str, set[str]]
"""Values by form, or forms by value."""


def named_things(
    data: Path, language: str, kinds: Mapping[str, str]
) -> tuple[Named, dict[str, set[str]]]:
    """The values of each folded form that names a thing, and every keyword of each value.

    Names are what emoji are called, in at most three words, and the keywords of one word that
    stand in such a name and that no other thing has. The value of a thing is its kind and its
    English name.
    """
    entries = list(_entries(data, language, kinds))
    keyed: Named = defaultdict(set)
    keywords: dict[str, set[str]] = defaultdict(set)
    for value, names, keys in entries:
        for key in (*names, *keys):
            keyed[key].add(value)
            keywords[value].add(key)
    forms: Named = defaultdict(set)
    for value, names, keys in entries:
        for name in names:
            if len(name.split()) <= _MOST_WORDS:
                forms[name].add(value)
        for key in keys:
            alone = " " not in key and len(keyed[key]) == 1
            if alone and any(_stands_in(key, name, language) for name in names):
                forms[key].add(value)
    return forms, keywords


def _stands_in(key: str, name: str, language: str) -> bool:
    if language in UNSPACED:
        return key in name
    stem = max(_LEAST_STEM, min(_STEM, len(key) - 1))
    return any(key[:stem] == word[:stem] for word in name.split())


def _plain(emoji: str) -> str:
    return emoji.replace(_JOINERS[1], "")


def _entries(
    data: Path, language: str, kinds: Mapping[str, str]
) -> Iterator[tuple[str, list[str], list[str]]]:
    """The value, the folded names and the folded keywords of each emoji in each locale."""
    things = [(kind, _parted(thing)) for kind, own in kinds.items() for thing in own.split()]
    english = _annotations(data, "en")
    for locale in _LOCALES.get(language, (language,)):
        annotations = _annotations(data, locale)
        for kind, emoji in things:
            value = f"{kind}:{_of(english, emoji[0]).get('tts', [''])[0]}"
            for one in filter(None, (_of(annotations, each) for each in emoji)):
                names = _APART.split(one.get("tts", [""])[0])
                yield value, _folded(names, language), _folded(one.get("default", []), language)


def _folded(words: list[str], language: str) -> list[str]:
    return [form for word in words if (form := fold(simplified(word, language)))]


def _parted(written: str) -> list[str]:
    """The emoji of a string: what is joined to the one before is a part of it."""
    found: list[str] = []
    for character in written:
        if found and (character in _JOINERS or found[-1][-1] == _JOINERS[0]):
            found[-1] += character
        else:
            found.append(character)
    return found


def _of(annotations: Mapping[str, Any], emoji: str) -> Any:  # noqa: ANN401 - JSON of CLDR
    return next((annotations[x] for x in (emoji, _plain(emoji)) if x in annotations), {})


@cache
def _annotations(data: Path, locale: str) -> Mapping[str, Any]:
    found: dict[str, Any] = {}
    for package, key in (("full", "annotations"), ("derived-full", "annotationsDerived")):
        path = data / f"cldr-annotations-{package}" / key / locale / "annotations.json"
        if path.exists():
            found |= json.loads(path.read_text("utf-8"))[key][key.removesuffix("Derived")]
    return found
