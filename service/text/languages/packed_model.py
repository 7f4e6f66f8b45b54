"""The model of py3langid as its package carries it, unpacked: what a process waits for longest.

Nothing heavy is imported for it, so that it can be begun before all else.
"""

from __future__ import annotations

import lzma
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from threading import Thread

_PACKAGE = "py3langid"
_FILE = "data/model.npz.xz"


class _Unpacking(Thread):
    """Unpacks it beside what else is done."""

    def __init__(self) -> None:
        super().__init__(name="unpack-detector", daemon=True)
        self.content = b""

    def run(self) -> None:
        # Whoever asks for it unpacks it again, and is told what is wrong.
        with suppress(OSError, lzma.LZMAError):
            self.content = _unpacked()


_begun: list[_Unpacking] = []


def unpack_ahead() -> None:
    """Begin to unpack the model in another thread, for the one who asks for it next."""
    thread = _Unpacking()
    _begun.append(thread)
    thread.start()


def unpacked_model() -> bytes:
    """The arrays of the model as numpy saves them, 68 MB; raises OSError or LZMAError."""
    if _begun:
        thread = _begun.pop()
        thread.join()
        if thread.content:
            return thread.content
    return _unpacked()


def _unpacked() -> bytes:
    # At once, since reading it piece by piece takes half as long again.
    return lzma.decompress(model_file().read_bytes())


def model_file() -> Path:
    """Where the package carries its model; raises ModuleNotFoundError."""
    spec = find_spec(_PACKAGE)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(f"no module named {_PACKAGE!r}", name=_PACKAGE)
    return Path(spec.origin).parent / _FILE
