"""The quickstart of the README works as pasted: one shell runs it against a fresh service."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import pytest
from cli_process import environment
from readme_fences import FENCES, ROOT, fences, installed
from serve_process import serving

SECTION = "Serve"
START, *BLOCKS = fences("sh", SECTION)
SEND, SEE, OVERRIDE, UNDO, FOLLOW = BLOCKS
URL = "http://127.0.0.1:8000"
END = "--- end of a block ---"
PATH = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
# What differs from one run to another, and the last digits of scores.
MEASURED = re.compile(r'(?<="at":")[^"]*|(?<=\d\.\d)\d+\b')


class Shell:
    """One session of a shell that stops at the first failure."""

    def __init__(self, process):
        self.process = process

    def send(self, commands):
        self.process.stdin.write(commands)
        self.process.stdin.flush()

    def run(self, commands):
        """Run commands to their end and return what they printed."""
        self.send(f"{commands}echo; echo '{END}'\n")
        printed = ""
        for line in self.process.stdout:
            if line == f"{END}\n":
                return printed
            printed += line
        raise AssertionError(f"the shell stopped at {commands!r} after {printed!r}")

    def follow(self, commands, lines):
        """Run commands that do not end and return the first lines they print."""
        self.send(commands)
        return "".join(self.process.stdout.readline() for _ in range(lines))


@contextmanager
def shell(directory):
    """A shell in a directory, ended with all it started."""
    process = subprocess.Popen(
        ["bash", "-e", "-o", "pipefail"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
        cwd=directory,
        env=environment(PATH=PATH),
        start_new_session=True,
    )
    with process:
        try:
            yield Shell(process)
        finally:
            os.killpg(process.pid, signal.SIGKILL)


def sample(block):
    """The output that the README shows below a block."""
    places = [f.text for f in FENCES]
    return FENCES[places.index(block) + 1].text


@pytest.fixture(scope="module")
def printed(tmp_path_factory):
    """What each block of the quickstart prints, in a directory like a fresh clone."""
    clone = tmp_path_factory.mktemp("clone")
    for name in ("seeds", "scripts"):
        (clone / name).symlink_to(ROOT / name)
    command = f"cd '{clone}' && exec {installed(START.strip())}"
    with (
        serving(program=("bash", "-c", command), SAMEWIRE_PORT="0", PATH=PATH) as server,
        shell(clone) as session,
    ):
        found = {
            block: session.run(block.replace(URL, server.url))
            for block in (SEND, SEE, OVERRIDE, UNDO)
        }
        found[FOLLOW] = session.follow(FOLLOW, lines=sample(FOLLOW).count("\n"))
        assert (clone / "samewire-data").is_dir()
    return found


def shape(output):
    return [MEASURED.sub("#", line) for line in output.splitlines() if line]


@pytest.mark.parametrize("block", [SEND, OVERRIDE, UNDO, FOLLOW])
def test_the_readme_shows_what_is_printed(printed, block):
    assert shape(printed[block]) == shape(sample(block))


def test_every_seed_is_placed(printed):
    clusters = re.findall(r'"cluster_id":"(c-\d+)","status":"(\w+)"', printed[SEND])
    assert clusters == [
        ("c-1", "new"),
        ("c-2", "new"),
        ("c-1", "duplicate"),
        ("c-3", "new"),
        ("c-4", "new"),
    ]


def test_the_cluster_has_the_english_and_the_french_seed(printed):
    cluster = json.loads(printed[SEE])
    languages = {member["id"]: member["language"]["code"] for member in cluster["members"]}
    assert languages == {"000": "en", "002": "fr"}
    assert {code: choice["id"] for code, choice in cluster["by_language"].items()} == {
        "en": "000",
        "fr": "002",
    }
    assert cluster["links"][0]["aligned"]


def test_the_decision_splits_the_cluster(printed):
    decision, article = printed[OVERRIDE].strip().splitlines()
    assert json.loads(decision)["articles"] == ["000", "002"]
    assert '"cluster_id":"c-5"' in article


def test_the_feed_tells_of_the_split_and_the_merge(printed):
    events = [json.loads(line) for line in printed[FOLLOW].splitlines()]
    assert [event["sequence"] for event in events] == list(range(11, 11 + len(events)))
    bodies = {event["kind"]: event["body"] for event in events}
    assert bodies["split"] == {"cluster_id": "c-1", "into": ["c-5"]}
    assert bodies["merged"] == {"cluster_id": "c-5", "into": "c-1"}


def test_the_mirror_has_all_of_it(printed):
    last = json.loads(printed[FOLLOW].splitlines()[-1])["sequence"]
    assert printed[UNDO].rstrip().endswith(f"5 articles in 4 clusters, at event {last}")
