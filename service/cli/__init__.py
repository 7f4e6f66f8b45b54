"""The command line, a thin skin on the pipeline."""

from service.cli.entry import main

__all__ = ["main"]
