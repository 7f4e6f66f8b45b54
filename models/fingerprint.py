"""Fingerprints: what a vector depends on, in a name short enough to stamp on everything."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable


def fingerprint(name: str, code_version: int, parts: Iterable[str]) -> str:
    """Return `name-version-digest`, 12 hexadecimal digits of a SHA-256.

    `parts` are the digests of the weights and every setting that changes a vector.
    """
    digest = hashlib.sha256("\n".join(parts).encode()).hexdigest()
    return f"{name}-{code_version}-{digest[:12]}"
