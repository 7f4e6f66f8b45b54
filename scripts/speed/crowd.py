"""Many generated articles that look like a corpus to everything but the encoder.

Most stories are told once or in a few versions, some in a hundred; some articles are printed
word for word by many. Ids are in no order, as those of a corpus are: what belongs together does
not stand together. Articles are short, so that a hundred thousand take a quarter of an hour.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from itertools import count, islice
from pathlib import Path
from random import Random
from typing import Any

from speed.planted import lines

_LINES = 6
"""Of an article: its title and five sentences."""
_VERSIONS = (1, 1, 1, 1, 2, 1, 3, 1, 1, 6)
"""How many versions stories have, in turns."""
_TOLD = ((500, 1000, 120),)
_PRINTED = ((0, 1000, 300), (100, 200, 60), (10, 20, 5))
"""Of so many stories the one at this place is told, or its first version printed, so often."""


_NUMBER = re.compile(r"\d[\d,.]*\b")


def write_crowd(articles: int, path: Path) -> None:
    """Write so many articles as JSON Lines."""
    with path.open("w", encoding="utf-8") as file:
        for record in islice(_records(), articles):
            file.write(json.dumps(record) + "\n")


def _records() -> Iterator[Mapping[str, Any]]:
    for story in count():
        for version in range(_often(story, _TOLD, _VERSIONS[story % len(_VERSIONS)])):
            title, *text = _told(story, version)
            for copy in range(1 if version else _often(story, _PRINTED, 1)):
                name = f"{story} {version} {copy}"
                yield {
                    "id": hashlib.sha256(name.encode()).hexdigest()[:16],
                    "title": title,
                    "text": "\n".join(text),
                }


def _told(story: int, version: int) -> list[str]:
    """The sentences of a story, each version's in another order of their words.

    Its numbers are its own: those of the phrases would be common to many stories.
    """
    own, random = Random(story), Random(f"{story} {version}")
    told = [
        _NUMBER.sub(lambda _: str(own.randrange(10, 10**5)), one)
        for one in lines(story, 0)[:_LINES]
    ]
    split = [line.rstrip(".").split() for line in told]
    return [" ".join([*random.sample(words, len(words)), last]) + "." for *words, last in split]


def _often(story: int, rules: tuple[tuple[int, int, int], ...], otherwise: int) -> int:
    return next((often for at, of, often in rules if story % of == at), otherwise)
