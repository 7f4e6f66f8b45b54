"""What the HTTP layer needs of the engine."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from typing import Protocol

from service.article import Article
from service.live import Decided, EncoderInUse, Measurements, Placement, Readiness, Removal
from service.pipeline import Comparison
from service.settings import Settings
from service.store.port import ArticleStore
from service.store.stored import DecisionKind


class Engine(Protocol):
    """The online engine; every method may be called from any thread."""

    @property
    def store(self) -> ArticleStore:
        """What is stored, for reading."""
        ...

    @property
    def settings(self) -> Settings:
        """What verdicts depend on."""
        ...

    @property
    def encoders(self) -> Sequence[EncoderInUse]:
        """What embeds articles."""
        ...

    def put(self, article: Article) -> Future[Placement]:
        """Keep an article; raises OverloadedError when too many wait."""
        ...

    def remove(self, id: str) -> Future[Removal]:
        """Forget an article; the future raises NotFoundError."""
        ...

    def decide(
        self, kind: DecisionKind, a: str, b: str | None, note: str, by: str
    ) -> Future[Decided]:
        """Keep a decision; the future raises NotFoundError or ConflictError."""
        ...

    def undecide(self, number: int) -> Future[None]:
        """Forget a decision; the future raises NotFoundError."""
        ...

    def check(self, article: Article) -> Placement:
        """What an article would be, without keeping it; blocks."""
        ...

    def compare(self, a: str, b: str) -> Comparison:
        """Compare two stored articles; blocks; raises NotFoundError."""
        ...

    def readiness(self) -> Readiness:
        """What can be used already."""
        ...

    def measurements(self) -> Measurements:
        """How much there is and how much waits."""
        ...

    def on_commit(self, callback: Callable[[int], None]) -> None:
        """Call back from the writer's thread with the newest event after every commit."""
        ...
