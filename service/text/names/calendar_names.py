"""Weekdays and months as a language writes them, from ICU's CLDR data."""

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
_ONTO_WEEKDAYS: dict[str, str] = read_table("hours")["onto_weekdays"]
"""The parts of the day that a language writes onto a weekday: German "Freitagmorgen"."""
_OTHER_WEEKDAYS: dict[str, list[str]] = read_table("hours")["other_weekdays"]
"""Forms of the weekdays that neither CLDR nor endings give: "Friday" and "the day of Venus" in
Tamil, and the cases of one so short in Kazakh that its endings are not told."""
_ALONE = re.compile("(?<=dag)ur$")
"""The ending of a weekday that stands alone: Icelandic "föstudagur" and "föstudagskvöld"."""
_WELSH_PARTS = ("ddydd", "nos", "noson", "bore", "fore", "prynhawn", "brynhawn")


def calendar_names(language: str) -> Iterator[tuple[str, str]]:
    """Every written form of the weekdays and months of a language with its value.

    Values are "weekday:1" (Monday) to "weekday:7" and "month:1" to "month:12".
    """
    widths = ("EEEE", "cccc", "EEE") if language == "zh" else ("EEEE", "cccc")
    for locale in _LOCALES.get(language, (language,)):
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
        yield from _other_weekdays(language)
        if language == "cy":
            yield from _welsh_weekdays()
        for number in range(1, 13):
            for written in _months(locale, datetime(2021, number, 15, 12, tzinfo=UTC)):
                yield written, f"month:{number}"


def _other_weekdays(language: str) -> Iterator[tuple[str, str]]:
    for number, forms in enumerate(_OTHER_WEEKDAYS.get(language, ())):
        for written in filter(None, forms.split("|")):
            yield written, f"weekday:{number + 1}"


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
