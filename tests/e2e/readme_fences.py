"""What the tests of the README share: its fenced blocks, and the commands of make."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text("utf-8")
_FENCE = re.compile(r"^## (?P<heading>[^\n]+)$|^```(?P<kind>\w+)\n(?P<text>.*?)^```$", re.S | re.M)
_TARGET = re.compile(r"make (\w+)")


@dataclass(frozen=True)
class Fence:
    """A fenced block: the section it is in, its language, its lines."""

    section: str
    kind: str
    text: str


def _fences():
    section = ""
    for found in _FENCE.finditer(README):
        if found["heading"]:
            section = found["heading"]
        else:
            yield Fence(section, found["kind"], found["text"])


FENCES = list(_fences())


def fences(kind, section=None):
    """The text of every block of a language, in the whole README or in one section."""
    return [f.text for f in FENCES if f.kind == kind and section in (None, f.section)]


def installed(command):
    """What make runs for a target once everything is installed, else the command itself."""
    target = _TARGET.fullmatch(command)
    if target is None:
        return command
    makefile = (ROOT / "Makefile").read_text("utf-8")
    recipe = re.search(
        rf"^{target.group(1)}: install .*\n\t\$\(BIN\)/(.*)$", makefile, re.MULTILINE
    )
    return recipe.group(1)
