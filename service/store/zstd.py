"""Compression of what is stored: one compressor and one decompressor for every thread."""

from __future__ import annotations

import threading
from importlib.resources import files
from typing import Self

import zstandard


class Zstd(threading.local):
    """Makes them once for each thread, since that takes longer than most of their work."""

    def __init__(self, level: int = 3, common: bytes = b"") -> None:
        """`common`: what all values are likely to have in common; both sides have to know it."""
        kind = zstandard.DICT_TYPE_RAWCONTENT
        known = zstandard.ZstdCompressionDict(common, dict_type=kind) if common else None
        # The checksum tells a damaged value, which would otherwise be a wrong answer.
        self._compressor = zstandard.ZstdCompressor(level, known, write_checksum=True)
        self._decompressor = zstandard.ZstdDecompressor(known)

    @classmethod
    def knowing(cls, *names: str, level: int) -> Self:
        """One that knows what stands in files of this package, the newest first.

        Each must stay as it is for as long as there are stores that were written with it. One
        that comes before others changes nothing of what was written with these alone: what is
        known is pointed to from its end (RFC 8878, section 5).
        """
        return cls(level, b"".join((files(__package__) / name).read_bytes() for name in names))

    def compress(self, data: bytes) -> bytes:
        """Write bytes in fewer."""
        return self._compressor.compress(data)

    def decompress(self, data: bytes) -> bytes:
        """Read what `compress` wrote; raises zstandard.ZstdError where it is damaged."""
        return self._decompressor.decompress(data)
