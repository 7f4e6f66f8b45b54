"""The versions of a database file of ours."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from service.errors import StoreError
from service.store.failures import Advice
from service.store.statements import read_migrations


class Schema:
    """A schema by name, and the number that marks its files (https://sqlite.org/pragma.html)."""

    def __init__(self, name: str, application_id: int, advice: Advice) -> None:
        self._migrations = read_migrations(name)
        self._application_id = application_id
        self._advice = advice

    def version(self, connection: sqlite3.Connection, path: Path) -> int:
        """The version of a file, 0 of an empty one; the file is only read.

        Raises:
            StoreError: when it is another program's, a newer version's, or in an early layout.
        """
        found, version, tables = connection.execute(
            "SELECT application_id, user_version, (SELECT COUNT(*) FROM sqlite_master) "
            "FROM pragma_application_id, pragma_user_version"
        ).fetchone()
        if found != self._application_id and (found or version or tables):
            raise StoreError(f"{path} is another program's database: {self._advice.elsewhere}")
        if version > self.newest:
            raise StoreError(
                f"{path} was written by a newer samewire (version {version}, this one knows "
                f"{self.newest}): use that one, or {self._advice.elsewhere}"
            )
        oldest = min(self._migrations)
        if 0 < version < oldest:
            raise StoreError(
                f"{path} was written by an early samewire in another layout (version {version}, "
                f"this one reads {oldest} and later): use that one, or {self._advice.elsewhere}"
            )
        return int(version)

    @property
    def newest(self) -> int:
        """The version that `migrate` leads to."""
        return max(self._migrations)

    def migrate(self, connection: sqlite3.Connection, version: int) -> None:
        """Bring a file from a version to the newest one, each step as a whole or not at all."""
        for number, migration in self._migrations.items():
            if number > version:
                connection.executescript(
                    f"BEGIN IMMEDIATE;\nPRAGMA application_id = {self._application_id};\n"
                    f"{migration}\nPRAGMA user_version = {number};\nCOMMIT;"
                )
