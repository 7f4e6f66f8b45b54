"""Every command of the README's console blocks runs, and the table it shows is the real one.

The table is what `COLUMNS=100 samewire dedupe seeds --out demo-out` prints.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from readme_fences import FENCES, README, ROOT, fences, installed

BLOCKS = fences("console")
COMMANDS = [line[2:] for block in BLOCKS for line in block.splitlines() if line.startswith("$ ")]
DEMO = fences("text", "Start")[0]
INSTALLS = "make install", "make test"
# What differs from one machine to another, and the last digits of scores.
MEASURED = re.compile(r"\d[\d,]*\.\d+ s, .* of memory|(?<=\d\.\d)\d\d\b")


def run(command, directory):
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("SAMEWIRE_", "FORCE_"))}
    path = os.pathsep.join((str(Path(sys.executable).parent), kept["PATH"]))
    return subprocess.run(
        ["bash", "-o", "pipefail", "-c", command],
        cwd=directory,
        env=kept | {"PATH": path, "COLUMNS": "100", "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=240,
        check=False,
    )


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    """A directory like a fresh clone, in which the commands follow one another."""
    directory = tmp_path_factory.mktemp("clone")
    (directory / "seeds").symlink_to(ROOT / "seeds")
    return directory


@pytest.fixture(scope="module")
def ended(place):
    return {command: run(installed(command), place) for command in COMMANDS}


def test_there_are_commands():
    assert "make demo" in COMMANDS
    assert len(COMMANDS) == sum(block.count("\n") for block in BLOCKS)


def test_other_commands_are_those_of_the_quickstart_and_what_runs_this_test():
    others = [f for f in FENCES if f.kind not in {"console", "text"} and f.section != "Serve"]
    (block,) = others
    commands = [line.partition("#")[0].strip() for line in block.text.splitlines()]
    assert (block.kind, tuple(commands)) == ("sh", INSTALLS)


@pytest.mark.parametrize("command", COMMANDS)
def test_the_command_runs(ended, command):
    done = ended[command]
    assert (done.returncode, done.stderr if done.returncode else "") == (0, "")
    assert done.stdout.strip() or "--quiet" in command
    assert "Traceback" not in done.stderr


def shape(output):
    lines = (MEASURED.sub("#", line).rstrip() for line in output.strip("\n").splitlines())
    return [line for line in lines if line]


def test_the_table_is_what_the_demo_prints(ended):
    assert shape(DEMO) == shape(ended["make demo"].stdout)


def test_the_results_are_the_files_that_the_readme_names(ended, place):
    assert ended
    table = re.search(r"^\| file \|.*?\n\n", README, re.DOTALL | re.MULTILINE).group()
    named = set(re.findall(r"^\| `([\w.]+)` \|", table, re.MULTILINE))
    found = {path.name for path in (place / "demo-out").iterdir()}
    assert found - {"work.db", "work.lock"} == named
