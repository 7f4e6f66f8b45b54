"""What the name of a file says: its format and its packing."""

from __future__ import annotations

import os
from pathlib import Path, PurePath

from service.errors import UsageError
from service.records.streams import SUFFIXES

_FORMATS = {
    ".txt": "txt",
    ".text": "txt",
    ".md": "md",
    ".markdown": "md",
    ".html": "html",
    ".htm": "html",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".tsv": "tsv",
    ".parquet": "parquet",
}

DOCUMENTS = frozenset(("txt", "md", "html"))


def format_named(name: str) -> str:
    """Return the format that an option names, by its own name or an extension.

    Raises:
        UsageError: when there is no such format.
    """
    known = _FORMATS.get("." + name.lower().removeprefix("."))
    if known is None:
        choice = ", ".join(dict.fromkeys(_FORMATS.values()))
        raise UsageError(f"--format {name}: there is no such format; choose one of {choice}")
    return known


def file_format(path: PurePath) -> tuple[str | None, str]:
    """Return the format by extension, None where it is unknown, and the suffix of a packing."""
    packing = path.suffix.lower() if path.suffix.lower() in SUFFIXES else ""
    inner = PurePath(path.stem) if packing else path
    return _FORMATS.get(inner.suffix.lower()), packing


def is_note(path: PurePath) -> bool:
    """Tell whether a text beside the articles speaks of them: a README."""
    return path.name.partition(".")[0].lower() == "readme" and file_format(path)[0] in DOCUMENTS


def shown(path: str | os.PathLike[str]) -> str:
    """Write a path with forward slashes and as valid Unicode, whatever bytes its name has."""
    return os.fsencode(Path(path).as_posix()).decode(errors="replace")
