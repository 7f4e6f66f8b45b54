"""Cues of subtitles and transcripts: left out of what is said, and of nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.records import article_from_record
from service.text.writing.cues import without_cues

SAID = "The harvest began early. Its head, Ms. Prates, expects\n38,000 sacks, a fifth more."
SRT = """1
00:00:00,000 --> 00:00:03,400
The harvest began early. Its head,

2
00:00:04,000 --> 00:00:07,400
Ms. Prates, <i>expects</i>

3
00:00:08,000 --> 00:00:11,400
38,000 sacks,
a fifth more.
"""
VTT = """WEBVTT - harvest

NOTE made by a machine
on Friday

intro
00:00.000 --> 00:03.400 align:start
The harvest began early. Its head,

00:04.000 --> 00:07.400
The harvest began early. Its head,
Ms. Prates, expects

00:08.000 --> 00:11.400
<v Anna>38,000 sacks,
{\\an8}a fifth more.
"""
TRANSCRIPT = """[00:00:07] SPEAKER 1: The harvest began early.
[00:00:16] Its head, Ms. Prates, expects
[00:00:26] Speaker_02: 38,000 sacks, a fifth more."""


def words(text):
    return text.split()


@pytest.mark.parametrize("text", [SRT, SRT.replace("\n", "\r\n")])
def test_cues_of_subrip_become_one_paragraph(text):
    said = without_cues(text)
    assert "\n" not in said
    assert words(said) == words(SAID)


def test_webvtt_is_read_without_its_notes_and_what_it_repeats():
    assert "The harvest began early. Its head, Ms. Prates" in without_cues(VTT)
    assert words(without_cues(VTT)).count("sacks,") == 1
    assert "machine" not in without_cues(VTT)
    assert "intro" not in without_cues(VTT)
    assert "-->" not in without_cues(VTT)


def test_notes_are_those_of_webvtt_alone():
    assert without_cues(f"NOTE well, all of you\n\n{SRT}").startswith("NOTE well, all of you")


def test_what_stands_around_cues_is_kept_as_paragraphs():
    assert without_cues(f"Harvest begins\n\n{SRT}\nRead by Anna.").split("\n\n") == [
        "Harvest begins",
        " ".join(words(SAID)),
        "Read by Anna.",
    ]


def test_cues_in_writing_without_spaces_are_joined_without_any():
    cues = ((1, "収穫が早く"), (2, "始まった。"), (3, "来年も早い。"))
    text = "\n\n".join(f"{n}\n00:00:0{n},000 --> 00:00:0{n},900\n{said}" for n, said in cues)
    assert without_cues(text) == "収穫が早く始まった。来年も早い。"


def test_times_in_brackets_that_ascend_are_those_of_a_transcript():
    assert without_cues(TRANSCRIPT) == (
        "The harvest began early.\nIts head, Ms. Prates, expects\n38,000 sacks, a fifth more."
    )


@pytest.mark.parametrize(
    "text",
    [
        "19:00 – News\n20:30 – Film\n22:15 – Comedy",
        "2:27:14 Kamau\n2:28:02 Strand\n2:31:40 Ito",
        "[14:02] Minister speaks\n[14:10] Vote begins\n[14:31] Law passes",
        "[2:05:12] Kamau\n[2:06:02] Strand\n[2:07:40] Ito",
        "[02:31:40] Ito\n[02:27:14] Kamau\n[02:28:02] Strand",
        "The file says 00:00:01,000 --> 00:00:02,000 in its third line.",
        "1\n00:00:00,000 --> 00:00:03,400\nQuoted once.",
    ],
)
def test_times_of_what_happened_stay(text):
    assert without_cues(text) == text


@given(st.text(alphabet="ab0:,.->[]\n <i>", max_size=80))
def test_no_word_is_ever_lost_that_is_neither_time_nor_styling(text):
    assert without_cues(without_cues(text)) == without_cues(text)
    if "-->" not in text and "[" not in text:
        assert without_cues(text) == text


def test_an_article_says_that_cues_were_left_out():
    article = article_from_record({"text": SRT})
    assert words(article.text) == words(SAID)
    assert article.warnings == (
        "text: times of cues, or marks of pages with the headline, between the words; left out",
    )


def test_subtitles_without_a_word_are_kept():
    text = "\n\n".join(f"{n}\n00:00:0{n},000 --> 00:00:0{n},900" for n in range(1, 4))
    assert without_cues(text) == text


def test_a_cue_of_one_word_is_said_also_where_no_blank_line_follows():
    times = [f"00:00:0{n},000 --> 00:00:0{n},900" for n in range(1, 4)]
    text = f"1\n{times[0]}\nDid he win?\n2\n{times[1]}\nNo\n{times[2]}\nHe lost."
    assert without_cues(text) == "Did he win? No He lost."
