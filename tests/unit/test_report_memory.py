"""The memory of a run is that of all its processes, what they share counted once."""

import subprocess
import sys
from pathlib import Path

import pytest

from service.report.memory import Memory, descendants, memory_now

pytestmark = pytest.mark.skipif(
    not Path("/proc/self/smaps_rollup").exists(), reason="the system does not tell"
)
SIZE = 64 << 20
# Two processes that share what was there before the second one was made.
SHARING = f"""
import os
held = b"x" * {SIZE}
down, up = os.pipe()
if os.fork() == 0:
    os.read(down, 1)
    os._exit(0)
print("ready", flush=True)
input()
os.write(up, b"x")
os.wait()
"""


@pytest.fixture
def sharing():
    with subprocess.Popen(
        [sys.executable, "-c", SHARING], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout.readline() == "ready\n"
        yield process
        end(process)


def end(process):
    """Let both end, unless they have."""
    if process.poll() is None:
        process.communicate("\n")


@pytest.fixture
def others():
    """What processes of other tests have that were not ended yet."""
    memory = Memory()
    alone = memory.peak
    memory.look()
    return memory.peak - alone


def test_what_processes_share_counts_once(others, sharing):
    assert len(list(descendants(sharing.pid))) == 1
    before = memory_now()
    assert before > SIZE
    memory = Memory()
    alone = memory.peak
    memory.look()
    assert SIZE < memory.peak - alone - others < 2 * SIZE


def test_workers_that_have_ended_keep_their_part_of_the_peak(sharing):
    memory = Memory()
    memory.look()
    peak = memory.peak
    end(sharing)
    memory.look()
    assert memory.peak >= peak
