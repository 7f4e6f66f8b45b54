"""The command line, a thin skin on the pipeline."""

import sys
from collections.abc import Sequence
from typing import NoReturn

from service.cli.exits import INTERRUPTED

__all__ = ["main"]


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run `samewire` with `arguments`, those of the process by default, and exit."""
    try:
        # Not above: Ctrl-C while the command line is being loaded is no traceback either.
        from service.cli.entry import run
    except KeyboardInterrupt:
        sys.stderr.write("samewire: interrupted\n")
        sys.exit(INTERRUPTED)
    run(arguments)
