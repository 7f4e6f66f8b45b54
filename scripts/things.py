#!/usr/bin/env python3
"""Write the table of common things, service/text/data/things.tsv, from the names of CLDR.

DATA is a directory that holds the packages `cldr-annotations-full` and
`cldr-annotations-derived-full` 48.2.0 of npm, which nothing else needs, unpacked under these names.
thing_kinds.json says what is told, thing_words.json holds the forms that are left out, by language:
in parallel text they were something else more often than that thing.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from naming.annotated import named_things
from naming.money import money
from service.text.names.unspaced_names import UNSPACED
from service.text.words.thing_forms import EVERY, hint_of, stems
from service.text.writing.clean import fold

OUT = Path(__file__).parent.parent / "service" / "text" / "data" / "things.tsv"
_KINDS = Path(__file__).with_name("thing_kinds.json")
_WORDS = Path(__file__).with_name("thing_words.json")
_SHORTEST = {"ko": 2, **dict.fromkeys(UNSPACED, 2)}
_LEAST = 3
"""Letters that a form has at least: shorter ones are other words, too."""


def main() -> None:
    """Write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", metavar="DATA", type=Path)
    parser.add_argument("--out", type=Path, default=OUT)
    options = parser.parse_args()
    kinds = json.loads(_KINDS.read_text("utf-8"))
    words: dict[str, list[str]] = json.loads(_WORDS.read_text("utf-8"))
    cells = {EVERY: _of_every(kinds)}
    for language, left_out in sorted(words.items()):
        cells[language] = _of(options.data, language, kinds, frozenset(left_out))
    values = sorted({value for own in cells.values() for value in own})
    rows = [("", *cells), *((v, *(own.get(v, "") for own in cells.values())) for v in values)]
    options.out.write_text("".join("\t".join(row) + "\n" for row in rows), "utf-8")


def _of_every(kinds: Mapping[str, Any]) -> dict[str, str]:
    """The signs and codes of currencies, which all languages write, by value."""
    found: dict[str, set[str]] = defaultdict(set)
    for written, names in (*kinds["codes"].items(), *kinds["signs"].items()):
        for name in names.split():
            found[f"money:{name}"].add(written.lower())
    return {value: "|".join(sorted(forms)) for value, forms in found.items()}


def _of(
    data: Path, language: str, kinds: Mapping[str, Any], left_out: frozenset[str]
) -> dict[str, str]:
    """The forms of each value in a language and, after a semicolon, its hints."""
    named, hints = all_forms(data, language, kinds)
    kept = {form: values for form, values in named.items() if form not in left_out}
    for form in named.keys() - kept.keys():
        for value in named[form]:
            hints[value].add(form)
    by_value: dict[str, set[str]] = defaultdict(set)
    for form in _distinct(kept, language):
        for value in kept[form]:
            by_value[value].add(form)
    return {
        value: _cell(language, forms, hints.get(value, set())) for value, forms in by_value.items()
    }


def _cell(language: str, forms: set[str], words: set[str]) -> str:
    told = {hint_of(form, language) for form in forms}
    more = {hint_of(word, language) for word in words} - {""}
    hints = sorted(_unbegun(more - told, told))
    return "|".join(sorted(forms)) + (";" + "|".join(hints) if hints else "")


def _unbegun(hints: set[str], told: set[str]) -> Iterator[str]:
    """The hints that do not begin with a shorter one."""
    every = hints | told
    for hint in hints:
        if len(hint) > 1 and not any(hint[:end] in every for end in range(1, len(hint))):
            yield hint


def all_forms(
    data: Path, language: str, kinds: Mapping[str, Any]
) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    """The values of each form, and the keywords of each value; a form that names things of two
    kinds names none."""
    named, hints = named_things(data, language, kinds["emoji"])
    for form, values in money(language, kinds["money"].split()).items():
        named[form] |= values
    for stage, written in kinds["stage"].get(language, {}).items():
        for form in written:
            named[fold(form)].add(f"stage:{stage}")
    for value, also in kinds["also"].get(language, {}).items():
        named |= {form: {value} for form in also}
    least = _SHORTEST.get(language, _LEAST)
    clear = {
        form: values
        for form, values in named.items()
        if len(form) >= least and len({v.partition(":")[0] for v in values}) == 1
    }
    return clear, hints


def _distinct(named: Mapping[str, set[str]], language: str) -> Iterator[str]:
    """The forms less those that a shorter one with the same values finds as well."""
    found: dict[frozenset[str], list[str]] = defaultdict(list)
    for form in sorted(named, key=lambda form: (len(form), form)):
        known = found[frozenset(named[form])]
        if not any(_finds(one, form, language) for one in known):
            known.append(form)
            yield form


def _finds(one: str, form: str, language: str) -> bool:
    """Whether a form is found wherever a longer one stands: in katakana none is within another."""
    if language in UNSPACED:
        return language != "ja" and one in form
    words = form.split()
    return any(
        all(map(_fits, words[place:], stem))
        for stem in stems(one, language)
        for place in range(len(words) - len(stem) + 1)
    )


def _fits(word: str, stem: tuple[str, int]) -> bool:
    return word.startswith(stem[0]) and len(word) - len(stem[0]) <= stem[1]


if __name__ == "__main__":
    main()
