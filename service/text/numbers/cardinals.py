"""Numbers spelled as words, in all forms that ICU's rules give them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import product
from typing import NamedTuple

from icu4py.messageformat import MessageFormat

from service.text.names.name_stems import UNINFLECTED
from service.text.names.names import WORD
from service.text.numbers.composed_numbers import composed, without_prefix
from service.text.tables import read_table

SPELLED = re.compile(rf"(?:{WORD.pattern})(?:['’.-](?:{WORD.pattern}))*")
"""A word, with what is joined to it."""
_HUNDRED = 100
_VALUES = (*range(2, _HUNDRED + 1), *range(2 * _HUNDRED, 1000, _HUNDRED), 1000)
_RULES = ("cardinal", "ordinal")
"""The sets of rules of a language that `spellout.json` does not name: ICU spells by its first one
for a set that it lacks, and making a set of Russian takes 5 ms."""
_JOINT = re.compile(r"[\s\xad\u200b-]+")
_INFLECTS, _ENDING = 4, 3
"""A form of so many letters, behind another word, may have an ending of up to so many."""
_BREAKS = str.maketrans("", "", "\xad\u200b")
_OTHER_WORDS = {
    **{"ca": ("nou", "deu"), "da": ("tyve",), "es": ("once",), "et": ("kuus",), "fa": ("نه", "ده")},
    **{"fr": ("neuf",), "is": ("sjó",), "ko": ("이", "사", "오", "구", "열")},
    **{"bn": ("দু",), "ps": ("دوه",), "gl": ("doce",), "ur": ("نو",)},
    **{"my": ("ခုနှစ်",), "ne": ("छ",), "ro": ("nouă",), "ru": ("семью",), "ta": ("ஆறு",)},
}
"""Cardinals that are other words as often: Korean "이" is "this", Romanian "nouă" is "new"."""
_BEFORE_OTHERS = {
    **{"da": ("halv",), "de": ("halb",), "nl": ("half",), "no": ("halv",), "sv": ("halv",)},
    "he": ("יום", "ביום", "מיום", "ליום", "באר", "בבאר", "מבאר", "לבאר"),
    "ar": ("مئة", "مائة", "مئتين", "مائتين", "مئتان", "مائتان", "ألف", "آلاف", "ألفا", "ألفين"),
    "vi": ("thứ", "tháng"),
    "sw": ("wote", "yote", "vyote", "zote"),
    "tr": ("her",),
}
"""Words behind which a cardinal does not count: "thứ hai" is Monday, "halb zwei" 1:30, "yote
mawili" and "her ikisi" both, and behind a hundred the tens are a part of a number."""
_PARTS = {
    "de": ("drittel", "viertel", "fünftel", "sechstel", "achtel", "zehntel", "dutzend"),
    "en": ("half", "halves", "third", "quarter", "fifth", "sixth", "eighth", "tenth", "dozen"),
    "es": ("tercio", "cuarto", "quinto", "sexto", "octavo", "décimo", "docena"),
    "fr": ("tiers", "quart", "cinquième", "sixième", "huitième", "dixième", "douzaine"),
    "it": ("terzi", "quart", "quint", "sest", "ottav", "decim", "dozzin"),
    "nl": ("derde", "kwart", "vijfde", "zesde", "achtste", "tiende", "dozijn"),
    "pt": ("terço", "quarto", "quinto", "sexto", "oitavo", "décimo", "dúzia"),
    "ru": ("трет", "четверт", "пят", "шест", "десят", "дюжин"),
}
"""How a word begins before which a cardinal is of another number: three quarters are 75 percent."""


_WRITTEN = {"sr": ("sr", "sr-Latn")}
"""Languages that are written in two scripts."""
_APOSTROPHE = re.compile("(?<=[бпвмфкр])['’](?=[яюєї])", re.IGNORECASE)


class Spelled(NamedTuple):
    """A number in casefolded words; `counts` tells that it is a cardinal and no other word:
    Vietnamese "năm" is both five and a year, Greek "εκατό" a hundred and percent."""

    words: tuple[str, ...]
    value: str
    counts: bool


@cache
def spelled_numbers(language: str) -> dict[str, tuple[Spelled, ...]]:
    """By its first word: each spelled number from 2 to 100, of whole hundreds and 1000, those of
    more words first, by ICU's rules for cardinals and ordinals, and those of our table, words for
    "the second time" among them."""
    found: dict[tuple[str, ...], Spelled] = {}
    others = _time_words(language).union(_OTHER_WORDS.get(language, ()))
    rules = _rules().get(language, _RULES)
    locales = filter(_has_rules, _WRITTEN.get(language, (language,)))
    for locale, rule in product(locales, rules):
        spell = MessageFormat(f"{{n,spellout,%spellout-{rule}}}", locale)
        cardinal = rule.startswith("cardinal")
        for value in _VALUES:
            words = _words(str(spell.format({"n": value})))
            if words and all(map(SPELLED.fullmatch, words)):
                counts = cardinal and value not in (_HUNDRED, 1000) and others.isdisjoint(words)
                found.setdefault(words, Spelled(words, str(value), counts))
    for words, value in _listed(language):
        counts = int(value) < _HUNDRED and others.isdisjoint(words)
        found[words] = Spelled(words, value, counts)
    for value, word in enumerate(read_table("number_words")["times"].get(language, "").split(), 2):
        found[(word,)] = Spelled((word,), str(value), counts=False)
    by_first: dict[str, list[Spelled]] = {}
    for number in sorted(found.values(), key=lambda number: -len(number.words)):
        by_first.setdefault(number.words[0], []).append(number)
    return {first: tuple(forms) for first, forms in by_first.items()}


