"""An encoder that keeps what it was asked and how long it took, loaded once for all runs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import models.space
from models.encoder import Encoder, Vectors

Timed = Callable[[str, Callable[..., Any]], Callable[..., Any]]


class Recording:
    """Stands for another encoder, and is it in all that is not `encode`."""

    def __init__(self, load: Callable[[], Encoder]) -> None:
        self.load = load
        self.own = own = load()
        self.asked: list[str] = []
        self._encode: Callable[[Sequence[str]], Vectors] = own.encode

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever the encoder has
        return getattr(self.own, name)

    def time_with(self, timed: Timed) -> None:
        """Let the time of `encode` count."""
        self._encode = timed("encode", self.own.encode)

    def encode(self, sentences: Sequence[str]) -> Vectors:
        """See Encoder.encode."""
        self.asked += sentences
        return self._encode(sentences)


def record() -> dict[str, Recording]:
    """From now on every space takes its encoders from here: the same ones, by name."""
    load = vars(models.space)["load_encoder"]
    loaded: dict[str, Recording] = {}

    def once(name: str) -> Recording:
        if name not in loaded:
            loaded[name] = Recording(partial(load, name))
        return loaded[name]

    vars(models.space)["load_encoder"] = once
    return loaded
