"""A set of labelled articles in the making, and its three files."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path
from typing import Literal

Expected = Literal["same", "revision", "excerpt", "apart"]


@dataclass(frozen=True, slots=True)
class Expectation:
    """What two articles are to each other; `container` is the id that holds or follows the other.

    `same` stands for exact, copy and translation; `apart` for everything that does not collapse.
    """

    a: str
    b: str
    relation: Expected
    container: str = ""


@dataclass
class CaseSet:
    """The articles of one kind of hard case, with clusters and expected relations.

    The part of a cluster's name before its first slash is the document it was made from.
    """

    name: str
    articles: list[dict[str, str]] = field(default_factory=list)
    labels: list[tuple[str, str, str]] = field(default_factory=list)
    expected: dict[tuple[str, str], Expectation] = field(default_factory=dict)
    unstated: set[tuple[str, str]] = field(default_factory=set)

    def add(
        self, cluster: str, language: str, lines: Sequence[str], title: str = "", **fields: str
    ) -> str:
        """Add an article of these lines and return its id."""
        name = f"{self.name}-{len(self.articles):04}"
        self.articles.append({"id": name, "title": title, "text": "\n".join(lines), **fields})
        self.labels.append((name, cluster, language))
        return name

    def expect(self, a: str, b: str, relation: Expected, container: str = "") -> None:
        """State what two articles are to each other."""
        first, second = sorted((a, b))
        self.expected[first, second] = Expectation(first, second, relation, container)

    def leave_open(self, a: str, b: str) -> None:
        """State nothing of two articles of a cluster but that they are in one."""
        self.unstated.add((min(a, b), max(a, b)))

    def expect_apart(self, groups: Sequence[Sequence[str]]) -> None:
        """State that articles of different groups are different articles."""
        for left, right in combinations(groups, 2):
            for a in left:
                for b in right:
                    self.expect(a, b, "apart")

    def relations(self) -> Iterator[Expectation]:
        """What was stated, and `same` for all other pairs of a cluster that were not left open."""
        members: dict[str, list[str]] = {}
        for name, cluster, _ in self.labels:
            members.setdefault(cluster, []).append(name)
        same = {
            pair: Expectation(*pair, "same")
            for together in members.values()
            for pair in combinations(sorted(together), 2)
        }
        for pair, found in sorted((same | self.expected).items()):
            if pair not in self.unstated:
                yield found

    def write(self, directory: Path) -> None:
        """Write NAME.articles.jsonl, NAME.gold.tsv and NAME.relations.tsv."""
        lines = [json.dumps(article, ensure_ascii=False) for article in self.articles]
        rows = [(e.a, e.b, e.relation, e.container) for e in self.relations()]
        for ending, content in (
            ("articles.jsonl", lines),
            ("gold.tsv", ["\t".join(label) for label in self.labels]),
            ("relations.tsv", ["\t".join(row) for row in rows]),
        ):
            text = "".join(f"{line}\n" for line in content)
            (directory / f"{self.name}.{ending}").write_text(text, "utf-8")
