"""Labels: what a site writes before a headline, an advertisement or a note on an author.

"Most read: ...", "Anzeige | ...", "[관련기사] ..." say of all that follows that it is the site's,
whatever it tells of.
"""

from __future__ import annotations

import re
from functools import cache

from service.text.tables import read_table
from service.text.writing.clean import fold_cleaned

LONGEST_LABELLED = 240
"""What is longer holds more than a label and its line: where breaks of lines were lost, the next
paragraph."""
_LONGEST_LABEL = 60
_LABEL = re.compile(r"[\[(【〔「]([^:]{1,60}?)[\])】〕」]|(.{1,60}?)[:|>»›▶►→]")
"""In brackets or before a mark."""


def is_labelled(text: str) -> bool:
    """Say whether a cleaned sentence is a label of a site and what it stands before."""
    if len(text) > LONGEST_LABELLED:
        return False
    label = _LABEL.match(text)
    return label is not None and fold_cleaned(label[1] or label[2]) in _labels()


def is_label(text: str) -> bool:
    """Say whether a cleaned sentence is a label of a site and nothing else."""
    return len(text) <= _LONGEST_LABEL and fold_cleaned(text) in _labels()


def announces_stories(label: str) -> bool:
    """Say whether a label stands above other stories of a site, as "Most read" does."""
    return fold_cleaned(label) in _story_labels()


def labels() -> dict[str, list[str]]:
    """The labels of each language; none is a word that begins a line of an article."""
    table: dict[str, list[str]] = read_table("chrome_labels")
    return table


@cache
def _story_labels() -> frozenset[str]:
    table: dict[str, list[str]] = read_table("story_labels")
    return frozenset(fold_cleaned(label) for each in table.values() for label in each)


@cache
def _labels() -> frozenset[str]:
    return frozenset(fold_cleaned(label) for each in labels().values() for label in each)
