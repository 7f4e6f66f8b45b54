"""What a run was: its configuration, its counts and what it took."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from service.files import RUN
from service.report.json_lines import document, rounded
from service.report.staging import Staging, storing


@dataclass(frozen=True, slots=True)
class Summary:
    """One finished run, as `run.json` and `--json` hold it.

    | field | meaning |
    |---|---|
    | `articles` | articles read, each id once |
    | `clusters` | clusters, those of one article included |
    | `collapsed` | articles that are not the canonical of their cluster |
    | `rejected` | inputs in `rejected.jsonl` |
    | `skipped_files` | files left aside with the reason, or directories where a run wrote |
    | `links` | verified links by relation |
    | `languages` | articles by detected language |
    | `encoded` | articles whose vectors were computed in this run, once for each encoder |
    | `reused` | articles whose vectors came from an earlier run |
    | `encoder` | fingerprint of every encoder in use, by its name |
    | `uncalibrated` | encoders without a calibration: verdicts are by a cautious default |
    | `settings` | every setting |
    | `configuration` | fingerprint of the settings |
    | `timings` | seconds by stage |
    | `articles_per_second` | articles divided by the seconds of the whole run |
    | `peak_memory_bytes` | the most memory of the process and its workers, shared once, bytes |
    | `version` | version of samewire |
    | `warnings` | articles by warning |
    """

    articles: int
    clusters: int
    collapsed: int
    rejected: int
    skipped_files: tuple[str, ...]
    links: Mapping[str, int]
    languages: Mapping[str, int]
    encoded: int
    reused: int
    encoder: Mapping[str, str]
    uncalibrated: tuple[str, ...]
    settings: Mapping[str, Any]
    configuration: str
    timings: Mapping[str, float]
    articles_per_second: float
    peak_memory_bytes: int
    version: str
    warnings: Mapping[str, int]


def summary_row(summary: Summary) -> dict[str, Any]:
    """Return the summary as one JSON object, its keys in the order of the fields."""
    return {field.name: rounded(getattr(summary, field.name)) for field in fields(summary)}


def uncalibrated_notice(encoder: str) -> str:
    """Return what users of an encoder without a calibration should know, in one line."""
    return (
        f"{encoder} has no calibration: verdicts are by a cautious default, which misses "
        "duplicates; samewire calibrate makes one"
    )


def write_run(out: Path, summary: Summary) -> None:
    """Write `run.json` into `out`, the sign that the run is finished.

    Raises:
        StoreError: it cannot be written.
    """
    with Staging(out, (RUN,)) as staging:
        file = staging.open(RUN)
        with storing(out / RUN):
            file.write(document(summary_row(summary)).encode() + b"\n")
        staging.publish()
