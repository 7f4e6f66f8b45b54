"""What verdicts, clusters and vectors of a store belong to; another one needs a re-index."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from models.space import Space
from service.errors import FingerprintError, StoreError
from service.match.verdicts.version import engine_version
from service.settings import Settings
from service.store import ArticleReader, ArticleWriter

_FACT = "configuration"
_UNFINISHED = "reindexing"


def stamp_of(space: Space, settings: Settings) -> str:
    """The configuration as JSON: the engine, encoders, calibrations and settings."""
    return json.dumps(
        {
            "engine": engine_version(),
            "encoders": dict(sorted(space.fingerprints.items())),
            "calibrations": space.calibrations_digest,
            "uncalibrated": list(space.uncalibrated),
            "settings": settings.model_dump(mode="json"),
        },
        sort_keys=True,
    )


def short(stamp: str) -> str:
    """A digest of a stamp, for files and messages."""
    return hashlib.sha256(stamp.encode()).hexdigest()[:16]


def check_stamp(reader: ArticleReader, stamp: str) -> bool:
    """Whether a store has a stamp already; raises FingerprintError where it is another one."""
    if reader.fact(_UNFINISHED):
        raise FingerprintError(
            "the re-index of the store was not finished: run `samewire reindex` again, it goes on "
            "where it stopped"
        )
    found = reader.fact(_FACT)
    if found is not None and found != stamp:
        raise FingerprintError(
            f"the store was indexed with another configuration ({_differences(found, stamp)}): "
            f"{_advice(found, stamp)}"
        )
    return found is not None


def has_stamp(reader: ArticleReader, stamp: str) -> bool:
    """Whether everything in a store belongs to this stamp."""
    return not reader.fact(_UNFINISHED) and reader.fact(_FACT) == stamp


def set_stamp(tx: ArticleWriter, stamp: str) -> None:
    """Say what everything in a store belongs to."""
    tx.set_fact(_FACT, stamp)
    tx.set_fact(_UNFINISHED, "")


def begin_reindex(tx: ArticleWriter, stamp: str) -> bool:
    """Let a store be unusable until it has that stamp; whether such a re-index goes on."""
    if tx.fact(_UNFINISHED) == stamp:
        return True
    tx.begin_reindex()
    tx.set_fact(_UNFINISHED, stamp)
    return False


def stamp_in(reader: ArticleReader) -> Mapping[str, Any]:
    """The configuration of a store, with the keys of `stamp_of`; raises StoreError without one."""
    found = reader.fact(_FACT)
    if found is None:
        raise StoreError("the store is empty and was never served: there is nothing in it")
    stamp: dict[str, Any] = json.loads(found)
    return stamp


def _advice(found: str, wanted: str) -> str:
    if json.loads(found)["engine"] != json.loads(wanted)["engine"]:
        # Opening the store may have moved it to a format that another release does not know.
        return "run `samewire reindex`"
    return "start with that one, or run `samewire reindex` with this one"


def _differences(found: str, wanted: str) -> str:
    old, new = json.loads(found), json.loads(wanted)
    parts = [f"engine was {old['engine']}, now {new['engine']}"]
    parts = parts if old["engine"] != new["engine"] else []
    parts += [name for name in ("encoders", "calibrations") if old[name] != new[name]]
    names = sorted(old["settings"].keys() | new["settings"].keys())
    parts += [
        f"{name} was {old['settings'].get(name)}, now {new['settings'].get(name)}"
        for name in names
        if old["settings"].get(name) != new["settings"].get(name)
    ]
    return "; ".join(parts)
