#!/usr/bin/env python3
"""Mirror a running service into a SQLite file through its change feed.

FILE then says which cluster every article is in, and which version each cluster shows, overall
and by language. Run again, it goes on where it stopped, however it stopped. An API key is read from
SAMEWIRE_API_KEY. It needs nothing but the standard library: take it as the start of your own.
"""

from __future__ import annotations

import argparse
import os
import sqlite3
import sys
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from time import sleep

from mirroring.feed import Feed, RefusedError, UnreachableError
from mirroring.state import GapError, Mirror, UnknownEventError

_FIRST_WAIT, _LONGEST_WAIT = 1.0, 30.0
_FAILURES = (RefusedError, UnreachableError, GapError, UnknownEventError, sqlite3.Error)


def main(arguments: Sequence[str] | None = None) -> None:
    """Mirror until the end of the feed, or for ever."""
    options = _options(arguments)
    feed = Feed(options.service, os.environ.get("SAMEWIRE_API_KEY"))
    try:
        with closing(Mirror(options.file)) as mirror:
            if options.follow:
                follow(feed, mirror)
            catch_up(feed, mirror)
            articles, clusters = mirror.counts()
            print(f"{articles} articles in {clusters} clusters, at event {mirror.sequence}")
    except _FAILURES as error:
        sys.exit(f"mirror: {options.file}: {error}")
    except KeyboardInterrupt:
        sys.exit(130)


def catch_up(feed: Feed, mirror: Mirror) -> None:
    """Apply the feed up to its end, a page at a time."""
    while events := feed.page(mirror.sequence):
        mirror.apply(events)
        _tell(mirror)


def follow(feed: Feed, mirror: Mirror) -> None:
    """Apply the feed as it grows; a service that is away is waited for."""
    wait = _FIRST_WAIT
    while True:
        try:
            catch_up(feed, mirror)
            wait = _FIRST_WAIT
            for event in feed.stream(mirror.sequence):
                mirror.apply([event])
                _tell(mirror)
        except UnreachableError as error:
            print(f"mirror: {error}; again in {wait:.0f} s", file=sys.stderr, flush=True)
            sleep(wait)
            wait = min(2 * wait, _LONGEST_WAIT)


def _tell(mirror: Mirror) -> None:
    print(f"at event {mirror.sequence}", flush=True)


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="mirror.py", description=__doc__)
    parser.add_argument("service", metavar="URL", help="such as http://127.0.0.1:8000")
    parser.add_argument("file", metavar="FILE", type=Path, help="made where it is not there")
    parser.add_argument("--follow", action="store_true", help="go on as the service changes")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    main()
