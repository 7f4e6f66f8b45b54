"""CSV and TSV: delimiters, headers, rows that do not fit, encodings."""

from __future__ import annotations

import csv
import io

import pytest
from records_helpers import outcome, read_bytes

from service.records import Limits


def csv_bytes(rows, **dialect):
    text = io.StringIO(newline="")
    csv.writer(text, **dialect).writerows(rows)
    return text.getvalue().encode()


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_delimiters_are_found(tmp_path, delimiter, newline):
    rows = [
        ["id", "text", "note"],
        ["a", "One, two; three | four", 'q "x"'],
        ["b", "Two\n\nlines", ""],
    ]
    data = csv_bytes(rows, delimiter=delimiter, lineterminator=newline)
    one, two = read_bytes(tmp_path, "in.csv", b"\xef\xbb\xbf" + data)
    assert one.record == {"id": "a", "text": "One, two; three | four", "note": 'q "x"'}
    assert (two.id, two.text, two.place.line) == ("b", "Two\n\nlines", 3)


def test_the_delimiter_that_names_the_text_wins(tmp_path):
    items = read_bytes(tmp_path, "in.csv", b"a,b,c,d;text\n1;One, two\n")
    assert outcome(items) == ["One, two"]


def test_tsv_keeps_commas(tmp_path):
    items = read_bytes(tmp_path, "in.tsv", b"text\tid,more,columns\nOne, two\tx")
    assert items[0].record == {"text": "One, two", "id,more,columns": "x"}


def test_a_table_with_one_column(tmp_path):
    assert outcome(read_bytes(tmp_path, "in.csv", b"text\nOne\n\nTwo")) == ["One", "Two"]


def test_bad_rows_are_rejected_with_their_line_and_the_rest_goes_on(tmp_path):
    data = b'id,text\n1,One\n2\n3,Three,more\n4,""\n5,"a" b\n6,"Two\nlines"\n7,Nul\x00l\n8,"open\n'
    items = read_bytes(tmp_path, "in.csv", data)
    assert outcome(items) == [
        "One",
        (3, "ragged_row"),
        (4, "ragged_row"),
        (5, "empty_text"),
        (6, "invalid_csv"),
        "Two\nlines",
        "Nul l",
        (10, "invalid_csv"),
    ]
    assert items[-1].message.startswith("lines 10 to 10 ")


def test_a_missing_text_column_is_one_rejection_that_helps(tmp_path):
    (rejection,) = read_bytes(tmp_path, "in.csv", b"id,Body\n1,One\n2,Two\n")
    assert (rejection.reason, rejection.place.line) == ("missing_field", None)
    assert "'id', 'Body'" in rejection.message
    assert "--field text=" in rejection.message
    items = read_bytes(tmp_path, "in.csv", b"id,Body\n1,One\n2,Two\n", fields={"text": "Body"})
    assert outcome(items) == ["One", "Two"]


def test_two_columns_of_one_name_would_lose_one(tmp_path):
    (rejection,) = read_bytes(tmp_path, "in.csv", b"text,a,a\nOne,1,2\n")
    assert rejection.reason == "duplicate_column"


def test_columns_without_a_name_are_kept(tmp_path):
    (article,) = read_bytes(tmp_path, "in.csv", b", text ,\n0,One,x\n")
    assert article.record == {"column 1": "0", "text": "One", "column 3": "x"}


def test_huge_fields_are_read(tmp_path):
    text = "A city and its people. " * 20_000
    assert outcome(read_bytes(tmp_path, "in.csv", f"id,text\n1,{text}\n".encode())) == [text]


def test_an_overlong_csv_line_is_skipped(tmp_path):
    data = b"id,text\n1," + b"x" * 500 + b"\n2,Two\n"
    items = read_bytes(tmp_path, "in.csv", data, limits=Limits(max_line_bytes=100))
    assert outcome(items) == [(2, "too_long"), "Two"]


def test_a_legacy_csv_is_decoded_and_said_once_a_row(tmp_path):
    text = "La reunión comenzó este año en España, según informó el señor Muñoz."
    data = f"id;text\n1;{text}\n2;Ascii\n3;{text}\n".encode("cp1252")
    one, two, three = read_bytes(tmp_path, "in.csv", data)
    assert one.text == three.text == text
    assert one.warnings == three.warnings == ("not UTF-8: read as cp1252",)
    assert two.warnings == ()


def test_utf_16_csv(tmp_path):
    data = "id\ttext\n1\tŁódź\n".encode("utf-16")
    assert outcome(read_bytes(tmp_path, "in.csv", data)) == ["Łódź"]


def test_what_is_wrong_with_a_row_is_told_in_words_of_its_own(tmp_path):
    data = b"id,text\na\nb,c\rd,e\n"
    assert [item.message for item in read_bytes(tmp_path, "in.csv", data)] == [
        "the row has 1 field, the header 2 columns",
        "lines 3 to 3 are no CSV row: a carriage return alone ends no line",
    ]
