"""The version of the rules of verdicts, which belongs to whatever keeps verdicts."""

from __future__ import annotations

from functools import cache
from importlib.metadata import version

ENGINE_VERSION = 23
"""Raise it when the same two articles and settings may give another verdict than before."""
DATA_PACKAGES = ("anyascii", "babel", "ftfy", "icu4py", "langdetect", "py3langid")
"""Packages whose data tell names, numbers, sentences and languages, or what a damaged text was:
another release may have other words for a country, or cut a text at other places."""


@cache
def engine_version() -> str:
    """The version of the rules and of the data they read, as "11 (anyascii 0.3.3, ...)"."""
    return f"{ENGINE_VERSION} ({', '.join(f'{name} {version(name)}' for name in DATA_PACKAGES)})"
