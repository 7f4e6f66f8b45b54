import os
import re
import socket
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from service.api.settings import ServiceSettings

ROOT = Path(__file__).parents[2]
PYTHON = (sys.executable, "-I")


def stages():
    """Split the Dockerfile into stages of (instruction, arguments)."""
    text = (ROOT / "Dockerfile").read_text("utf-8")
    lines = re.sub(r"\\\n", " ", re.sub(r"^#.*\n", "", text, flags=re.MULTILINE)).splitlines()
    found = []
    for line in filter(None, lines):
        instruction, arguments = line.split(None, 1)
        if instruction == "FROM":
            found.append([])
        found[-1].append((instruction, arguments.strip()))
    return found


def arguments(stage, instruction):
    return [argument for name, argument in stage if name == instruction]


def test_there_are_two_stages_of_one_python():
    build, run = stages()
    assert arguments(build, "FROM") == ["python:3.11 AS build"]
    assert arguments(run, "FROM") == ["python:3.11-slim"]


def test_the_build_installs_by_the_makefile():
    build, run = stages()
    assert arguments(build, "RUN") == ["make install VENV=/opt/samewire PACKAGE=."]
    assert arguments(run, "COPY") == ["--from=build /opt/samewire /opt/samewire"]
    command = ["make", "--dry-run", "--always-make", "install", "VENV=/opt/samewire", "PACKAGE=."]
    planned = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    installs = re.findall(r"^/opt/samewire/bin/python -m pip .*install (.+)$", planned, re.M)
    assert installs == ["'torch==2.13.0'", "'torch==2.13.0' ."]


def test_the_same_torch_is_allowed_by_the_package():
    assert '"torch>=2.13,<2.14"' in (ROOT / "pyproject.toml").read_text("utf-8")


def test_nothing_is_fetched_but_by_pip():
    instructions = [each for stage in stages() for each in stage]
    assert not [name for name, _ in instructions if name == "ADD"]
    fetches = re.compile(r"curl|wget|git|huggingface|snapshot_download|https?:|apt")
    assert not [text for name, text in instructions if name == "RUN" and fetches.search(text)]


def test_it_runs_as_a_user_who_owns_the_data_directory():
    _, run = stages()
    names = [name for name, _ in run]
    (user,) = arguments(run, "USER")
    assert user == "samewire"
    assert f"useradd --create-home --uid 10001 {user}" in arguments(run, "RUN")[0]
    assert f"--owner={user} /data" in arguments(run, "RUN")[0]
    assert names.index("USER") > max(n for n, name in enumerate(names) if name in {"RUN", "COPY"})
    assert arguments(run, "ENTRYPOINT") == ['["samewire"]']


def test_the_data_and_the_port_are_declared():
    _, run = stages()
    names = [name for name, _ in run]
    assert arguments(run, "VOLUME") == arguments(run, "WORKDIR") == ["/data"]
    # What is put there afterwards would be lost.
    assert names.index("VOLUME") > max(n for n, name in enumerate(names) if name == "RUN")
    assert arguments(run, "EXPOSE") == [str(ServiceSettings.model_fields["port"].default)]
    assert "SAMEWIRE_HOST=0.0.0.0" in arguments(run, "ENV")


def health(port, directory, before="pass"):
    """Run what the health check runs, after some Python statements."""
    _, run = stages()
    (check,) = arguments(run, "HEALTHCHECK")
    module = re.fullmatch(r'.* CMD \["python", "-I", "-m", "(.+)"\]', check)[1]
    program = f"import runpy; {before}; runpy.run_module({module!r}, run_name='__main__')"
    environment = os.environ | {"SAMEWIRE_PORT": str(port)}
    return subprocess.run(
        [*PYTHON, "-c", program], cwd=directory, env=environment, check=False
    ).returncode


@pytest.fixture
def free_port():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return taken.getsockname()[1]


def test_without_a_service_the_health_check_sees_missing_weights(tmp_path, free_port):
    assert health(free_port, tmp_path) == 0
    lost = "from models.weights import BundledFile; BundledFile.is_present = lambda file: False"
    assert health(free_port, tmp_path, lost) == 1


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", 0),
        (b"HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n", 1),
        (b"nothing of HTTP\r\n\r\n", 1),
        (b"", 1),
    ],
)
def test_the_health_check_asks_the_service(tmp_path, answer, code):
    asked = []

    def serve(listener):
        listener.settimeout(60)
        connection, _ = listener.accept()
        with connection:
            asked.append(connection.recv(4096).partition(b"\r\n")[0])
            connection.sendall(answer)

    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=serve, args=(listener,))
        thread.start()
        assert health(listener.getsockname()[1], tmp_path) == code
        thread.join()
    assert asked == [b"GET /healthz HTTP/1.1"]


def test_a_service_that_does_not_answer_is_not_healthy(tmp_path):
    # Connections wait in the queue of the listener, and the check gives up after some seconds.
    with socket.create_server(("127.0.0.1", 0)) as listener:
        assert health(listener.getsockname()[1], tmp_path) == 1


def test_the_build_context_has_all_that_is_installed():
    allowed = {
        line.removeprefix("!")
        for line in (ROOT / ".dockerignore").read_text("utf-8").splitlines()
        if line.startswith("!")
    }
    assert allowed == {"LICENSE", "Makefile", "README.md", "pyproject.toml", "models", "service"}
