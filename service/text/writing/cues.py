"""Cues: the counters and times of subtitles and transcripts, which stand between the words of what
is said.

SubRip and WebVTT (W3C) cut what is said into cues by time, wherever a sentence stands; transcripts
tell the time and the speaker at the beginning of a line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

_TIME = r"(?:\d{1,3}:)?\d{1,2}:\d{2}[.,]\d{1,3}"
_TIMING = re.compile(rf"[ \t]*{_TIME}[ \t]+-->[ \t]+{_TIME}.*")
_COUNTER = re.compile(r"[ \t]*\d{1,40}[ \t]*")
_IDENTIFIER = re.compile(r"[ \t]*[\w-]{1,40}[ \t]*")
"""What a cue may have for a counter behind a blank line; behind words it may be one of them."""
_HEADER = re.compile(r"\ufeff?WEBVTT\b.*")
_UNSAID = re.compile(rf"{_HEADER.pattern}|(?:NOTE|STYLE|REGION)\b.*")
"""The first lines of the blocks of WebVTT that are no cues."""
_STYLING = re.compile(r"</?(?:[ibuc]|v|lang|ruby|rt|font|\d)[^<>]{0,80}>|\{\\[^{}]{1,40}\}")
_FEWEST = 3
"""So few times on lines of their own may be quoted by a text that is no transcript."""
_LINE_TIME = re.compile(
    r"^[ \t]*[\[(](\d{1,2}:\d{2}:\d{2})(?:[.,]\d{1,3})?[\])][ \t]*"
    r"(?:[^\W\d_]{2,20}[ _]\d{1,2}[ \t]*:)?[ \t]*",
    re.MULTILINE,
)
"""A time in brackets with its seconds, and a speaker of whom only the number is known."""
_BEGINNING = 600
"""Seconds within which a transcript begins; who came in after two hours did not speak then."""
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3000-\u30ff\u3400-\u9fff]")


def without_cues(text: str) -> str:
    """Return what subtitles or a transcript say, as running text; any other text as it is.

    Cues become one paragraph, a line that the next cue says once more is said once. Times at
    the beginning of lines are those of a transcript where they begin early and ascend: those of
    what happened may be told in any order, and those of winners begin late.
    """
    if "-->" in text:
        text = _without_timings(text)
    times = _LINE_TIME.findall(text)
    if len(times) >= _FEWEST and _are_of_a_transcript([*_seconds(times)]):
        text = _LINE_TIME.sub("", text)
    return text


def _without_timings(text: str) -> str:
    lines = text.splitlines()
    if sum(_TIMING.fullmatch(line) is not None for line in lines) < _FEWEST:
        return text
    said = "\n\n".join(_paragraphs(lines))
    return said if said.strip() else text


def _are_of_a_transcript(seconds: list[int]) -> bool:
    return seconds[0] <= _BEGINNING and all(a <= b for a, b in pairwise(seconds))


def _seconds(times: list[str]) -> Iterator[int]:
    for time in times:
        hours, minutes, seconds = map(int, time.split(":"))
        yield 3600 * hours + 60 * minutes + seconds


def _paragraphs(lines: list[str]) -> Iterator[str]:
    """Yield what stands around the cues block by block, and all cues between as one paragraph."""
    cues: list[str] = []
    around: list[str] = []
    within = skipped = False
    is_webvtt = _HEADER.fullmatch(lines[0]) is not None
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        if not line.strip():
            within = skipped = False
        elif _TIMING.fullmatch(line):
            within = True
        elif _TIMING.fullmatch(following) and (_COUNTER if within else _IDENTIFIER).fullmatch(line):
            within = False
        elif skipped or (is_webvtt and not within and _UNSAID.fullmatch(line)):
            skipped = True
        elif within:
            if around:
                yield "\n".join(around)
                around = []
            words = _STYLING.sub("", line).strip()
            if words and words != (cues[-1] if cues else ""):
                cues.append(words)
        else:
            if cues:
                yield _joined(cues)
                cues = []
            around.append(line)
    yield from filter(None, ("\n".join(around), _joined(cues)))


def _joined(cues: list[str]) -> str:
    said = cues[0] if cues else ""
    for cue in cues[1:]:
        unspaced = _UNSPACED.match(said[-1]) and _UNSPACED.match(cue)
        said += cue if unspaced else f" {cue}"
    return said
