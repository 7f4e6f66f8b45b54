"""What every section of a report is given, and what it gives."""

from __future__ import annotations

import sys
from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from evaluation.labelled import LabelledSet, find_sets
from hardsets.kinds import make_sets
from hardsets.parallel import read_documents
from models.registry import load_encoder
from service.calibrate.corpus import Corpus, Embedded, read_corpus
from service.calibrate.embedding import embed
from service.progress import NoProgress


@dataclass(frozen=True)
class Section:
    """A part of the report: Markdown below a heading, and everything for programs."""

    title: str
    text: str
    document: Any


@dataclass(frozen=True)
class Bench:
    """Where texts and sets are, where results go, and how much is measured.

    `parallel` has line-aligned text, of which slow encoders embed `documents` in every language;
    `data` labelled sets and `wordnet` WordNet's data files, None where there are none; `work` keeps
    the results of each set.
    """

    parallel: Path
    data: Path | None
    out: Path
    work: Path | None
    seed: int
    size: int
    kinds: tuple[str, ...]
    documents: int
    wordnet: Path | None

    @cached_property
    def corpus(self) -> Corpus:
        """The parallel text as calibrations read it."""
        return read_corpus(self.parallel, least=1)

    @cached_property
    def sampled(self) -> Corpus:
        """The documents that slow encoders embed."""
        return self.corpus.sampled(self.documents)

    @cached_property
    def hard(self) -> tuple[LabelledSet, ...]:
        """The generated sets of hard cases, made anew."""
        sets = self.out / "sets"
        sets.mkdir(parents=True, exist_ok=True)
        documents = read_documents(self.parallel)
        names = []
        for cases in make_sets(documents, self.seed, self.size, self.kinds):
            cases.write(sets)
            names.append(cases.name)
        by_name = {one.name: one for one in find_sets(sets, names)}
        return tuple(by_name[name] for name in names)

    @cached_property
    def labelled(self) -> tuple[LabelledSet, ...]:
        """The labelled sets of the user; none where no directory was named."""
        return tuple(find_sets(self.data)) if self.data is not None else ()

    def embedded(self, corpus: Corpus, encoder: str, whole: Collection[str] = ()) -> Embedded:
        """A corpus with an encoder's vectors, which are kept for other sections and runs.

        whole: files of which every line is embedded, those of no document of the corpus too.
        """
        return embed(corpus, load_encoder(encoder), self.vectors, NoProgress(), whole)

    @property
    def vectors(self) -> Path:
        """Where vectors are kept."""
        return (self.work or self.out) / "vectors"

    def say(self, what: str) -> None:
        """Tell on standard error how far the work is."""
        print(f"bench_quality: {what}", file=sys.stderr)
