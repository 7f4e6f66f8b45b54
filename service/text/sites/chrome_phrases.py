"""The phrases of `chrome.json`, matched against folded sentences.

A phrase is written in plain words. `{a|b}` is a choice, `[a|b]` an optional one, `#` a
number, `..` up to six words (twelve characters where words are not spaced), `...` up to
twenty (sixty), `....` any number, and `:` a colon that must be there; all other punctuation,
case and accents are ignored.

There are thousands of phrases, and hardly a sentence is one. Each is found by an anchor, the most
telling word that it cannot do without, and compiled when a sentence first has all such words.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import product
from typing import Any

from service.text.tables import read_table
from service.text.writing.clean import fold

_UNSPACED = ("ja", "zh", "th")
_ELEMENT = re.compile(r"\{([^}]*)\}|\[([^\]]*)\]|(\.{2,4})|(#)|(:)|([^\s{}\[\].#:]+)")
_CHOICE = re.compile(r"\{([^}]*)\}")
_OPEN = re.compile(r"\.\.|[#:]")
_GAPS = {"..": r"(?: \S++){0,6}", "...": r"(?: \S++){0,20}", "....": r"(?: \S++)*"}
_UNSPACED_GAPS = {"..": ".{0,12}", "...": ".{0,60}", "....": ".*"}
_TURNS = 4
_PROSE_END = re.compile(r"[.!?…。！？؟।]$")
_IN_GAPS = ("Anna Martin", "Nova", "2023", "Daily Courier", "www.example.org", "Berlin")


def ends_like_prose(text: str) -> bool:
    """Whether a text ends with the mark of a sentence."""
    return _PROSE_END.search(text) is not None


@cache
def _data() -> dict[str, Any]:
    data: dict[str, Any] = read_table("chrome")
    return data


_folded = cache(fold)


Needs = tuple[frozenset[str], ...]
"""Of each of these sets every match of a phrase has a word."""


def is_phrase(words: str, spaced: bool) -> bool:
    """Say whether folded words, a space before each or run together, are one phrase."""
    anchored = _by_anchor(spaced)
    parts = {"", *(words.split() if spaced else words)}
    return any(
        _has_all(needs, parts if spaced else words) and _compiled(phrase, spaced).fullmatch(words)
        for part in anchored.keys() & parts
        for needs, phrase in anchored[part]
    )


def _has_all(needs: Needs, words: str | set[str]) -> bool:
    if isinstance(words, set):
        return not any(map(words.isdisjoint, needs))
    return all(any(word in words for word in need) for need in needs)


@cache
def _compiled(phrase: str, spaced: bool) -> re.Pattern[str]:
    return re.compile(f"{_pattern(phrase, spaced)}(?: ?:)?")


def _pattern(phrase: str, spaced: bool) -> str:
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
            parts += [f"(?: :)? {re.escape(part)}" for part in _folded(word).split()]
        else:
            parts.append(re.escape(_folded(word).replace(" ", "")))
    return "".join(parts)


@cache
def _by_anchor(spaced: bool) -> dict[str, list[tuple[Needs, str]]]:
    """What each phrase needs with it, by each anchor or its first character where run together."""
    found: defaultdict[str, list[tuple[Needs, str]]] = defaultdict(list)
    for language, phrases in _data()["whole"].items():
        if (language not in _UNSPACED) == spaced:
            for phrase in (part for whole in phrases for part in _alternatives(whole)):
                needs = _needs(phrase, spaced)
                for key in {word if spaced else word[:1] for word in _most_telling(needs)}:
                    found[key].append((needs, phrase))
    return dict(found)


def _alternatives(phrase: str) -> list[str]:
    """The phrases that a phrase stands for if it is no more than a choice."""
    choice = _CHOICE.fullmatch(phrase)
    return choice[1].split("|") if choice else [phrase]


def _needs(phrase: str, spaced: bool) -> Needs:
    needs: list[frozenset[str]] = []
    for choice, _, _, _, _, word in _ELEMENT.findall(phrase):
        if choice:
            each = [_most_telling(_needs(part, spaced)) for part in choice.split("|")]
            needs.append(frozenset().union(*each))
        elif spaced:
            needs += [frozenset({part}) for part in _folded(word).split()]
        else:
            needs.append(frozenset({_folded(word).replace(" ", "")}))
    return tuple(words for words in needs if "" not in words)


def _most_telling(needs: Needs) -> frozenset[str]:
    """The longest words that are needed; "" alone where none is."""
    return max(needs, key=lambda words: min(map(len, words)), default=frozenset({""}))


@cache
def plain_phrases() -> frozenset[str]:
    """Every wording of the phrases without gaps, numbers or colons, folded."""
    return frozenset(wording for choices in _plain() for wording in _wordings(choices))


def _plain() -> Iterator[list[list[str]]]:
    """Yield the choices of words, one after another, of each phrase that has nothing else."""
    for phrase in (phrase for language in _data()["whole"].values() for phrase in language):
        if not _OPEN.search(phrase):
            yield [
                (choice.split("|") if choice else ["", *option.split("|")] if option else [word])
                for choice, option, _, _, _, word in _ELEMENT.findall(phrase)
            ]


def _wordings(choices: list[list[str]]) -> Iterator[str]:
    for words in product(*choices):
        yield " ".join(filter(None, map(_folded, words)))


def examples() -> Iterator[tuple[str, str]]:
    """Sentences that the phrases stand for, each with its language; gaps are left empty or hold a
    name, of choices each is made in turn. Always the same ones."""
    for language, phrases in _data()["whole"].items():
        space = "" if language in _UNSPACED else " "
        for place, phrase in enumerate(phrases):
            for turn in range(_TURNS):
                words = space.join(_example(phrase, place + turn)).replace(" :", ":")
                yield language, words[:1].upper() + words[1:]


def _example(phrase: str, turn: int) -> Iterator[str]:
    for choice, option, gap, number, colon, word in _ELEMENT.findall(phrase):
        if choice or (option and turn % 2):
            parts = (choice or option).split("|")
            yield from _example(parts[turn % len(parts)], turn)
        elif gap and turn % 2:
            yield _IN_GAPS[turn // 2 % len(_IN_GAPS)]
        elif number:
            yield str(turn % 30 + 2)
        elif colon or word:
            yield colon or word


@cache
def menu() -> frozenset[str]:
    """The entries of menus, folded."""
    return listed("menu") | home()


@cache
def home() -> frozenset[str]:
    """What sites call the page that all paths begin with, folded."""
    return listed("home")


@cache
def listed(name: str) -> frozenset[str]:
    """The words of a list beside the phrases, folded."""
    return frozenset(map(fold, _data()[name]))


def is_item(words: str) -> bool:
    """Say whether folded words are a menu entry or a phrase without anything to fill in."""
    return words in plain_phrases() or words in menu()


def names_more_than_a_section(item: str) -> bool:
    """Say whether a menu entry, folded, is the home page or what a site has one do."""
    if item in menu() or item in listed("networks"):
        return item in home()
    return item in plain_phrases()


@cache
def vocabulary() -> frozenset[str]:
    """All words of the plain phrases and of menus."""
    listed = (part for choices in _plain() for parts in choices for part in parts)
    return frozenset(word for part in listed for word in _folded(part).split()) | frozenset(
        word for entry in menu() for word in entry.split()
    )
