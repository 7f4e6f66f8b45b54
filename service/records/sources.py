"""Find the files behind the INPUT arguments: files, directories, globs, standard input."""

from __future__ import annotations

import glob
import os
import stat
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from service.article import Place, Rejection
from service.errors import UsageError
from service.files import is_of_a_run
from service.records.names import DOCUMENTS, file_format, format_named, is_note, shown

STDIN = "-"
_HIDDEN = "hidden, since its name begins with a dot"


@dataclass(frozen=True, slots=True)
class Source:
    """One file to read, or standard input (`path` is None).

    `name` is the path as the user would write it; `id` the one relative to the deepest
    directory that holds all inputs; `packing` the suffix of a compressed file, "" without;
    `size` its bytes, None where they cannot be known before reading.
    """

    path: Path | None
    name: str
    id: str
    format: str
    packing: str = ""
    size: int | None = None

    @property
    def is_article(self) -> bool:
        """Whether the whole file is one article."""
        return self.format in DOCUMENTS

    @property
    def article_id(self) -> str | None:
        """The id of the one article that the file is."""
        return self.id if self.is_article and self.id else None


@dataclass(slots=True)
class FoundSources:
    """What the arguments lead to, in order; `skipped` has one line for every file left aside."""

    sources: list[Source] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)
    rejections: list[Rejection] = field(default_factory=list)


def find_sources(inputs: Sequence[str], format: str | None) -> FoundSources:
    """Find what to read: every file once, in the order of the arguments, directories sorted.

    In directories hidden entries, and in directories and globs files of unknown extension, notes
    (README) and what a run wrote are skipped with a notice. A file that is named is always read.
    Links are followed, each file and directory once; what a link leads to again is named.

    Raises:
        UsageError: when an argument leads to nothing, all of them to what runs wrote, or `format`
            is unknown.
    """
    finder = _Finder(inputs, format_named(format) if format is not None else None)
    for argument in inputs:
        finder.add(argument)
    finder.end()
    return finder.found


