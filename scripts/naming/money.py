"""Currencies by their names in each language, from the CLDR data that Babel carries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from babel import localedata

from service.text.names.place_hints import hints
from service.text.names.place_names import locales_of
from service.text.names.unspaced_names import UNSPACED
from service.text.writing.clean import fold
from service.text.writing.simplified import simplified

_VARIANTS = {"en": ("en_GB",), "es": ("es_MX",), "pt": ("pt_PT",), "fr": ("fr_CA",)}
"""Locales of another spelling: "rouble"."""
_STEM = 4
_BESIDE = frozenset({"new", "convertible"})
_OWN = {"CNY": "yuan"}
_MOST_SHARED = 2
_MOST_WORDS = 4


def money(language: str, codes: Sequence[str]) -> dict[str, set[str]]:
    """The values of each folded form that names a currency.

    Forms are the full names ("Mexican pesos") and what is left of them without the words that tell
    the country. All that is called alike in English has one value.
    """
    forms: dict[str, set[str]] = defaultdict(set)
    for locale in (*locales_of(language), *_VARIANTS.get(language, ())):
        if localedata.exists(locale):
            data = localedata.load(locale)
            written = {code: set(_written(data, code, language)) for code in codes}
            shared = _shared(written)
            for code, names in written.items():
                for name in names:
                    for form in (name, *_bare(name, code, data, language, shared)):
                        forms[form].add(_value(code))
    return forms


def _value(code: str) -> str:
    english = localedata.load("en")["currency_names"][code]
    return f"money:{_OWN.get(code) or english.split()[-1].lower()}"


def _written(data: Mapping[str, Any], code: str, language: str) -> Iterator[str]:
    names = (
        data["currency_names"].get(code),
        *data["currency_names_plural"].get(code, {}).values(),
    )
    return (fold(simplified(name, language)) for name in names if name)


def _shared(written: Mapping[str, set[str]]) -> dict[str, set[str]]:
    """The currencies in whose names a word stands, by its stem."""
    found: dict[str, set[str]] = defaultdict(set)
    for code, names in written.items():
        for word in (word for name in names for word in name.split()):
            found[_stem(word)].add(_value(code))
    return found


def _stem(word: str) -> str:
    return word[: max(_STEM, len(word) - 2)]


def _bare(
    name: str, code: str, data: Mapping[str, Any], language: str, shared: Mapping[str, set[str]]
) -> Iterator[str]:
    """A name without its country, where one word is left."""
    if language in UNSPACED:
        country = fold(simplified(data["territories"].get(code[:2], ""), language))
        joined = name.replace(" ", "")
        yield joined
        if joined.startswith(country := country.replace(" ", "")):
            yield joined[len(country) :]
        yield name.rsplit(maxsplit=1)[-1]
        return
    hinted = hints(language).get(f"territory:{code[:2]}", set())
    own = {stem.partition(" ")[0] for stem in hinted if stem.find(" ") not in range(_STEM)}
    places = _of_places(data, language)
    left = [
        word
        for word in name.split()
        if not any(word.startswith(stem) for stem in own if len(stem) >= _STEM - 1)
        and not (len(word) > _STEM and word[:_STEM] in places)
        and len(shared[_stem(word)]) <= _MOST_SHARED
        and word not in _BESIDE
    ]
    if len(left) == 1 and len(name.split()) <= _MOST_WORDS:
        yield left[0]


def _of_places(data: Mapping[str, Any], language: str) -> set[str]:
    """How words for countries and languages begin, of which adjectives are made."""
    named = {x for v, own in hints(language).items() if v.startswith("territory:") for x in own}
    told = {fold(name) for name in (*data["languages"].values(), *data["territories"].values())}
    bare = {name.removeprefix("ال") for name in told}
    return {stem[:_STEM] for stem in named if len(stem) >= _STEM} | {
        name[:_STEM] for name in told | bare if len(name) > _STEM
    }
