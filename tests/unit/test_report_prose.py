from __future__ import annotations

import io
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from service.report.prose import Prose, visible

ISOLATE, END = "\u2068", "\u2069"
ARABIC = "قال الرئيس إن هناك ست موجات من الهجمات في ألماتي (Almaty)."


def printed(renderable, width=40, *, terminal=False):
    """Print without colour and return the lines."""
    out = io.StringIO()
    Console(file=out, width=width, force_terminal=terminal, color_system=None).print(renderable)
    return out.getvalue().splitlines()


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred\x07", r"\x1b[31mred\x07"),
        ("a\u202eb\u2066c", r"a\u202eb\u2066c"),
        ("\x9b31m", r"\x9b31m"),
        ("nul\x00", r"nul\x00"),
        ("\ufeffhalf\ud800", r"\ufeffhalf\ud800"),
        ("tag\U000e0041", r"tag\U000e0041"),
        ("two\n  lines\tand\u2028more", "two lines and more"),
        ("Auf\u00adgabe", "Aufgabe"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("[bold]not markup[/] :smile:", "[bold]not markup[/] :smile:"),
    ],
)
def test_what_could_steer_a_terminal_is_escaped(text, shown):
    assert visible(text) == shown


@given(st.text())
def test_nothing_that_steers_is_left(text):
    shown = visible(text)
    assert not any(unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp") for c in shown)
    bidi = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
    assert not any(unicodedata.bidirectional(c) in bidi for c in shown)


def test_markup_and_emoji_codes_are_printed_as_they_are():
    assert printed(Prose("[red]x[/red] :smile:")) == ["[red]x[/red] :smile:"]


@given(st.text(), st.integers(2, 60))
def test_lines_fit_and_lose_nothing_but_spaces(text, width):
    lines = printed(Prose(text), width)
    assert all(cell_len(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(visible(text).split())


def test_one_line_is_cut_to_the_width():
    (line,) = printed(Prose("a long headline that goes on", one_line=True), width=12)
    assert line == "a long head…"


def test_wide_characters_count_twice():
    (line,) = printed(Prose("日本語の見出し", one_line=True), width=9)
    assert cell_len(line) <= 9
    assert line.endswith("…")


def test_right_to_left_lines_are_isolated_on_a_terminal():
    lines = printed(Prose(ARABIC), width=30, terminal=True)
    assert len(lines) > 1
    assert all(line.startswith(ISOLATE) and line.rstrip().endswith(END) for line in lines)
    assert all(cell_len(line) <= 30 for line in lines)


def test_a_cut_line_is_isolated_to_its_end():
    (line,) = printed(Prose(ARABIC, one_line=True), width=20, terminal=True)
    assert line.startswith(ISOLATE)
    assert line.rstrip().endswith("…" + END)


def test_nothing_is_added_to_left_to_right_lines_or_without_a_terminal():
    assert printed(Prose("plain"), terminal=True) == ["plain"]
    assert ISOLATE not in "".join(printed(Prose(ARABIC)))
