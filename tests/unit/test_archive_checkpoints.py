import shutil
import sqlite3
from contextlib import closing
from threading import Event

from test_archive_failures import write_one

from service.store import Archive, archive_checkpoints
from service.store.archive_checkpoints import Checkpoints
from service.store.archive_connections import connect


class Told(sqlite3.Connection):
    """Tells when something was run on it, and fails as often as it is asked to."""

    ran = Event()
    failures = 0

    def execute(self, *asked):
        if Told.failures:
            Told.failures -= 1
            raise sqlite3.OperationalError("disk I/O error")
        found = super().execute(*asked)
        Told.ran.set()
        return found


def checkpoints_of(path, monkeypatch, failures=0):
    monkeypatch.setattr(archive_checkpoints, "_SECONDS", 0)
    monkeypatch.setattr(Told, "ran", Event())
    monkeypatch.setattr(Told, "failures", failures)
    return Checkpoints(lambda: sqlite3.connect(path, factory=Told))


def articles_of_the_file_alone(path, scratch):
    shutil.copy(path, scratch)
    with closing(sqlite3.connect(scratch)) as connection:
        return connection.execute("SELECT COUNT(*) FROM article").fetchone()[0]


def test_what_was_written_is_brought_into_the_file(tmp_path, monkeypatch):
    with monkeypatch.context() as patched:
        # That of the archive would be at work at the same time, and ours would find nothing to do.
        patched.setattr(Checkpoints, "due", lambda _: None)
        archive = Archive.open(tmp_path)
        write_one(archive, 1)
    with archive:
        checkpoints = checkpoints_of(archive.path, monkeypatch)
        checkpoints.due()
        assert Told.ran.wait(60)
        checkpoints.close()
        assert articles_of_the_file_alone(archive.path, tmp_path / "copy.db") == 1


def test_a_failure_of_the_disk_does_not_end_it(tmp_path, monkeypatch):
    with Archive.open(tmp_path) as archive:
        checkpoints = checkpoints_of(archive.path, monkeypatch, failures=1)
        while not Told.ran.is_set():
            checkpoints.due()
        checkpoints.close()


def test_one_that_was_never_due_is_closed_and_closed_again(tmp_path):
    checkpoints = Checkpoints(lambda: connect(tmp_path / "none"))
    checkpoints.close()
    checkpoints.close()


def test_closing_does_not_wait_for_the_next_one(tmp_path, monkeypatch):
    monkeypatch.setattr(archive_checkpoints, "_SECONDS", 3600)
    with Archive.open(tmp_path) as archive:
        write_one(archive, 1)
