"""Mirroring a running service through its change feed; `scripts/mirror.py` is the command."""
