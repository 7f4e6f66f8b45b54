"""What a batch run is asked to do."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from uuid import uuid4

from models.space import Space
from service.match.verdicts.version import engine_version
from service.settings import Settings


@dataclass(frozen=True, slots=True)
class Job:
    """One batch run: what to read, where to write, and the configuration."""

    inputs: tuple[str, ...]
    out: Path
    settings: Settings
    format: str | None = None
    fields: Mapping[str, str] = field(default_factory=dict)
    resume: bool = False
    parquet: bool = False

    def fingerprint(self, stamp: str | None, space: Space) -> str:
        """A digest of all that decides what the run makes: inputs and configuration.

        stamp: that of the inputs; without one the run is like no other.
        """
        parts = [
            engine_version(),
            stamp or uuid4().hex,
            self.inputs,
            self.format,
            sorted(self.fields.items()),
            self.settings.fingerprint(),
            sorted(space.fingerprints.items()),
            space.calibrations_digest,
        ]
        return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:16]
