"""The two kinds of articles in the index, and how many of each an article asks for.

A vector that a map carried over from another encoder is nearer to other carried ones of its
topic than to the native vector of its own translation (the modality gap of Liang et al. 2022,
https://arxiv.org/abs/2203.02053): in one ranking of both kinds the carried ones would crowd out
the translations. So each kind is ranked for itself.
"""

from __future__ import annotations

from collections.abc import Collection
from enum import IntEnum

from models.space import Space

_BEYOND = 2
"""A pair of two kinds is asked for from one side only, which asks for so many times as many."""


class Kind(IntEnum):
    """How the vectors of an article came into the space of the index."""

    NATIVE = 0
    """One of them at least is of the main encoder."""
    CARRIED = 1
    """All were carried over from another encoder."""

    @property
    def other(self) -> Kind:
        """The kind that it is not."""
        return Kind(not self)


def kind_of(encoders: Collection[str], space: Space) -> Kind:
    """The kind of an article that these encoders embed."""
    carried = encoders and all(map(space.carries, encoders))
    return Kind.CARRIED if carried else Kind.NATIVE


def asks(own: Kind, of: Kind) -> bool:
    """Whether an article of its own kind has neighbours of a kind.

    Across kinds only the carried ones ask: whatever is compared across kinds has to be embedded
    once more, and nearly every native article has some carried one near enough.
    """
    return own is of or own is Kind.CARRIED


def room(k: int, *, beyond: bool) -> int:
    """How many neighbours of its own kind, or beyond it, an article has that asks for them."""
    return _BEYOND * k if beyond else k
