"""Cheap timers around functions, for a budget by step that works on any version of the code."""

from __future__ import annotations

import sys
import threading
from collections import defaultdict
from collections.abc import Callable
from importlib import import_module
from time import perf_counter
from typing import Any

STEPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("clean", ("service.text.writing.clean:clean", "service.text.writing.capitals:sentence_case")),
    ("segment", ("service.text.writing.sentences:split",)),
    ("detect", ("service.text.languages.language:plausible",)),
    ("understand", ("service.text.prepare:prepare", "service.match.verdicts.reading:read")),
    (
        "search",
        (
            "service.match.search.growing_index:GrowingIndex.add",
            "service.match.search.growing_index:GrowingIndex.search",
            "service.match.search.growing_index:GrowingIndex.within",
        ),
    ),
    ("verify", ("service.match.verdicts.screen:links", "service.match.verdicts.verify:verify")),
    ("store", ("service.store:WorkStore.*", "service.report.results:write_results")),
)
"""What each step is, as module:function; what a version of the code has not is left out."""


class Budget:
    """Seconds by step; what one step does within another counts for the inner one alone."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = defaultdict(float)
        self.in_main_thread = 0.0
        """Seconds of steps in the main thread: those of others pass beside them."""
        self._inner = threading.local()

    def timed(self, step: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """The function, its time added to a step."""

        def wrapper(*arguments: Any, **named: Any) -> Any:  # noqa: ANN401 - any function
            outer = getattr(self._inner, "seconds", 0.0)
            self._inner.seconds = 0.0
            start = perf_counter()
            try:
                return function(*arguments, **named)
            finally:
                whole = perf_counter() - start
                own = whole - self._inner.seconds
                self.seconds[step] += own
                if threading.current_thread() is threading.main_thread():
                    self.in_main_thread += own
                self._inner.seconds = outer + whole

        return wrapper

    def install(self, *only: str) -> None:
        """Put timers around the functions of all STEPS or some, wherever they were imported."""
        for step, places in STEPS:
            for place in places if step in only or not only else ():
                self._install(step, place)

    def _install(self, step: str, place: str) -> None:
        module_name, _, name = place.partition(":")
        owner_name, _, method = name.rpartition(".")
        module = import_module(module_name)
        if owner_name:
            owner = getattr(module, owner_name, None)
            for each in _methods(owner) if method == "*" else [method]:
                if hasattr(owner, each):
                    setattr(owner, each, self.timed(step, getattr(owner, each)))
        elif (function := getattr(module, name, None)) is not None:
            _replace(function, self.timed(step, function))


def _methods(owner: object) -> list[str]:
    # A generator's time passes while others take from it, and a class method opens.
    names = (
        "add",
        "missing_vectors",
        "vectors",
        "put_vectors",
        "add_links",
        "article",
    )
    return [name for name in names if hasattr(owner, name)]


def _replace(function: object, wrapper: object) -> None:
    for name, module in list(sys.modules.items()):
        if name.partition(".")[0] in ("service", "models"):
            for key, value in list(vars(module).items()):
                if value is function:
                    setattr(module, key, wrapper)
