"""`samewire backup`: copy the store and the keys of a data directory, also while it is served."""

from __future__ import annotations

import json
from contextlib import closing, suppress
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from service.api.keys import KEY_FILE, KeyFile
from service.api.private_file import replace_private
from service.cli.console import write_json, write_notice
from service.cli.manifest import (
    ADVICE,
    ARCHIVE_FILE,
    MANIFEST,
    Manifest,
    proof_of,
    require_empty,
    write_manifest,
)
from service.report.json_lines import document
from service.store import Archive
from service.store.failures import store_failures

_CONFIGURATION = "configuration"


def backup(data: Path, out: Path, *, as_json: bool) -> None:
    """Write a whole backup into an empty directory, or nothing; raises StoreError."""
    # Before anything is made: the name of the data directory may be mistyped.
    with closing(Archive.attach(data)) as archive:
        require_empty(out)
        manifest = _back_up(archive, data, out)
    if as_json:
        write_json(document(json.loads((out / MANIFEST).read_bytes())))
    else:
        write_notice(f"{manifest.articles:,} articles are in {out}, described by {MANIFEST}")


def _back_up(archive: Archive, data: Path, out: Path) -> Manifest:
    try:
        _copy(archive, data, out)
        manifest = _describe(out)
        write_manifest(out, manifest)
    except BaseException:
        _clear(out)
        raise
    return manifest


def _copy(archive: Archive, data: Path, out: Path) -> None:
    archive.backup(out / ARCHIVE_FILE)
    with store_failures(out, ADVICE):
        (out / ARCHIVE_FILE).chmod(0o600)
    # A file that cannot be used would be no backup of the keys.
    if KeyFile(data / KEY_FILE).list():
        with store_failures(data / KEY_FILE, ADVICE):
            content = (data / KEY_FILE).read_bytes()
        replace_private(out / KEY_FILE, content)


def _describe(out: Path) -> Manifest:
    """Count what the copy holds, which is not what the store holds by now."""
    with closing(Archive.attach(out)) as copy, copy.read() as reader:
        configuration = reader.fact(_CONFIGURATION)
        articles, clusters = reader.count(), reader.count_clusters()
        last_event = reader.last_event()
    files = {
        name: proof_of(out / name) for name in (ARCHIVE_FILE, KEY_FILE) if (out / name).exists()
    }
    return Manifest(
        version=1,
        samewire=version("samewire"),
        made_at=datetime.now(UTC).replace(microsecond=0),
        configuration=None if configuration is None else json.loads(configuration),
        articles=articles,
        clusters=clusters,
        last_event=last_event,
        files=files,
    )


def _clear(out: Path) -> None:
    """Remove what was written; nothing of that was there before."""
    with suppress(OSError):
        for pattern in (f"{ARCHIVE_FILE}*", f"{KEY_FILE}*", f".{KEY_FILE}*", f"{MANIFEST}*"):
            for path in out.glob(pattern):
                path.unlink()
