"""The port through which long work says how far it is."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Hears how far the work is: stages one after another, each with an amount to do."""

    def stage(self, name: str, total: int | None, unit: str) -> None:
        """Begin a stage: `total` of `unit` (`bytes`, `articles`, `pairs`), None where unknown."""
        ...

    def advance(self, n: int) -> None:
        """Say that `n` more of the unit are done."""
        ...

    def note(self, message: str) -> None:
        """Tell the user one line."""
        ...


class NoProgress:
    """Hears everything and shows nothing."""

    def stage(self, name: str, total: int | None, unit: str) -> None:
        """Ignore the stage."""

    def advance(self, n: int) -> None:
        """Ignore the amount."""

    def note(self, message: str) -> None:
        """Ignore the line."""
