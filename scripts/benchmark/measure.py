"""Run a contestant as its own process, and tell what a process took."""

from __future__ import annotations

import json
import os
import platform
import re
import resource
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryFile
from time import perf_counter
from typing import Any

from models.cores import available_cores

_SCRIPTS = Path(__file__).parents[1]


class ContestantError(Exception):
    """A contestant failed."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What a whole process took: wall clock, processor time of all its threads, memory."""

    seconds: float
    cpu_seconds: float
    peak_memory_bytes: int


def run_process(name: str, command: Sequence[str]) -> Taken:
    """Run a command in the directory of the scripts until its end.

    Raises ContestantError, with what it said, where it fails.
    """
    with TemporaryFile() as said:
        start = perf_counter()
        process = subprocess.Popen(
            command, cwd=_SCRIPTS, stdin=subprocess.DEVNULL, stdout=said, stderr=said
        )
        _, status, usage = os.wait4(process.pid, 0)
        seconds = perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            text = said.read().decode(errors="replace").strip()
            raise ContestantError(f"{name} ended with {process.returncode}: {text}")
    return Taken(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024)


def run_contestant(name: str, source: Path, result: Path) -> dict[str, Any]:
    """Run the module `benchmark.NAME` on a file and return the JSON object that it writes.

    Adds `process_seconds`, from the start of the process to its end, and `cpu_seconds`.
    """
    module = name if "." in name else f"benchmark.{name}"
    command = [sys.executable, "-m", module, str(source), str(result)]
    taken = run_process(name, command)
    written: dict[str, Any] = json.loads(result.read_text("utf-8"))
    return written | {"process_seconds": taken.seconds, "cpu_seconds": taken.cpu_seconds}


def write_result(path: Path, seconds: float, **more: object) -> None:
    """Write what a contestant measured of itself, its most resident memory included."""
    result = {"seconds": seconds, "peak_memory_bytes": peak_memory(), **more}
    path.write_text(json.dumps(result), "utf-8")


def peak_memory() -> int:
    """Return the most resident memory that this process has had, in bytes."""
    status = Path("/proc/self/status")
    if status.is_file() and (found := re.search(r"VmHWM:\s+(\d+) kB", status.read_text())):
        return int(found[1]) * 1024
    # Where there is no /proc; on Linux this would count the memory of the parent process, too.
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def machine() -> dict[str, str | int]:
    """Describe the machine as far as it matters to speed, and nothing that tells whose it is."""
    return {
        "cpu": _cpu_model(Path("/proc/cpuinfo")),
        "cores": available_cores(),
        "system": f"{platform.system()} {platform.machine()}",
        "python": platform.python_version(),
        "numpy": version("numpy"),
        "torch": version("torch"),
    }


def _cpu_model(cpuinfo: Path) -> str:
    lines = cpuinfo.read_text().splitlines() if cpuinfo.is_file() else []
    fields = (line.partition(":") for line in lines)
    models = (value.strip() for name, _, value in fields if name.strip() == "model name")
    return next(models, platform.processor() or "unknown")
