"""Text of articles for a terminal: nothing in it can steer the terminal or mix up columns."""

from __future__ import annotations

import re
import unicodedata

from rich.console import Console, ConsoleOptions, RenderResult
from rich.measure import Measurement
from rich.text import Text

# Controls, line and paragraph separators, bidi embeddings, overrides and isolates, deprecated
# format characters, surrogates, the byte order mark, interlinear annotations and tags. Joiners
# and directional marks stay: Persian and Hindi need them to be written at all.
_STEERING = re.compile(
    "[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u206f\ud800-\udfff\ufeff"
    "\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_SOFT_HYPHEN = "\u00ad"
_ISOLATE, _END_ISOLATE = "\u2068", "\u2069"
_RIGHT_TO_LEFT = frozenset(("R", "AL"))


def visible(text: str) -> str:
    """Write text on one line with everything that could steer a terminal escaped (`\\x1b`)."""
    line = " ".join(text.replace(_SOFT_HYPHEN, "").split())
    return _STEERING.sub(lambda match: match[0].encode("unicode_escape").decode(), line)


class Prose:
    """A cell of text, wrapped to its width or cut to one line.

    On a terminal every line with right-to-left writing is isolated (Unicode Bidirectional
    Algorithm, FSI to PDI), so that it reads in its own direction and stays in its column.
    """

    def __init__(self, text: str, style: str = "", *, one_line: bool = False) -> None:
        self._text = Text(visible(text), style=style)
        self._one_line = one_line

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        for line in self._lines(console, options.max_width):
            yield _isolated(line) if console.is_terminal else line

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        return Measurement.get(console, options, self._text)

    def _lines(self, console: Console, width: int) -> list[Text]:
        if not self._one_line:
            return list(self._text.wrap(console, width)) or [Text()]
        line = self._text.copy()
        line.truncate(width, overflow="ellipsis")
        return [line]


def _isolated(line: Text) -> Text:
    if not any(unicodedata.bidirectional(c) in _RIGHT_TO_LEFT for c in line.plain):
        return line
    return Text.assemble(_ISOLATE, line, _END_ISOLATE)
