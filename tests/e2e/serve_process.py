"""What the tests of the server share: a process that serves, and its log."""

from __future__ import annotations

import json
import subprocess
from contextlib import contextmanager

from cli_process import SAMEWIRE, environment


class Serving:
    """A process that serves: `url` once it listens, `log` as far as it was read."""

    def __init__(self, process):
        self.process = process
        self.log = []
        self.url = self.until("listening on ")["url"]
        self.port = int(self.url.rpartition(":")[2])

    def until(self, event):
        """Read the log up to the first line whose event begins so, and return that line."""
        for line in self.process.stderr:
            self.log.append(json.loads(line))
            if self.log[-1]["event"].startswith(event):
                return self.log[-1]
        raise AssertionError(f"{event!r} is not in {self.log}")

    def signal(self, number):
        self.process.send_signal(number)

    def ended(self):
        """Read the log to its end and return the exit code."""
        self.log += [json.loads(line) for line in self.process.stderr]
        return self.process.wait(timeout=60)


@contextmanager
def serving(*arguments, program=(*SAMEWIRE, "serve", "--port", "0"), **changes):
    """Serve with arguments until the end of the block, killed there if still running."""
    process = subprocess.Popen(
        [*program, *map(str, arguments)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env=environment(**changes),
    )
    with process:
        try:
            yield Serving(process)
        finally:
            process.kill()
