"""Text that was encoded twice: UTF-8 that something on its way read in a legacy encoding and wrote
as UTF-8 once more ("dâ€™Ondarroa" for "d’Ondarroa").

The bytes are all there, so the text can be had back, and ftfy knows which readings are likely. It
is asked only where a line holds what UTF-8 looks like in such an encoding, and for nothing else:
quotation marks, widths and entities are cleaned as those of any other text.
"""

from __future__ import annotations

import re

_FOLLOWING = "\x80-\xbf" + "".join(
    sorted(bytes([byte]).decode("cp1252", "ignore") for byte in range(0x80, 0xA0))
)
"""What the second and later bytes of a character are read as in Latin-1 and in Windows-1252."""
_MARKS = "“”‘’«»…–—™®ºª°\xa0"
"""Those of them that stand behind a capital in text, too: “IRMÔ."""
_CYRILLIC_FOLLOWING = "".join(
    sorted(bytes([byte]).decode("cp1251", "ignore") for byte in range(0x80, 0xC0))
)
_CYRILLIC = rf"(?<=[РС])[{_CYRILLIC_FOLLOWING}](?:[РС][{_CYRILLIC_FOLLOWING}]){{2}}"
"""Cyrillic characters read in Windows-1251 look like letters, of which three on end are a sign."""
_SIGN = r"Â(?:(?<=[a-z\d]Â)[ \xa0]|(?<![^\W\d_]Â)°|(?<=\dÂ)[ºª])"
"""Where nothing but a sign or a blank was encoded twice: "20 Â°C", "WeiterÂ lesen"."""
_SURE = re.compile(
    rf"[\xc2-\xf0РС](?:(?<=[\xc2-\xde])(?:(?![{_MARKS}])[{_FOLLOWING}]|(?<=[a-z].)[{_MARKS}]"
    rf"|[“”‘’«»™®ºª°](?=[a-z]))|(?<=[\xe0-\xef])(?![{_MARKS}]{{2}})[{_FOLLOWING}]{{2}}"
    rf"|(?<=\xf0)[{_FOLLOWING}]{{3}}|{_CYRILLIC})|{_SIGN}"
)
"""A character of UTF-8 by its bytes, as no text has it that was encoded once."""
_SIGNS = re.compile(
    rf"[\xc2-\xf0РС](?:(?<=[\xc2-\xdf])[{_FOLLOWING} ]|(?<=[\xe0-\xef])[{_FOLLOWING}]{{2}}"
    rf"|(?<=\xf0)[{_FOLLOWING}]{{3}}|{_CYRILLIC})"
)
"""What may be one where the text has others; a blank may have taken the place of the byte that
is read as one without break."""


def repaired(text: str) -> str:
    """Return a text with each line that was encoded twice as it was meant; others untouched."""
    if text.isascii() or not _SURE.search(text):
        return text
    return "\n".join(map(_repaired_line, text.split("\n")))


def _repaired_line(line: str) -> str:
    if not _SIGNS.search(line):
        return line
    # Hardly any text has a line for it.
    from ftfy import fix_encoding

    return fix_encoding(line)
