"""Hard cases made from one form: bulletins, briefs and tables that differ in facts only."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from hardsets.cases import CaseSet
from hardsets.dress import other_digits
from hardsets.parallel import Source

_TOLD = 3
Facts = dict[str, Any]


@cache
def _material() -> dict[str, Any]:
    material: dict[str, Any] = json.loads(
        Path(__file__).with_name("bulletins.json").read_text("utf-8")
    )
    return material


def _events(source: Source) -> int:
    """How many bulletins of a kind are made, each with others that differ in some facts."""
    return max(1, source.size // 3)


def templates(source: Source, cases: CaseSet) -> None:
    """Bulletins of the set's kind: in other languages the same, with other facts different."""
    form = _material()["kinds"][cases.name.removeprefix("template-")]
    for event in range(_events(source)):
        base = _draw(form, source.random)
        siblings = [
            base,
            _other_numbers(form, base, source.random),
            _elsewhere(base, source.random),
        ]
        _tell_all(source, cases, form, event, siblings)


def briefs(source: Source, cases: CaseSet) -> None:
    """Three lines in which a number, a place, a name, a weekday or a "not" is another."""
    form = _material()["kinds"]["brief"]
    for event in range(_events(source)):
        base, random = _draw(form, source.random), source.random
        other = _draw(form, random)
        while other["city"] == base["city"] or other["person"] == base["person"]:
            other = _draw(form, random)
        changed = ["seized", "city", "person", "weekday", "negated"][event % 5]
        values = {"weekday": (base["weekday"] + 2) % 7, "negated": not base["negated"]}
        values["seized"] = base["seized"] + random.choice((-110, 7, 40, 200))
        sibling = base | {changed: values.get(changed, other[changed])}
        _tell_all(source, cases, form, event, [base, sibling])


def brief_news(source: Source, cases: CaseSet) -> None:
    """Three lines of the parallel text, in three languages."""
    for number, passage in enumerate(source.passages(3, 3)):
        for file in source.languages(3, slow=number % 4 == 0):
            cases.add(passage.document.id, source.codes[file], passage.told(file))


def tables(source: Source, cases: CaseSet) -> None:
    """Lists of prices: a heading and rows of numbers, some of which differ between two days."""
    random, labels = source.random, _material()["tables"]
    for event in range(_events(source)):
        city = random.choice(_material()["cities"])
        rows = [(random.uniform(2, 4000), random.uniform(-3, 3)) for _ in range(12)]
        later = list(rows)
        for place in random.sample(range(12), random.choice((4, 8, 12))):
            later[place] = (rows[place][0] * random.uniform(0.93, 1.07), random.uniform(-3, 3))
        groups = []
        for day, told in enumerate((rows, later)):
            cluster = f"{event}/{day}"
            languages = random.sample(_material()["languages"], _TOLD)
            groups.append(
                [
                    cases.add(cluster, code, _table(labels, code, city, told, random))
                    for code in languages
                ]
            )
        cases.expect_apart(groups)


def _table(
    labels: dict[str, Any], code: str, city: dict[str, str], rows: list[Any], random: Random
) -> list[str]:
    point = _material()["point"][code]
    lines = [
        f"{name}  {_written(price, 2, code)}  {f'{change:+.1f}'.replace('.', point)} %"
        for name, (price, change) in zip(labels["names"][code], rows, strict=True)
    ]
    heading = labels["heading"][code].format(city=city[code])
    return [heading, *(_digits(line, code, random.random() < 0.5) for line in lines)]


def _draw(form: dict[str, Any], random: Random) -> Facts:
    city, other_city = random.sample(_material()["cities"], 2)
    facts: Facts = {
        "city": city,
        "other_city": other_city,
        "person": random.choice(_material()["people"]),
        "weekday": random.randrange(7),
        "date": (random.randint(1, 28), random.randrange(6)),
        "negated": random.random() < 0.5,
    }
    return facts | _numbers(form, random)


def _numbers(form: dict[str, Any], random: Random) -> Facts:
    return {
        name: random.randint(low, high)
        if isinstance(low, int)
        else round(random.uniform(low, high), 1)
        for name, (low, high) in form["facts"].items()
    }


def _other_numbers(form: dict[str, Any], base: Facts, random: Random) -> Facts:
    """The next bulletin from the same place: another day and other numbers."""
    day, month = base["date"]
    shifted = {"weekday": (base["weekday"] + 1) % 7, "date": (day % 28 + 1, month)}
    return base | _numbers(form, random) | shifted


def _elsewhere(base: Facts, random: Random) -> Facts:
    """A bulletin from another place with some of the numbers the same."""
    kept = {name for name, value in base.items() if isinstance(value, int | float)}
    city, other_city = random.sample(_material()["cities"], 2)
    moved = base | {"city": city, "other_city": other_city, "weekday": (base["weekday"] + 3) % 7}
    people = [p for p in _material()["people"] if p != base["person"]]
    changed = random.choice(sorted(kept - {"weekday", "negated"}))
    return moved | {"person": random.choice(people), changed: base[changed] + 1}


def _tell_all(
    source: Source, cases: CaseSet, form: dict[str, Any], event: int, told: list[Facts]
) -> None:
    groups = []
    for version, facts in enumerate(told):
        codes = source.random.sample(_material()["languages"], _TOLD)
        groups.append(
            [
                cases.add(f"{event}/{version}", c, _tell(form, facts, c, source.random))
                for c in codes
            ]
        )
    cases.expect_apart(groups)


def _tell(form: dict[str, Any], facts: Facts, code: str, random: Random) -> list[str]:
    material, native = _material(), random.random() < 0.5
    day, month = facts["date"]
    written = {
        "city": facts["city"][code],
        "other_city": facts["other_city"][code],
        "person": facts["person"][code],
        "weekday": material["weekdays"][code][facts["weekday"]],
        "date": material["date"][code].format(day=day, month=material["months"][code][month]),
        "negated": form.get("negated", {}).get(code, ("", ""))[facts["negated"]],
    }
    for name in form["facts"]:
        written[name] = _written(facts[name], 1, code)
    lines = [line.format_map(written) for line in form["text"][code]]
    lines = [line[0].upper() + line[1:] for line in lines]
    return [_digits(line, code, native) for line in lines]


def _written(value: float, places: int, code: str) -> str:
    """A number as a language writes it, in ASCII digits."""
    text = f"{value:,}" if isinstance(value, int) else f"{value:,.{places}f}"
    whole, _, fraction = text.partition(".")
    whole = whole.replace(",", _material()["thousands"][code])
    return f"{whole}{_material()['point'][code]}{fraction}" if fraction else whole


def _digits(line: str, code: str, native: bool) -> str:
    own = _material()["digits"].get(code)
    return other_digits(line, own[0]) if own and native else line