class _Finder:
    def __init__(self, inputs: Sequence[str], format: str | None) -> None:
        self.found = FoundSources()
        self._format = format
        self._matches = {argument: _matches(argument) for argument in inputs}
        self._base = _common_directory(path for paths in self._matches.values() for path in paths)
        self._seen: dict[str, Path | None] = {}
        self._runs: set[str] = set()
        self._of_runs_alone: list[UsageError] = []

    def add(self, argument: str) -> None:
        if argument == STDIN:
            self._add_stdin()
            return
        refused, skipped = len(self.found.rejections), len(self.found.skipped)
        named = os.path.lexists(argument)
        read = [
            self._add_file(file, named=named and file == path)
            for path in self._matches[argument]
            for file in self._files(path)
        ]
        if not any(read) and len(self.found.rejections) == refused:
            left = self.found.skipped[skipped:]
            nothing = UsageError(_nothing_read(argument, left))
            if not left or not self._runs.issuperset(left):
                raise nothing
            # A shell that names all there is names the results of the run before, too.
            self._of_runs_alone.append(nothing)

    def end(self) -> None:
        """Raise UsageError where runs wrote all there is."""
        if self._of_runs_alone and not self.found.sources and not self.found.rejections:
            raise self._of_runs_alone[0]

    def _add_stdin(self) -> None:
        if STDIN not in self._seen:
            self._seen[STDIN] = None
            self.found.sources.append(Source(None, STDIN, "", self._format or "jsonl"))

    def _files(self, path: Path) -> Iterator[Path]:
        """Yield a file, or all files below a directory in sorted order."""
        pending, entered = [path], dict[str, Path]()
        while pending:
            path = pending.pop()
            # Unlike Path.is_dir, which raises where a path may not be looked at.
            if not os.path.isdir(path):  # noqa: PTH112
                yield path
            elif (real := os.path.realpath(path)) not in entered:
                entered[real] = path
                pending.extend(reversed(self._listed(path)))
            else:
                self._skip_again(path, entered[real])

    def _listed(self, directory: Path) -> list[Path]:
        try:
            entries = sorted(directory.iterdir())
        except OSError as error:
            message = f"the directory cannot be listed: {error.strerror}"
            self.found.rejections.append(Rejection(Place(shown(directory)), "unreadable", message))
            return []
        hidden = [entry for entry in entries if entry.name.startswith(".")]
        self.found.skipped.extend(f"{shown(entry)}: {_HIDDEN}" for entry in hidden)
        return [entry for entry in entries if not entry.name.startswith(".")]

    def _add_file(self, path: Path, *, named: bool) -> bool:
        """Take a file in; False where it was skipped."""
        real = os.path.realpath(path)
        if real in self._seen:
            if (first := self._seen[real]) is not None and first != path:
                self._skip_again(path, first)
            return True
        by_name, packing = file_format(path)
        known = self._format or by_name
        size, regular = _size(path)
        if not named and is_of_a_run(path):
            self._skip_run(path.parent)
            return False
        if not named and (reason := _reason_to_skip(path, known, regular=regular)):
            self.found.skipped.append(f"{shown(path)}: {reason}")
            return False
        self._seen[real] = path
        article_id = shown(os.path.relpath(path, self._base))
        assumed = "jsonl" if path.suffix.lower() == ".json" else "txt"
        source = Source(path, shown(path), article_id, known or assumed, packing, size)
        self.found.sources.append(source)
        return True

    def _skip_again(self, path: Path, first: Path) -> None:
        """Name what leads to the same by a link; one file named in two ways needs no notice."""
        if path.is_symlink() or first.is_symlink():
            self.found.skipped.append(f"{shown(path)}: the same as {shown(first)}, which is read")

    def _skip_run(self, directory: Path) -> None:
        """Name a directory once: a run writes many files, which nobody misses."""
        line = f"{shown(directory)}: results of a run there are read only where named themselves"
        if line not in self._runs:
            self._runs.add(line)
            self.found.skipped.append(line)


def _nothing_read(argument: str, skipped: Sequence[str]) -> str:
    told = f"{argument}: there is nothing here that samewire reads"
    if not skipped:
        return told
    # Hidden files are beside everything; what was meant is rather one of the others.
    line = min(skipped, key=lambda line: line.endswith(_HIDDEN))
    more = f", and {len(skipped) - 1:,} more" if len(skipped) > 1 else ""
    return f"{told}; skipped {line}{more}; name a file itself, or its --format, to have it read"


def _matches(argument: str) -> list[Path]:
    if argument == STDIN:
        return []
    if not argument:
        raise UsageError("an input is empty: name a file, a directory or a glob, or - for stdin")
    if os.path.lexists(argument):
        return [Path(argument)]
    # Path.glob takes no absolute patterns.
    matches = sorted(glob.glob(argument, recursive=True))  # noqa: PTH207
    if not matches:
        raise UsageError(f"{argument}: there is no such file or directory, and no file matches")
    return [Path(match) for match in matches]


def _common_directory(paths: Iterable[Path]) -> str:
    directories = [
        os.path.normpath((path if path.is_dir() else path.parent).absolute()) for path in paths
    ]
    return os.path.commonpath(directories) if directories else ""


def _size(path: Path) -> tuple[int | None, bool]:
    """Return the size in bytes, where there is one, and whether this is a regular file."""
    try:
        status = path.stat()
    except OSError:
        return 0, True
    regular = stat.S_ISREG(status.st_mode)
    return (status.st_size if regular else None), regular


def _reason_to_skip(path: Path, format: str | None, *, regular: bool) -> str | None:
    if not regular:
        return "not a regular file"
    if is_note(path):
        return "a note beside the articles, not read as one"
    if format is None and os.path.islink(path) and not os.path.exists(path):  # noqa: PTH110, PTH114
        return "a link that leads nowhere"
    if format is None:
        return "the extension is none that samewire reads"
    return None
