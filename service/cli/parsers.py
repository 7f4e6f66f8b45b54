"""What is typed for an option, read: what cannot be meant is wrong usage."""

from __future__ import annotations

from pathlib import Path

import typer


def path(typed: str | Path) -> Path:
    """The path of a directory; an empty one, as an unset variable leaves, is none."""
    if typed == "":
        raise typer.BadParameter("the path is empty; write . for the current directory")
    return Path(typed)


def file_path(typed: str | Path) -> Path:
    """The path of a file; an empty one is none."""
    if typed == "":
        raise typer.BadParameter("the path is empty; name a file")
    return Path(typed)
