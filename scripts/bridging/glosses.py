"""Sentences of many subjects: the definitions and examples of WordNet.

WordNet 3.0 (Princeton University; Miller 1995, doi 10.1145/219717.219748) is a package of Debian:
`wordnet-base` puts its data files into /usr/share/wordnet.
"""

from __future__ import annotations

import random
import re
from pathlib import Path

from service.errors import UsageError

GLOSSES = 60_000
"""So many are read, of 138,000: e5 needs some ten minutes for them on two cores."""
PARTS_OF_SPEECH = ("noun", "verb", "adj", "adv")
SHORTEST = 26
"""Characters: what is shorter is hardly more than a synonym."""
_PARTS = re.compile(r";\s*")


def glosses(directory: Path, most: int) -> list[str]:
    """So many definitions and examples, drawn from all: the same ones whenever it is asked.

    directory: where data.noun, data.verb, data.adj and data.adv are.
    Raises UsageError where one of them cannot be read.
    """
    found = [gloss for part in PARTS_OF_SPEECH for gloss in _glosses(directory / f"data.{part}")]
    random.Random(1).shuffle(found)
    return found[:most]


def _glosses(path: Path) -> list[str]:
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, ValueError) as error:
        raise UsageError(f"{path} cannot be read as a file of WordNet: {error}") from error
    # Lines that begin with two spaces are the licence.
    told = [line.split("|", 1)[1] for line in lines if not line.startswith("  ") and "|" in line]
    parts = (part.strip().strip('"') for gloss in told for part in _PARTS.split(gloss.strip()))
    return [part[0].upper() + part[1:] for part in parts if len(part) >= SHORTEST]
