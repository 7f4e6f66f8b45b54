"""API keys: kept as hashes in one small file that a running server reads again when it changes."""

from __future__ import annotations

import hashlib
import hmac
import logging
import os
import secrets
import stat
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal, NamedTuple

from pydantic import TypeAdapter, ValidationError

from service.api.private_file import replace_private, while_locked
from service.errors import NotFoundError, StoreError, UsageError

Role = Literal["read", "write", "admin"]

KEY_FILE = "keys.json"
"""The name of the file in the data directory."""

_PREFIX = "sw_"
_TOKEN_BYTES = 32
_NAME_CHARS = 64

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class ApiKey:
    """An API key without its token; `role` includes those before it: read, write, admin."""

    id: str
    name: str
    role: Role
    created_at: datetime


@dataclass(frozen=True, slots=True)
class _KeptKey:
    key: ApiKey
    sha256: str


@dataclass(frozen=True, slots=True)
class _Kept:
    version: Literal[1]
    keys: tuple[_KeptKey, ...]


class _Stamp(NamedTuple):
    """What tells one state of the file from another without reading it."""

    mtime_ns: int
    inode: int
    size: int
    mode: int


_FORMAT = TypeAdapter(_Kept)
_EMPTY = _Kept(1, ())


class KeyFile:
    """The API keys of a data directory; use it from any thread.

    Only the SHA-256 of a token is kept. A slow hash protects passwords that can be guessed;
    a token is 256 random bits, which no speed of guessing finds.

    Raises:
        StoreError: the file is damaged, or others than its owner may read or write it.
    """

    def __init__(self, path: Path) -> None:
        """Read the file; one that is not there has no keys."""
        self._path = path
        # One attribute, so that threads never see the stamp of one state with the keys of another.
        self._seen = (_stamp(path), self._read())
        self._in_use = bool(self._seen[1].keys)

    def check(self, token: str) -> ApiKey | None:
        """Return the key of a token; None when there is none, or the file became unusable."""
        digest = _digest(token)
        found = None
        # Every key is compared, so that the time tells nothing about which one is near.
        for kept in self._current().keys:
            if hmac.compare_digest(kept.sha256, digest):
                found = kept.key
        return found

    def any(self) -> bool:
        """Whether requests need a key: from the first key on, even when all are revoked.

        A file that is removed or becomes unusable while the server runs closes it, never opens it.
        """
        self._current()
        return self._in_use

    def list(self) -> tuple[ApiKey, ...]:
        """Return all keys in the order in which they were added; raises StoreError."""
        return tuple(kept.key for kept in self._read().keys)

    def add(self, name: str, role: Role) -> tuple[ApiKey, str]:
        """Keep a new key; returns it with its token, which is kept nowhere.

        Raises:
            UsageError: the name cannot be used, or another key has it.
            StoreError: the file cannot be read or written.
        """
        if not (0 < len(name) <= _NAME_CHARS and name.isprintable() and name.strip() == name):
            raise UsageError(f"key name {name!r}: write 1 to {_NAME_CHARS} printable characters")
        token = _PREFIX + secrets.token_urlsafe(_TOKEN_BYTES)
        key = ApiKey(
            f"k-{secrets.token_hex(4)}", name, role, datetime.now(UTC).replace(microsecond=0)
        )
        with while_locked(self._path):
            keys = self._read().keys
            if any(kept.key.name == name for kept in keys):
                raise UsageError(f"key name {name!r}: another key has it; revoke that one first")
            self._write((*keys, _KeptKey(key, _digest(token))))
        return key, token

    def revoke(self, id: str) -> ApiKey:
        """Forget a key; a running server refuses it from then on.

        Raises:
            NotFoundError: no key has that id.
            StoreError: the file cannot be read or written.
        """
        with while_locked(self._path):
            keys = self._read().keys
            gone = next((kept.key for kept in keys if kept.key.id == id), None)
            if gone is None:
                raise NotFoundError(f"{id}: there is no key with that id in {self._path}")
            self._write(tuple(kept for kept in keys if kept.key.id != id))
        return gone

    def _current(self) -> _Kept:
        """The keys as the file has them now; none when it cannot be used."""
        stamp = _stamp(self._path)
        seen, kept = self._seen
        if stamp != seen:
            try:
                kept = self._read()
                in_use = bool(kept.keys)
            except StoreError as error:
                _log.error("no API key is accepted: %s", error)
                kept, in_use = _EMPTY, True
            if in_use:
                self._in_use = True
            self._seen = (stamp, kept)
        return kept

    def _read(self) -> _Kept:
        try:
            with self._path.open("rb") as file:
                mode = os.fstat(file.fileno()).st_mode
                content = file.read()
        except FileNotFoundError:
            return _EMPTY
        except OSError as error:
            raise StoreError(f"{self._path} cannot be read: {error.strerror}") from error
        if stat.S_IMODE(mode) & 0o077:
            raise StoreError(
                f"{self._path} can be read or written by others than its owner: "
                f"chmod 600 {self._path}, and replace the keys if the machine is shared"
            )
        try:
            return _FORMAT.validate_json(content)
        except ValidationError as error:
            raise StoreError(
                f"{self._path} is damaged: bring back the file of a backup, or remove it "
                "and make new keys with samewire keys add"
            ) from error

    def _write(self, keys: tuple[_KeptKey, ...]) -> None:
        replace_private(self._path, _FORMAT.dump_json(_Kept(1, keys), indent=2) + b"\n")


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def _stamp(path: Path) -> _Stamp | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return _Stamp(found.st_mtime_ns, found.st_ino, found.st_size, found.st_mode)
