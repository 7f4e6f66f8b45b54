"""Open any input as a stream of plain bytes: files, standard input, compressed or not."""

from __future__ import annotations

import codecs
import io
import re
from typing import BinaryIO

from service.errors import RecordError
from service.records.decode import SAMPLE_BYTES, looks_binary, unicode_encoding

SUFFIXES = {".gz": "gzip", ".zst": "zstd", ".bz2": "bz2"}
_MAGIC = {
    "gzip": re.compile(rb"\x1f\x8b\x08"),
    "zstd": re.compile(rb"\x28\xb5\x2f\xfd|[\x50-\x5f]\x2a\x4d\x18"),
    "bz2": re.compile(rb"BZh[1-9](?:1AY&SY|\x17rE8P\x90)"),
}
_MAGIC_LENGTH = 10


class CountedInput(io.RawIOBase):
    """A raw stream that counts the bytes read through it and leaves its file open."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.count = 0

    def readable(self) -> bool:
        """Always."""
        return True

    def seekable(self) -> bool:
        """Whether the file is."""
        return self._file.seekable()

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Seek in the file."""
        return self._file.seek(offset, whence)

    def tell(self) -> int:
        """Tell the place in the file."""
        return self._file.tell()

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Read into the buffer; 0 at the end."""
        data = self._file.read(len(buffer))
        buffer[: len(data)] = data
        self.count += len(data)
        return len(data)


class _Utf8Input(io.RawIOBase):
    """A raw stream that turns another Unicode encoding into UTF-8 as it is read."""

    def __init__(self, stream: io.BufferedReader, encoding: str) -> None:
        self._stream = stream
        self._decoder = codecs.getincrementaldecoder(encoding)("replace")
        self._pending = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        at_end = False
        while not self._pending and not at_end:
            chunk = self._stream.read(SAMPLE_BYTES)
            at_end = not chunk
            self._pending = self._decoder.decode(chunk, at_end).encode()
        data, self._pending = self._pending[: len(buffer)], self._pending[len(buffer) :]
        buffer[: len(data)] = data
        return len(data)


def decompressed(raw: CountedInput, suffix: str) -> io.BufferedReader:
    """Return the plain bytes of a stream, in bounded memory, whatever it is packed with.

    The first bytes tell gzip, Zstandard and bzip2; `suffix` is what the name claims ("" for
    nothing). Reading raises OSError without an errno when the packed data break off
    ("Truncated") or are damaged.

    Raises:
        RecordError: `corrupt`, when the name claims a packing that the bytes do not have.
    """
    plain: io.BufferedReader = io.BufferedReader(raw, SAMPLE_BYTES)
    head = plain.peek(_MAGIC_LENGTH)
    codec = next((name for name, magic in _MAGIC.items() if magic.match(head)), None)
    claimed = SUFFIXES.get(suffix)
    if head and claimed not in (None, codec):
        raise RecordError("corrupt", f"the name ends in {suffix}, but this is no {claimed} data")
    if codec is None:
        return plain
    # Takes longer to import than most inputs take to be read.
    import pyarrow as pa  # type: ignore[import-untyped]

    unpacked = pa.CompressedInputStream(pa.PythonFile(plain, mode="r"), codec)
    return io.BufferedReader(unpacked, SAMPLE_BYTES)


def as_utf8(stream: io.BufferedReader) -> io.BufferedReader:
    """Return a stream of text lines without byte order mark, UTF-16 and UTF-32 made UTF-8.

    Raises:
        RecordError: `binary`, when the stream does not begin like a text.
    """
    sample = stream.peek(SAMPLE_BYTES)
    if looks_binary(sample):
        raise RecordError("binary", "this is binary data, not text")
    encoding = unicode_encoding(sample)
    if encoding == "utf-8-sig":
        stream.read(len(codecs.BOM_UTF8))
    elif encoding is not None:
        return io.BufferedReader(_Utf8Input(stream, encoding), SAMPLE_BYTES)
    return stream


def read_line(stream: io.BufferedReader, limit: int) -> bytes:
    """Read one line with its newline, b"" at the end, holding no more than `limit` bytes.

    Raises:
        RecordError: `too_long`, with the stream at the beginning of the next line.
    """
    line = stream.readline(limit + 1)
    if len(line) <= limit:
        return line
    while line and not line.endswith(b"\n"):
        line = stream.readline(SAMPLE_BYTES)
    raise RecordError("too_long", f"the line is longer than {limit:,} bytes")
