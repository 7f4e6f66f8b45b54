"""Numbers and dates in a sentence, read the same way in every script and convention.

Two translations of one article agree on its facts; two bulletins made from one template
differ in little else. A mention therefore carries every value it can stand for ("5.135"
is 5135 in German and 5.135 in English), and two mentions agree when these sets meet.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from service.text.names.names import WORD
from service.text.names.nights import eve_values
from service.text.numbers.calendar_dates import with_other_calendars
from service.text.numbers.cardinals import SPELLED, begins_number, one_apostrophe, spelled_number
from service.text.numbers.centuries import century, roman_centuries
from service.text.numbers.compounds import compound
from service.text.numbers.currencies import money
from service.text.numbers.dates import dotted_date
from service.text.numbers.eras import era_values
from service.text.numbers.frost import with_sign
from service.text.numbers.game_minutes import game_minutes
from service.text.numbers.goals import goals
from service.text.numbers.halves import halves
from service.text.numbers.life_years import with_life_years
from service.text.numbers.measured import AFTER, is_range, measured
from service.text.numbers.mention import MONTH, Mention
from service.text.numbers.metric import TEMPERATURES, UNIT
from service.text.numbers.months import may_be_dated, may_name_months, month_of
from service.text.numbers.myriads import myriads
from service.text.numbers.noon import noons
from service.text.numbers.numerals import ascii_digits, number_from, readings, with_points
from service.text.numbers.periods import periods
from service.text.numbers.results import result
from service.text.numbers.scales import scaled, scaled_before
from service.text.numbers.shares import counted
from service.text.numbers.short_years import short_year
from service.text.numbers.summed import summed
from service.text.numbers.summed_words import one_of_scales, with_sums
from service.text.numbers.sunrise import as_written, from_sunrise
from service.text.numbers.times import by_twelve, clock_time, clock_values, is_timed

_URL = re.compile(r"(?:https?://|www\.)\S+")
_VERSION = re.compile(
    r"^(?:[A-Z]{3,9}-)?(?:update|updated|wrapup|actualiza|actualización|atualiza|atualização"
    r"|aggiornamento|mise à jour|aktualisierung|aktualizacja|обновление|оновлення|更新|تحديث)"
    r"\s?[0-9]{1,2}\s?[-–—:：]",
    re.IGNORECASE,
)
"""How agencies count the versions of a report before its headline: "UPDATE 2-Bank raises rates"."""
_ENDS_A_NAME = re.compile(
    r"[^\W\d_]{3}[a-zà-öø-žа-яёα-ω]\d{1,2}$"
    r"|(?i:[ck]o[vw]id|ковид|كوفيد|کووید|קוביד|कोविड|কোভিড|கோவிட்|코로나|โควิด)[\s-]?19$"
    r"|\d[\s-](?:foot|feet|ft)[\s-]\d{1,2}$"
)
"""A number that is written onto a word in letters with capitals, as "Kanal24", is a name's, and so
is that of an illness; inches behind feet are told by the measure: "6-foot-6"."""
_MONTH_ALONE = re.compile(
    r"\s?[月월](?!\s?\d)|(?<=(?<!\d )tháng \d)(?!\d)|(?<=(?<!\d )tháng \d\d)(?!\d)"
)
"""The end of a month that is written as a number, without a day: as a name of a month that stands
alone it is compared with the known names."""
_MONTH_DATED = re.compile(r"\s?[月월]\s?\d")
"""The end of a month that is written as a number before the day."""
_PRICED, _PRICE = re.compile(r"(?:[$€£¥₹₩₽₺₫₦₴]|\b[A-Z]{3})\s?$"), re.compile(r"\s?[$€£¥₹₩₽₺₫₦₴%]")
"""What makes a price or a share of a number with a point, which else may be a time."""
_BESIDE = re.compile(r"[\s-]")
"""What stands between the words of a spelled number."""
_NEAR = 16
"""Only this close (in characters) to a number is "may" or "march" a month, not a word."""
_DAY = 2
"""The digits of the day of a month."""
_OF_A_MONTH = re.compile(r"\.?\s?(?:[^\W\d_]{2}\s)?")
"""What stands between a day and its month: "16 mai", "16. Mai", "16 de mayo"."""


@lru_cache(maxsize=1 << 14)
def mentions(sentence: str, language: str) -> tuple[Mention, ...]:
    """The numbers, months and spelled numbers of a cleaned sentence, in order of appearance."""
    addressed = "://" in sentence or "www." in sentence
    bare = _URL.sub(lambda m: " " * len(m[0]), sentence) if addressed else sentence
    bare = _VERSION.sub(lambda m: " " * len(m[0]), ascii_digits(bare))
    whole_text = with_points(one_apostrophe(bare, language), language)
    told = [Mention(*period[:2], "", period.values) for period in periods(whole_text, language)]
    parted = [*told, *_halves(_without(whole_text, told), language)]
    ascii_text = _without(whole_text, parted)
    written = with_other_calendars(ascii_text, [*_numbers(ascii_text, language)], language)
    numbers = sorted(
        (*written, *_told_otherwise(ascii_text, language)),
        key=lambda m: m.start,
    )
    spelled = _words(ascii_text, language, numbers)
    each = [*numbers, *spelled, *one_of_scales(ascii_text, language)]
    summed_up = with_sums(ascii_text, each, language)
    found = [*parted, *with_life_years(ascii_text, summed_up, language)]
    return tuple(
        Mention(m.start, m.end, sentence[m.start : m.end], m.values, m.firm, m.spelled)
        for m in sorted(found, key=lambda m: m.start)
    )


def _without(text: str, told: list[Mention]) -> str:
    """The text with blanks where something is told already."""
    for mention in told:
        text = text[: mention.start] + " " * (mention.end - mention.start) + text[mention.end :]
    return text


def _halves(text: str, language: str) -> Iterator[Mention]:
    """What is told by halves and parts, of which hours and figures are missed where they lack."""
    for half in halves(text, language):
        measures = (set(measured(half.values, "", text, n, language)) for n in half.places)
        found = next(filter(None, measures), set())
        figure = bool(half.places) and text[half.start].isdecimal()
        firm = figure or is_timed(frozenset(half.values))
        values = frozenset(half.values | found)
        yield Mention(half.start, half.end, "", values, firm, spelled=not firm)


def _numbers(text: str, language: str) -> Iterator[Mention]:
    position = 0
    while match := number_from(text, position):
        start = match.start()
        played = None if is_range(text, start, language) else result(text, start)
        position, values = (
            clock_time(text, start, language) or played or _number(text, match, language)
        )
        around = text[max(0, start - _NEAR) : start], text[position : position + AFTER]
        hours = from_sunrise(values, *around, language)
        hours |= as_written(values, hours)
        named = _ENDS_A_NAME.search(text[max(0, start - _NEAR) : position])
        firm = not (named or _MONTH_ALONE.match(text, position))
        month = {MONTH} if _MONTH_DATED.match(text, position) else set()
        yield Mention(start, position, "", frozenset(values | hours | month), firm)


def _told_otherwise(text: str, language: str) -> Iterator[Mention]:
    """The centuries in Roman numerals, noon, and the results in words."""
    for start, end, values in goals(text, language):
        yield Mention(start, end, "", frozenset(values))
    for start, end in noons(text, language):
        yield Mention(start, end, "", frozenset({"12"}), firm=False)
    for start, end, value in roman_centuries(text, language):
        yield Mention(start, end, "", frozenset({value, str(100 * int(value) - 100)}))


def _number(text: str, match: re.Match[str], language: str) -> tuple[int, set[str]]:
    """The end of a number with its scale, and all values it can stand for."""
    written, start = match.group(), match.start()
    before = text[max(0, start - _NEAR) : start]
    plain_values = readings(written)
    whole = compound(plain_values, text, match.end(), language)
    if whole:
        return whole
    plain_values |= game_minutes(plain_values, before)
    told = myriads(text, start) or summed(text, match, before, language)
    end, values = told or scaled(text, match.end(), plain_values, language)
    values = values | (set() if told else scaled_before(before, plain_values, language))
    ends = {end: values, match.end(): plain_values}
    found = {m for e, vs in ends.items() for m in measured(vs, before, text, e, language)}
    years = era_values(written, before, text[match.end() : match.end() + _NEAR], language)
    dated = dotted_date(text, match, language) | century(text, match)
    dated |= short_year(text, match, language)
    dated |= eve_values(written, before, language)
    unit = next((m.removeprefix(UNIT) for m in found if m.startswith(UNIT)), None)
    if unit in TEMPERATURES:
        found = with_sign(found, values, text, match.span(), language)
    hours = by_twelve(plain_values, before, language, unit)
    priced = _PRICED.search(before) or _PRICE.match(text, end)
    if unit in (None, "hour") and end == match.end() and not priced:
        hours |= clock_values(written)
    paid = money(before, text, end, language)
    return end, values | found | years | dated | hours | paid


def _words(text: str, language: str, numbers: list[Mention]) -> Iterator[Mention]:
    months = list(_months(text, language, numbers))
    yield from months
    for start, last, value in counted(text, language):
        end, values = _counted(text, start, last, value, language)
        yield Mention(start, end, "", values, firm=False, spelled=True)
    if not any(begins_number(word, language) for word in WORD.findall(text.casefold())):
        return
    taken = {place for m in (*months, *numbers) for place in range(m.start, m.end)}
    words = list(WORD.finditer(text))
    folded = [word.group().casefold() for word in words]
    free = 0
    for place, word in enumerate(words):
        if place < free or not begins_number(folded[place], language):
            continue
        found = spelled_number(folded, place, language)
        if found is None or word.start() in taken:
            continue
        free = place + len(found.words)
        last = words[free - 1].end()
        if all(_BESIDE.fullmatch(text, x.end(), y.start()) for x, y in pairwise(words[place:free])):
            end, values = _counted(text, word.start(), last, found.value, language)
            counts = found.counts and not (place and word.group()[0].isupper())
            yield Mention(word.start(), end, "", values, is_timed(values), counts)


def _months(text: str, language: str, numbers: list[Mention]) -> Iterator[Mention]:
    if not (numbers and may_name_months(text, language)):
        return
    starts, ends = [n.start for n in numbers], [n.end for n in numbers]
    for match in SPELLED.finditer(text):
        near = _beside_a_number(match, starts, ends)
        told = month_of(match.group(), language) if near else None
        if told is not None:
            values, firm = told
            after = bisect_left(starts, match.start())
            alone = len(values) == 1 and may_be_dated(match.group(), language)
            firm = firm or (alone and _is_dated(text, match, numbers, after))
            yield Mention(match.start(), match.end(), "", values, firm)


def _is_dated(text: str, month: re.Match[str], numbers: list[Mention], after: int) -> bool:
    """Whether a number of at most two digits stands directly beside a month, as a day does.

    after: the place of the first number behind the month.
    """
    beside = numbers[max(0, after - 1) : after + 1]
    return any(
        number.end - number.start <= _DAY
        and (
            _OF_A_MONTH.fullmatch(text, number.end, month.start())
            or _OF_A_MONTH.fullmatch(text, month.end(), number.start)
        )
        for number in beside
    )


def _counted(
    text: str, start: int, end: int, value: str, language: str
) -> tuple[int, frozenset[str]]:
    """The end of a spelled number with its scale, and its values with those of its measure."""
    after, values = scaled(text, end, {value}, language)
    before = text[max(0, start - _NEAR) : start]
    ends = {after: values, end: {value}}
    found = {m for e, vs in ends.items() for m in measured(vs, before, text, e, language)}
    hours = from_sunrise({value}, before, text[end : end + AFTER], language)
    paid = money(before, text, after, language)
    return after, frozenset(values | found | hours | paid)


def _beside_a_number(match: re.Match[str], starts: list[int], ends: list[int]) -> bool:
    """Whether the last number before a word or the first one behind it is near."""
    before = bisect_right(ends, match.start()) - 1
    after = bisect_left(starts, match.end())
    return (before >= 0 and match.start() - ends[before] <= _NEAR) or (
        after < len(starts) and starts[after] - match.end() <= _NEAR
    )
