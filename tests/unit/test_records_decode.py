"""Bytes of unknown encoding become text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.errors import RecordError
from service.records.decode import declared_charset, decode

FRENCH = "L’économie française a progressé de 2 % au troisième trimestre, selon l’Insee. "
RUSSIAN = "Президент заявил в пятницу, что переговоры продолжатся на следующей неделе. "
SPANISH = "La reunión comenzó este año en España, según informó el señor Muñoz. "
JAPANESE = "これは日本語の記事です。東京で会議が開かれた。"
CHINESE = "中国国家主席周五表示，会谈将继续进行。"
ARABIC = "قال الرئيس يوم الجمعة إن المحادثات ستستمر في العاصمة. "


@pytest.mark.parametrize("text", [FRENCH, RUSSIAN, JAPANESE, "plain", ""])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_with_and_without_byte_order_mark(text, encoding):
    assert decode(text.encode(encoding)) == (text, None)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_byte_order_mark_is_seen_by_its_zeros(encoding):
    assert decode(FRENCH.encode(encoding)) == (FRENCH, None)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (FRENCH, "cp1252"),
        (SPANISH, "cp1252"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        (JAPANESE, "cp932"),
        (CHINESE, "gb18030"),
        (ARABIC, "cp1256"),
    ],
)
def test_legacy_encodings_are_found_and_named(text, encoding):
    decoded, warning = decode((text * 5).encode(encoding))
    assert decoded == text * 5
    assert encoding.replace("-", "_") in warning


def test_mixed_encodings_keep_what_is_utf_8():
    data = (RUSSIAN * 3).encode() + b"\nCaf\xe9 \x93quoted\x94\n" * 4 + FRENCH.encode()
    decoded, warning = decode(data)
    assert decoded == RUSSIAN * 3 + "\nCafé “quoted”\n" * 4 + FRENCH
    assert "12 bytes" in warning


def test_a_single_foreign_byte_does_not_turn_the_text():
    assert decode(b"Caf\xe9 au lait")[0] == "Café au lait"


@pytest.mark.parametrize(
    "data",
    [
        bytes(range(256)) * 4,
        b"\x00" * 500,
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x01\x00" + bytes(range(128, 256)),
        b"\x01\x02\x03\x04\x05\x06\x07\x08",
    ],
)
def test_binary_is_told_from_text(data):
    with pytest.raises(RecordError) as caught:
        decode(data)
    assert caught.value.reason == "binary"


def test_some_nul_and_control_characters_are_still_text():
    text = "A line\x00 with a NUL, \x07 a bell and \u202e an override, and some more words.\n"
    assert decode(text.encode()) == (text, None)


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (b'<meta charset="windows-1251">', "cp1251"),
        (b"<META http-equiv=Content-Type content='text/html; charset=ISO-8859-1'>", "cp1252"),
        (b"<meta charset=gb2312>", "gb18030"),
        (b"<meta charset=Shift_JIS>", "cp932"),
        (b"<meta charset=utf-8>", None),
        (b"<meta charset=base64>", None),
        (b"<meta charset=nonsense>", None),
        (b"<p>no meta, charset=koi8-r", None),
    ],
)
def test_declared_charset(html, expected):
    assert declared_charset(html) == expected


def test_the_hint_is_believed_where_utf_8_fails():
    assert decode(RUSSIAN.encode("cp1251"), "cp1252")[0] == RUSSIAN.encode("cp1251").decode(
        "cp1252"
    )
    assert decode(RUSSIAN.encode(), "cp1251") == (RUSSIAN, None)


@settings(deadline=None)
@given(st.text())
def test_valid_utf_8_text_comes_back_or_is_called_binary(text):
    try:
        assert decode(text.encode()) == (text.removeprefix("\ufeff"), None)
    except RecordError as error:
        assert error.reason == "binary"
        assert any(ord(character) < 32 for character in text)
