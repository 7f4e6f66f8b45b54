"""Chrome: sentences that belong to a site, not to an article, told by their wording.

A sentence is chrome only as a whole: the phrases of `chrome.json` have to account for all
of it, so that an article about cookies or comments keeps its sentences.

A phrase is written in plain words. `{a|b}` is a choice, `[a|b]` an optional one, `#` a
number, `..` up to six words (twelve characters where words are not spaced), `...` up to
twenty (sixty), `....` any number, and `:` a colon that must be there; all other punctuation,
case and accents are ignored.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from itertools import product
from typing import Any

from service.text.clean import fold
from service.text.translation_notes import is_disclaimer

_UNSPACED = ("ja", "zh", "th")
_UNSPACED_LETTER = re.compile("[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]")
_LONGEST = 600
_NOTICE = 150
_MOST_WORDS = 8
_FEWEST_ITEMS = 3
_LONGEST_SERIES = 40
_COVERED = 0.8
_ELEMENT = re.compile(r"\{([^}]*)\}|\[([^\]]*)\]|(\.{2,4})|(#)|(:)|([^\s{}\[\].#:]+)")
_GAPS = {"..": r"(?: \S++){0,6}", "...": r"(?: \S++){0,20}", "....": r"(?: \S++)*"}
_UNSPACED_GAPS = {"..": ".{0,12}", "...": ".{0,60}", "....": ".*"}
_ENDS_LIKE_PROSE = re.compile(r"[.!?…。！？؟।]$")


def _load(name: str) -> Any:  # noqa: ANN401
    return json.loads(files("service.text").joinpath(name).read_text("utf-8"))


PROTOTYPES: tuple[str, ...] = tuple(
    sentence for sentences in _load("chrome_prototypes.json").values() for sentence in sentences
)
"""Typical sentences of site chrome in many languages, to compare meanings with."""


@cache
def _data() -> dict[str, Any]:
    data: dict[str, Any] = _load("chrome.json")
    return data


def _words(text: str) -> str:
    """Return the folded words and colons of a text, a space before each, trimmed of colons."""
    words = " : ".join(map(fold, text.split(":"))).strip(" :").split()
    return "".join(f" {word}" for word in words)


def _pattern(phrase: str, spaced: bool) -> str:
    """Write a phrase as a regular expression over `_words`, or over them run together."""
    parts = []
    for choice, option, gap, number, colon, word in _ELEMENT.findall(phrase):
        if choice or option:
            inner = "|".join(_pattern(part, spaced) for part in (choice or option).split("|"))
            parts.append(f"(?:{inner}){'?' if option else ''}")
        elif gap:
            parts.append((_GAPS if spaced else _UNSPACED_GAPS)[gap])
        elif number:
            parts.append(r" \d+" if spaced else r"\d+")
        elif colon:
            parts.append(" :" if spaced else ":")
        elif spaced:
            parts += [f"(?: :)? {re.escape(part)}" for part in fold(word).split()]
        else:
            parts.append(re.escape(fold(word).replace(" ", "")))
    return "".join(parts)


def _beginnings(phrase: str, spaced: bool) -> Iterator[str]:
    """Yield what a match can begin with: a word (a character); "" where it can be anything."""
    for choice, option, _, _, _, word in _ELEMENT.findall(phrase):
        for part in (choice or option or word).split("|"):
            known = "" if part.startswith(("..", "#")) else fold(part)
            yield known.split()[0] if known and spaced else known[:1]
        if not option:
            return


@cache
def _by_beginning(spaced: bool) -> dict[str, set[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for language, phrases in _data()["whole"].items():
        if (language not in _UNSPACED) == spaced:
            for phrase in phrases:
                for beginning in _beginnings(phrase, spaced):
                    found[beginning].add(_pattern(phrase, spaced))
    return dict(found)


@cache
def _whole(spaced: bool, beginning: str) -> re.Pattern[str] | None:
    patterns = _by_beginning(spaced).get(beginning)
    return re.compile(f"(?:{'|'.join(sorted(patterns))})(?: ?:)?") if patterns else None


def _is_phrase(words: str, spaced: bool) -> bool:
    beginning = words.split(maxsplit=1)[0] if spaced else words[0]
    known = beginning in _by_beginning(spaced)
    patterns = [_whole(spaced, key) for key in ("", beginning if known else "")]
    return any(pattern.fullmatch(words) for pattern in patterns if pattern)


def _plain(phrase: str) -> Iterator[str]:
    """Yield every wording of a phrase that has no gaps, numbers or colons."""
    if re.search(r"\.\.|[#:]", phrase):
        return
    choices = [
        (choice.split("|") if choice else ["", *option.split("|")] if option else [word])
        for choice, option, _, _, _, word in _ELEMENT.findall(phrase)
    ]
    for words in product(*choices):
        yield fold(" ".join(words))


@cache
def _phrases() -> frozenset[str]:
    listed = (phrase for language in _data()["whole"].values() for phrase in language)
    return frozenset(wording for phrase in listed for wording in _plain(phrase))


@cache
def _menu() -> frozenset[str]:
    return frozenset(map(fold, _data()["menu"]))


def _items(words: list[str]) -> Iterator[tuple[int, bool]]:
    """Yield the lengths, in words, of the known items that a sentence begins with anywhere.

    The longest first wins; with each length, whether the item is more than a menu word.
    """
    place = 0
    while place < len(words):
        for size in range(min(_MOST_WORDS, len(words) - place), 0, -1):
            item = " ".join(words[place : place + size])
            if item in _phrases() or item in _menu():
                yield size, item not in _menu() and size > 1
                place += size
                break
        else:
            place += 1


def _is_series(text: str, words: list[str]) -> bool:
    """Say whether a sentence is a row of buttons, links or menu entries."""
    if len(words) > _LONGEST_SERIES:
        return False
    items = list(_items(words))
    if sum(size for size, _ in items) < _COVERED * len(words):
        return False
    if any(phrase for _, phrase in items):
        return len(items) > 1
    loud = text.isupper() or not _ENDS_LIKE_PROSE.search(text)
    return len(items) >= _FEWEST_ITEMS and loud


def is_chrome(text: str) -> bool:
    """Say whether a cleaned sentence is a site's own wording, or a translation disclaimer."""
    if len(text) > _LONGEST:
        return is_disclaimer(text)
    if "©" in text and len(text) <= _NOTICE:
        return True
    words = _words(text)
    if not words:
        return False
    if _is_phrase(words, True):
        return True
    if _UNSPACED_LETTER.search(words) and _is_phrase(words.replace(" ", ""), False):
        return True
    return _is_series(text, words.replace(" :", "").split()) or is_disclaimer(text)
