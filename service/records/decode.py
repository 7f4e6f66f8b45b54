"""Turn bytes of unknown encoding into text, and say when it took more than UTF-8."""

from __future__ import annotations

import codecs
import re

from service.errors import RecordError

SAMPLE_BYTES = 64 * 2**10

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# The legacy encodings of the web (WHATWG Encoding Standard) that Python has.
_LEGACY = [
    *("cp1250", "cp1251", "cp1252", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258"),
    *("iso8859_2", "iso8859_3", "iso8859_4", "iso8859_5", "iso8859_6", "iso8859_7", "iso8859_8"),
    *("iso8859_10", "iso8859_13", "iso8859_14", "iso8859_15", "iso8859_16", "cp866", "cp874"),
    *("koi8_r", "koi8_u", "mac_cyrillic", "big5", "gb18030", "cp932", "euc_jp", "cp949"),
]
# What pages call these is by that standard the larger set.
_LABELS = {
    "ascii": "cp1252",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
}
_DECLARED = re.compile(rb"<meta[^>]{1,200}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_BEYOND_ASCII = re.compile("[^\x00-\x7f]")
_ESCAPED = re.compile("[\udc80-\udcff]")
_WINDOWS = {0xDC00 + byte: bytes([byte]).decode("cp1252", "replace") for byte in range(0x80, 0x100)}
_FEW_BYTES = 8
_NOT_TEXT = bytes(sorted(set(range(0x20)) - set(b"\t\n\v\f\r\x1b")))


def unicode_encoding(sample: bytes) -> str | None:
    """Name the UTF encoding that a byte order mark or the zeros of UTF-16 give away."""
    for mark, name in _BOMS:
        if sample.startswith(mark):
            return name
    if len(sample) < _FEW_BYTES:
        return None
    zeros = [sample[parity::2].count(0) * 2 for parity in (0, 1)]
    for parity, name in ((1, "utf-16-le"), (0, "utf-16-be")):
        # Latin letters fill every second byte of UTF-16 with zeros, and only those.
        if zeros[parity] > 0.4 * len(sample) and zeros[1 - parity] < 0.02 * len(sample):
            return name
    return None


def looks_binary(sample: bytes) -> bool:
    """Tell whether the control bytes are too many for a text in any encoding."""
    if not sample or unicode_encoding(sample):
        return False
    controls = len(sample) - len(sample.translate(None, _NOT_TEXT))
    if _is_utf8(sample):
        return controls > 0.3 * len(sample)
    return controls > max(2, 0.05 * len(sample))


def declared_charset(html: bytes) -> str | None:
    """Return the encoding that the meta elements of a page name, where Python has it."""
    found = _DECLARED.search(html[:SAMPLE_BYTES])
    try:
        codec = codecs.lookup(found[1].decode("ascii", "replace")) if found else None
    except LookupError:
        return None
    if codec is None or codec.name.startswith("utf"):
        return None
    name = _LABELS.get(codec.name, codec.name)
    return name if name in _LEGACY else None


def legacy_encoding(data: bytes, hint: str | None = None) -> str | None:
    """Name the encoding of data that are not UTF-8; None where UTF-8 explains more of them.

    `hint` is believed before charset-normalizer is asked.

    Raises:
        RecordError: `binary`, when they are text in no encoding.
    """
    text = data.decode("utf-8", "surrogateescape")
    foreign = len(_ESCAPED.findall(text))
    if foreign == 0 or len(_BEYOND_ASCII.findall(text)) >= 2 * foreign:
        return None
    if hint is not None:
        return hint
    return None if foreign < _FEW_BYTES else _detect(data, _first_foreign_line(text))


def decode(data: bytes, hint: str | None = None) -> tuple[str, str | None]:
    """Decode a text; the second value is a warning where it was not all plain Unicode.

    By byte order mark, then as UTF-8. Where UTF-8 is broken in a few places only, those
    bytes are read as Windows-1252 and the rest stays; otherwise the whole is read in its
    `legacy_encoding`.

    Raises:
        RecordError: `binary`, when it is text in no encoding.
    """
    if looks_binary(data[:SAMPLE_BYTES]):
        raise RecordError("binary", "this is binary data, not text")
    encoding = unicode_encoding(data[:SAMPLE_BYTES]) or "utf-8"
    try:
        return data.decode(encoding), None
    except UnicodeDecodeError as error:
        if not encoding.startswith("utf-8"):
            return data.decode(encoding, "replace"), f"not all of it is {encoding}: {error.reason}"
    data = data.removeprefix(codecs.BOM_UTF8)
    legacy = legacy_encoding(data, hint)
    if legacy is not None:
        return data.decode(legacy, "replace"), f"not UTF-8: read as {legacy}"
    text = data.decode("utf-8", "surrogateescape")
    foreign = len(_ESCAPED.findall(text))
    told = "1 byte is" if foreign == 1 else f"{foreign} bytes are"
    return text.translate(_WINDOWS), f"{told} not UTF-8: read as Windows-1252"


def _first_foreign_line(text: str) -> int:
    """Return the offset in bytes of the first line that is not UTF-8."""
    found = _ESCAPED.search(text)
    before = text[: found.start()] if found else ""
    return len(before[: before.rfind("\n") + 1].encode())


def _detect(data: bytes, start: int) -> str:
    # Takes longer to import than most inputs take to be read.
    from charset_normalizer import from_bytes

    matches = list(from_bytes(data[start : start + SAMPLE_BYTES], cp_isolation=_LEGACY))
    if not matches:
        raise RecordError("binary", "the bytes are text in no known encoding")
    best = matches[0]
    tied = [m for m in matches if (m.chaos, m.coherence) == (best.chaos, best.coherence)]
    # The library breaks ties by name; the encoding most used of them is the better bet.
    common = any("cp1252" in match.could_be_from_charset for match in tied)
    return "cp1252" if common else best.encoding


def _is_utf8(sample: bytes) -> bool:
    try:
        codecs.getincrementaldecoder("utf-8")().decode(sample)
    except UnicodeDecodeError:
        return False
    return True
