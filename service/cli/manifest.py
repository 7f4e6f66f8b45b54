"""`backup.json`: what a backup holds, and the proof that it still does."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

from pydantic import TypeAdapter, ValidationError

from service.api.keys import KEY_FILE
from service.errors import StoreError
from service.files import sync
from service.store.failures import Advice, store_failures

ARCHIVE_FILE = "archive.db"
MANIFEST = "backup.json"

ADVICE = Advice(
    again="then run the command again with an empty directory",
    elsewhere="name another directory",
    damaged="is damaged: take another backup",
    held="wait until it has ended",
)
"""What to do about failures of a backup's files."""

_BLOCK = 2**20


@dataclass(frozen=True, slots=True)
class FileProof:
    """The size and the SHA-256 of a file."""

    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup holds.

    configuration: the engine, encoders by fingerprint, calibrations and settings that the store was
    indexed with; None for a store that no service has used yet.
    """

    version: Literal[1]
    samewire: str
    made_at: datetime
    configuration: Mapping[str, Any] | None
    articles: int
    clusters: int
    last_event: int
    files: Mapping[str, FileProof]


_FORMAT = TypeAdapter(Manifest)


def read_manifest(directory: Path) -> Manifest:
    """Read what a backup holds.

    Raises:
        StoreError: there is no whole backup in the directory, or one of a newer version.
    """
    path = directory / MANIFEST
    if not path.is_file():
        raise StoreError(
            f"{path} is not there: {directory} holds no backup, or one that was cut off"
        )
    with store_failures(path, ADVICE):
        content = path.read_bytes()
    try:
        manifest = _FORMAT.validate_json(content)
    except ValidationError as error:
        raise StoreError(
            f"{path} is damaged, or of a newer samewire: use that one, or another backup"
        ) from error
    # Names become paths: only those that a backup has.
    if manifest.files.keys() - {KEY_FILE} != {ARCHIVE_FILE}:
        raise StoreError(
            f"{path} is damaged: it names {sorted(manifest.files)}; use another backup"
        )
    return manifest


def write_manifest(directory: Path, manifest: Manifest) -> None:
    """Write what a backup holds; from then on it is one. Raises StoreError."""
    path, part = directory / MANIFEST, directory / f"{MANIFEST}.part"
    with store_failures(path, ADVICE):
        part.write_bytes(_FORMAT.dump_json(manifest, indent=2) + b"\n")
        sync(part)
        part.replace(path)
        sync(directory)


def proof_of(path: Path) -> FileProof:
    """Read a file and return its proof; raises StoreError."""
    with store_failures(path, ADVICE), path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
        return FileProof(file.tell(), digest)


def require_empty(directory: Path, allowed: frozenset[str] = frozenset()) -> None:
    """Make a directory for its owner alone, or make sure that one holds nothing but `allowed`.

    Raises:
        StoreError: it holds something, or cannot be made.
    """
    with store_failures(directory, ADVICE):
        directory.mkdir(mode=0o700, parents=True, exist_ok=True)
        found = sorted({path.name for path in directory.iterdir()} - allowed - {"lost+found"})
    if found:
        raise StoreError(
            f"{directory} is not empty (it holds {found[0]}): nothing is overwritten, "
            "name another directory"
        )
