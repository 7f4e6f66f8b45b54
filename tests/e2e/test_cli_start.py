from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from cli_process import SAMEWIRE, environment, samewire

HEAVY = ("torch", "sentence_transformers", "faiss", "pyarrow", "numpy")


@pytest.mark.parametrize(
    "arguments",
    [
        *(["--help"], ["dedupe", "--help"], ["--version"], ["dedup"]),
        *(["serve", "--help"], ["settings"], ["keys", "--help"]),
    ],
)
def test_what_needs_no_engine_loads_none(arguments):
    check = (
        "import sys\n"
        "from service.cli import main\n"
        "try:\n"
        "    main(sys.argv[1:])\n"
        "finally:\n"
        f"    print('loaded:', [m for m in {HEAVY!r} if m in sys.modules], file=sys.stderr)\n"
    )
    ended = samewire(*arguments, program=[sys.executable, "-c", check])
    assert ended.code == (2 if arguments == ["dedup"] else 0)
    assert ended.err.endswith("loaded: []\n")


def test_encoders_are_listed_without_a_framework():
    check = (
        "import sys\n"
        "from service.cli import main\n"
        "try:\n"
        "    main(['encoders'])\n"
        "finally:\n"
        "    print('torch' in sys.modules, file=sys.stderr)\n"
    )
    ended = samewire(program=[sys.executable, "-c", check])
    assert (ended.code, ended.err) == (0, "False\n")
    assert "muse" in ended.out


def test_text_that_the_encoding_lacks_is_escaped(tmp_path):
    ended = samewire("explain", "日本.txt", "b", cwd=tmp_path, PYTHONIOENCODING="latin-1")
    assert ended.code == 2
    assert ended.err.startswith("samewire: error: \\u65e5\\u672c.txt: there is no such file")


@pytest.mark.parametrize("options", [[], ["--json"]])
def test_a_closed_pipe_is_quiet(options):
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        [*SAMEWIRE, "encoders", *options],
        stdout=writer,
        stderr=subprocess.PIPE,
        env=environment(),
        timeout=60,
        check=False,
    )
    os.close(writer)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
@pytest.mark.parametrize(
    "arguments", [["encoders"], ["encoders", "--json"], ["--version"], ["dedupe", "--help"]]
)
def test_output_that_cannot_be_written_is_told(arguments):
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*SAMEWIRE, *arguments],
            stdout=full,
            stderr=subprocess.PIPE,
            env=environment(),
            timeout=60,
            check=False,
        )
    assert done.returncode == 1
    assert done.stderr == (
        b"samewire: error: standard output cannot be written: No space left on device\n"
    )


def test_a_closed_pipe_for_errors_still_ends_with_their_code(tmp_path):
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        [*SAMEWIRE, "dedupe", "missing", "--out", tmp_path, "--false-merge-rate", "7"],
        stderr=writer,
        env=environment(),
        timeout=60,
        check=False,
    )
    os.close(writer)
    assert done.returncode == 2


def test_an_interrupt_while_the_command_line_is_loaded_is_one_line():
    check = (
        "import os, signal, sys\n"
        "from service.cli import main\n"
        "class Interrupting:\n"
        "    def find_spec(self, name, path, target=None):\n"
        "        if name == 'typer':\n"
        "            os.kill(os.getpid(), signal.SIGINT)\n"
        "sys.meta_path.insert(0, Interrupting())\n"
        "main(['--version'])\n"
    )
    ended = samewire(program=[sys.executable, "-c", check])
    assert (ended.code, ended.out, ended.err) == (130, "", "samewire: interrupted\n")
