"""Generated news: the same articles for the same seed, with clusters that are known.

Every story is a kind of event with facts of its own (places, people, numbers, a weekday), told
in one language; some are told again in another, reprinted with the chrome of a site, or cut by
a sentence. Stories of one kind resemble each other and differ in their facts. This is input to
measure speed with: it says little about quality on real news.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

_REPRINTED, _CUT = 0.3, 0.3
_TRANSLATIONS = (0, 0, 1, 1, 2, 3)
_SENTENCES = 6


@dataclass(frozen=True, slots=True)
class Generated:
    """An article with the cluster and the language that it truly has."""

    id: str
    title: str
    text: str
    cluster: str
    language: str


def generate(stories: int, seed: int) -> list[Generated]:
    """Make the articles of so many stories, about two and a half each, in random order."""
    random = Random(seed)
    told = [version for number in range(stories) for version in _story(number, random)]
    random.shuffle(told)
    return [Generated(f"article-{n:04}", *version) for n, version in enumerate(told)]


def write_articles(articles: list[Generated], path: Path) -> None:
    """Write what samewire may know of the articles as JSON Lines: no cluster, no language."""
    with path.open("w", encoding="utf-8") as lines:
        for article in articles:
            known = {key: asdict(article)[key] for key in ("id", "title", "text")}
            lines.write(json.dumps(known, ensure_ascii=False) + "\n")


def _story(number: int, random: Random) -> Iterator[tuple[str, str, str, str]]:
    """Tell one story in all its versions: title, text, cluster and language."""
    kinds = _material()["kinds"]
    kind, facts = kinds[number % len(kinds)], _facts(random)
    details = random.sample(range(1, len(kind["sentences"])), _SENTENCES - 1)
    cluster, order = f"story-{number:04}", [0, *details]
    original, *others = random.sample(sorted(_material()["weekdays"]), 4)
    title, text = _tell(kind, facts, order, original)
    yield title, text, cluster, original
    if random.random() < _REPRINTED:
        yield title, f"{text}\n\n{_material()['footers'][original]}", cluster, original
    if random.random() < _CUT:
        yield *_tell(kind, facts, order[:-1], original), cluster, original
    for language in others[: random.choice(_TRANSLATIONS)]:
        yield *_tell(kind, facts, order, language), cluster, language


def _facts(random: Random) -> dict[str, Any]:
    city, other_city = random.sample(_material()["cities"], 2)
    return {
        "city": city,
        "other_city": other_city,
        "person": random.choice(_material()["people"]),
        "few": random.randint(12, 98),
        "many": random.randint(1_100, 9_900),
        "weekday": random.randrange(7),
    }


def _tell(
    kind: dict[str, Any], facts: dict[str, Any], order: list[int], language: str
) -> tuple[str, str]:
    material = _material()
    written = facts | {
        "many": f"{facts['many']:,}".replace(",", material["thousands"][language]),
        "weekday": material["weekdays"][language][facts["weekday"]],
    }
    sentences = [kind["sentences"][place][language].format_map(written) for place in order]
    return kind["title"][language].format_map(written), "\n".join(sentences)


@cache
def _material() -> dict[str, Any]:
    material: dict[str, Any] = json.loads(
        Path(__file__).with_name("stories.json").read_text("utf-8")
    )
    return material
