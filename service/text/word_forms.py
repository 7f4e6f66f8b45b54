"""Patterns of whole words in folded text, from forms as the tables of this room write them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from service.text.clean import fold


def whole_words(forms: Iterable[str], prefix: str = "") -> re.Pattern[str]:
    """Compile what finds any of the forms as a word of its own; * stands for any letters at the
    beginning or the end of one, and `prefix` is a pattern of what may be written onto its
    beginning."""
    each = sorted({_form(form) for form in forms}, key=len, reverse=True)
    return re.compile(rf"(?<!\S){prefix}(?:{'|'.join(each)})(?!\S)")


def _form(form: str) -> str:
    stem = re.escape(fold(form.strip("*")))
    before, after = (r"\S*" if starred else "" for starred in (form[0] == "*", form[-1] == "*"))
    return f"{before}{stem}{after}"
