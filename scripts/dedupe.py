"""Collapse articles that are the same article: `samewire dedupe` as a script."""

import sys

from service.cli import main

if __name__ == "__main__":
    main(["dedupe", *sys.argv[1:]])
