"""News agencies as they are written, and the words that stand with them in credits."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from service.text.tables import read_table

_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")


@cache
def _data() -> dict[str, Any]:
    data: dict[str, Any] = read_table("agencies")
    return data


def credit_words(name: str) -> list[str]:
    """The words of one list of `agencies.json`."""
    words: list[str] = _data()[name]
    return words


@cache
def agency_names() -> dict[str, str]:
    """The usual name of each agency, by each form in which it is written."""
    names: dict[str, list[str]] = _data()["names"]
    return {form: name for name, forms in names.items() for form in forms}


@cache
def credited_names() -> dict[str, str]:
    """The same, and "agencies" by each word for agencies that are not named."""
    return agency_names() | dict.fromkeys(credit_words("agencies"), "agencies")


@cache
def any_agency() -> re.Pattern[str]:
    """The pattern of any of them."""
    return re.compile(any_of(credited_names()))


def any_of(forms: Iterable[str]) -> str:
    """The pattern of any of the forms; those of unspaced scripts have no word ends."""
    bounded: list[str] = []
    open_ended: list[str] = []
    for form in sorted(forms, key=len, reverse=True):
        written = r"\s+".join(map(re.escape, form.split()))
        (open_ended if _UNSPACED.search(form) else bounded).append(written)
    words = rf"(?<!\w)(?:{'|'.join(bounded)})(?!\w)"
    return f"(?:{'|'.join([*open_ended, words])})"
