"""Weekdays and months as a language writes them, from ICU's CLDR data and forms in use."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import cache

from icu4py.messageformat import MessageFormat

from service.text.tables import read_table

_MONDAY = datetime(2021, 3, 1, 12, tzinfo=UTC)
_LOCALES = {"zh": ("zh", "zh-Hant"), "sr": ("sr", "sr-Latn"), "tl": ("fil",), "ku": ("ku", "ckb")}
_PART = re.compile(r"-.*|(?<=曜)日$")
"""What is left out in use: Portuguese "segunda(-feira)", Japanese "火曜(日)"."""

_SOFT = (("Ll", "L"), ("M", "F"), ("Gw", "W"))
_TABLE = read_table("weekdays")
_EXACT: dict[str, list[str]] = _TABLE["exact"]
"""All forms of the weekdays in languages of which other words begin so: Russian "среди", among."""
_ALSO: dict[str, list[str]] = _TABLE["also"]
"""Forms that neither CLDR nor endings give: Albanian "të shtunën", Tamil "Friday" beside "the day
of Venus", and what is the week as well, with what tells it."""
_ONTO_WEEKDAYS: dict[str, str] = read_table("hours")["onto_weekdays"]
"""The parts of the day that a language writes onto a weekday: German "Freitagmorgen"."""
_ALONE = re.compile("(?<=dag)ur$")
"""The ending of a weekday that stands alone: Icelandic "föstudagur" and "föstudagskvöld"."""
_WELSH_PARTS = ("ddydd", "nos", "noson", "bore", "fore", "prynhawn", "brynhawn")


def calendar_names(language: str) -> Iterator[tuple[str, str]]:
    """Every written form of the weekdays and months of a language with its value.

    Values are "weekday:1" (Monday) to "weekday:7" and "month:1" to "month:12".
    """
    for table in (_EXACT, _ALSO):
        yield from _listed(table.get(language, []))
    for locale in _LOCALES.get(language, (language,)):
        if language not in _EXACT:
            yield from _weekdays(locale, language)
        for number in range(1, 13):
            for written in _months(locale, datetime(2021, number, 15, 12, tzinfo=UTC)):
                yield written, f"month:{number}"


def has_exact_weekdays(language: str) -> bool:
    """Whether the weekdays of a language have no other forms than `calendar_names` gives."""
    return language in _EXACT


def _weekdays(locale: str, language: str) -> Iterator[tuple[str, str]]:
    """The weekdays that CLDR names, and what is written onto them."""
    widths = ("EEEE", "cccc", "EEE") if language == "zh" else ("EEEE", "cccc")
    for number in range(7):
        for width in widths:
            written = _written(locale, width, _MONDAY + timedelta(days=number))
            if means_week(written, language) and not written[0].isupper():
                continue
            yield written, f"weekday:{number + 1}"
            short = _PART.sub("", written)
            yield short, f"weekday:{number + 1}"
            for part in _ONTO_WEEKDAYS.get(language, "").split():
                yield _ALONE.sub("", short) + part, f"weekday:{number + 1}"
    if language == "cy":
        yield from _welsh_weekdays()


def _listed(days: list[str]) -> Iterator[tuple[str, str]]:
    """The forms of each day of the table, from Monday on."""
    for number, forms in enumerate(days, 1):
        for form in forms.split():
            yield form.replace("_", " "), f"weekday:{number}"


def _welsh_weekdays() -> Iterator[tuple[str, str]]:
    """The weekdays as they stand behind a part of the day, with another first letter or not: "nos
    Fawrth", "fore Iau"; and behind the word for a day with another one itself: "ddydd Mawrth"."""
    for number in range(7):
        day = _written("cy", "cccc", _MONDAY + timedelta(days=number)).split()[-1]
        softened = next((new + day[len(old) :] for old, new in _SOFT if day.startswith(old)), day)
        for part in _WELSH_PARTS:
            yield f"{part} {day}", f"weekday:{number + 1}"
            yield f"{part} {softened}", f"weekday:{number + 1}"


def means_week(written: str, language: str) -> bool:
    """Whether a weekday is also the word for a week, as Indonesian "Minggu" and "minggu"."""
    return written.casefold() in _week_words(language)


@cache
def _week_words(language: str) -> frozenset[str]:
    words = set[str]()
    for locale in _LOCALES.get(language, (language,)):
        pattern = MessageFormat("{n, number, ::unit/week unit-width-full-name}", locale)
        for count in (1, 2, 5):
            words |= set(str(pattern.format({"n": count})).casefold().split())
    return frozenset(words)


def _months(language: str, day: datetime) -> Iterator[str]:
    """The name alone and as it stands in a date: Polish "marzec" and "marca"; and Russian "июне" of
    "июнь", which is too short for its endings to be told."""
    alone = _written(language, "LLLL", day)
    yield alone
    if alone.endswith("ь"):
        yield f"{alone[:-1]}е"
    if " " not in alone:
        words = re.findall(r"[^\d\s.,]{3,}", _written(language, "MMMMd", day))
        yield from (word for word in words if word[:2].casefold() == alone[:2].casefold())


def _written(language: str, width: str, day: datetime) -> str:
    locale = f"{language}-u-ca-gregory-nu-latn"
    return str(MessageFormat(f"{{d, date, ::{width}}}", locale).format({"d": day}))
