from __future__ import annotations

import io

import pytest
from rich.console import Console

from service.cli.progress import LineProgress, amount, rate, shown_progress


class Clock:
    """A clock that is set by hand."""

    def __init__(self):
        self.now = 100.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def out():
    return io.StringIO()


@pytest.fixture
def progress(clock, out):
    return LineProgress(Console(file=out, width=40), clock)


def test_lines_come_every_few_seconds_and_tell_speed_and_time_left(progress, clock, out):
    progress.stage("encoding", 5000, "articles")
    for _ in range(100):
        clock.now += 0.12
        progress.advance(12)
    assert out.getvalue().splitlines() == [
        "encoding",
        "encoding: 504 of 5,000 articles, 100 articles/s, 45 s left",
        "encoding: 1,008 of 5,000 articles, 100 articles/s, 40 s left",
    ]


def test_short_stages_say_nothing_after_the_first(progress, clock, out):
    for name in ("reading", "encoding", "writing"):
        progress.stage(name, None, "articles")
        clock.now += 1
        progress.advance(1)
    assert out.getvalue() == "reading\n"


def test_what_takes_long_within_one_article_says_since_when(progress, clock, out):
    progress.stage("encoding", 2, "articles")
    for _ in range(9):
        clock.now += 2
        progress.advance(0)
    assert out.getvalue().splitlines() == [
        "encoding",
        "encoding: 6 s",
        "encoding: 12 s",
        "encoding: 18 s",
    ]


def test_a_stage_counts_from_nothing(progress, clock, out):
    progress.stage("reading", 2_000_000, "bytes")
    progress.advance(2_000_000)
    clock.now += 10
    progress.stage("verifying", None, "pairs")
    clock.now += 10
    progress.advance(5)
    assert out.getvalue().splitlines() == [
        "reading",
        "verifying",
        "verifying: 5 pairs, 0.5 pairs/s",
    ]


def test_more_than_the_total_leaves_no_time(progress, clock, out):
    progress.stage("encoding", 10, "articles")
    clock.now += 10
    progress.advance(20)
    assert out.getvalue().endswith("20 of 10 articles, 2.0 articles/s, 0 s left\n")


def test_notes_come_at_once_and_are_escaped(progress, out):
    progress.note("left aside: [red]\x1b[31m.txt")
    assert out.getvalue() == "left aside: [red]\\x1b[31m.txt\n"


def test_amounts_and_rates():
    assert amount(1200, 5000, "articles") == "1,200 of 5,000 articles"
    assert amount(1_500_000, 3_000_000, "bytes") == "1.5 MB of 3.0 MB"
    assert amount(7, None, "pairs") == "7 pairs"
    assert rate(1_500_000, "bytes") == "1.5 MB/s"
    assert rate(1234.5, "articles") == "1,234 articles/s"
    assert rate(0.25, "articles") == "0.2 articles/s"


@pytest.mark.parametrize("quiet", [True, False])
def test_quiet_says_nothing(capsys, quiet):
    with shown_progress(quiet=quiet) as progress:
        progress.stage("reading", None, "bytes")
        progress.advance(1)
        progress.note("a note")
    out, err = capsys.readouterr()
    assert out == ""
    assert err == ("" if quiet else "reading\na note\n")


def test_a_terminal_gets_a_bar_for_the_stage_at_hand(capsys, monkeypatch):
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TTY_COMPATIBLE", "1")
    monkeypatch.setenv("COLUMNS", "80")
    with shown_progress(quiet=False) as progress:
        progress.advance(1)
        progress.stage("reading", 2_000_000, "bytes")
        progress.advance(2_000_000)
        progress.stage("encoding", 400_000, "articles")
        progress.advance(100_000)
        progress.note("a [note] \x1b[2J")
    out, err = capsys.readouterr()
    assert out == ""
    assert "0 bytes of 2.0 MB" in err
    last = err[err.rindex("encoding") :]
    assert "100,000 of 400,000 articles" in last
    assert "reading" not in last
    assert "a [note] \\x1b[2J" in err
