"""What channels and networks write around a post by its form alone: "#Storm #Coast @channel".

Tags and addresses stand for what the post says or for who carries it, in whatever language.
"""

from __future__ import annotations

import re

_TAG = re.compile(
    r"(?<![\w/@#&.])(?:[#＃](?=\w*[^\W\d_])\w+"
    r"|@[A-Za-z]\w{3,31}(?![\w.]|\s*@)|(?:https?://)?(?:t|telegram)\.me/[\w+/]+)"
)
"""A tag with a letter, the name of an account, an address of a channel."""


def without_tags(text: str) -> str:
    """A cleaned text without tags, accounts and addresses of channels."""
    return (
        _TAG.sub(" ", text)
        if "#" in text or "＃" in text or "@" in text or ".me/" in text
        else text
    )