def single_words(language: str) -> dict[str, str]:
    """The values of the spelled numbers that are one word."""
    every = (number for forms in spelled_numbers(language).values() for number in forms)
    return {number.words[0]: number.value for number in every if len(number.words) == 1}


def ones(language: str) -> Sequence[str]:
    """The words for one that a language writes before a scale, casefolded; none where it has no
    such word or the table has none."""
    listed: Mapping[str, str] = read_table("number_words")["ones"]
    return listed.get(language, "").split()


def spelled_ordinals(language: str, last: int) -> dict[str, str]:
    """The values of the ordinals from two to the last one by ICU's rules, in the forms of one word
    that no cardinal has."""
    told: dict[bool, dict[str, str]] = {False: {}, True: {}}
    for locale in filter(_has_rules, _WRITTEN.get(language, (language,))):
        for rule in _rules().get(language, _RULES):
            spell = MessageFormat(f"{{n,spellout,%spellout-{rule}}}", locale)
            for value in range(1, last + 1):
                words = _words(str(spell.format({"n": value})))
                if len(words) == 1:
                    told[rule.startswith("ordinal")][words[0]] = str(value)
    return {w: v for w, v in told[True].items() if w not in told[False] and v != "1"}


def one_apostrophe(text: str, language: str) -> str:
    """The text with the letter that ICU writes where Ukrainian has an apostrophe: "п’ять"."""
    return _APOSTROPHE.sub("ʼ", text) if language == "uk" else text


def begins_number(word: str, language: str) -> bool:
    """Whether a casefolded word, or what is left of it without a prefix, begins a number."""
    spelled = spelled_numbers(language)
    return word in spelled or without_prefix(word, language) in spelled


def spelled_number(words: list[str], place: int, language: str) -> Spelled | None:
    """The number that the casefolded words of a text from a place on spell; None without one."""
    spelled = spelled_numbers(language)
    begun = words[place] if words[place] in spelled else without_prefix(words[place], language)
    for number in spelled.get(begun, ()):
        form = number.words
        *first, last = [begun, *words[place + 1 : place + len(form)]]
        if tuple(first) == form[:-1] and _ends(last, form[-1], language):
            counts = number.counts and _stands_free(words, place, place + len(form), language)
            return number._replace(counts=counts)
    return None


def _stands_free(words: list[str], start: int, end: int, language: str) -> bool:
    """Whether no word beside those from `start` on makes another number or a name of them."""
    before, after = words[max(0, start - 1) : start], words[end : end + 1]
    return not any(word in _BEFORE_OTHERS.get(language, ()) for word in before) and not any(
        word.startswith(_PARTS.get(language, ())) for word in after
    )


def _has_rules(locale: str) -> bool:
    """Whether ICU has rules for a locale: without any it spells as in English."""
    spell = MessageFormat("{n,spellout}", locale)
    return locale == "en" or str(spell.format({"n": _HUNDRED})) != "one hundred"


@cache
def _rules() -> Mapping[str, Sequence[str]]:
    """The sets of rules of languages in which forms stand that no set before them has."""
    rules: Mapping[str, Sequence[str]] = read_table("spellout")
    return rules


def _listed(language: str) -> Iterator[tuple[tuple[str, ...], str]]:
    """The cardinals of a language that ICU has no rules for, with their values, and the nouns whose
    form tells that they are two."""
    listed: Mapping[str, str] = read_table("number_words")["words"]
    for value, forms in enumerate(listed.get(language, "").split(), 2):
        for form in forms.split("|"):
            yield _words(form), str(value)
    for form, number in composed(language):
        yield _words(form), str(number)
    for form in read_table("number_words")["duals"].get(language, "").split():
        yield (form,), "2"


def _time_words(language: str) -> frozenset[str]:
    found = set[str]()
    for unit in ("year", "month", "week", "day", "hour"):
        skeleton = f"{{n, number, ::unit/{unit} unit-width-full-name}}"
        pattern = MessageFormat(skeleton, f"{language}-u-nu-latn")
        for count in (1, 2, 5):
            found |= set(str(pattern.format({"n": count})).casefold().split())
    return frozenset(found)


def _ends(word: str, form: str, language: str) -> bool:
    """Whether a word is the last one of a form, with another ending where words have such."""
    more = 0 if language in UNINFLECTED or len(form) < _INFLECTS else _ENDING
    return word.startswith(form) and len(word) - len(form) <= more


def _words(spelled: str) -> tuple[str, ...]:
    return tuple(_JOINT.split(spelled.casefold().translate(_BREAKS)))
