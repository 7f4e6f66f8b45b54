import re
import subprocess
import sys
from pathlib import Path

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


def test_the_health_check_passes_here_and_sees_missing_weights(tmp_path):
    _, run = stages()
    (check,) = arguments(run, "HEALTHCHECK")
    program = re.fullmatch(r'.* CMD \["python", "-I", "-c", "(.+)"\]', check)[1]
    healthy = subprocess.run([*PYTHON, "-c", program], cwd=tmp_path, check=False)
    assert healthy.returncode == 0
    without = "from models.weights import BundledFile; BundledFile.is_present = lambda file: False;"
    broken = subprocess.run([*PYTHON, "-c", without + program], cwd=tmp_path, check=False)
    assert broken.returncode == 1


def test_the_build_context_has_all_that_is_installed():
    allowed = {
        line.removeprefix("!")
        for line in (ROOT / ".dockerignore").read_text("utf-8").splitlines()
        if line.startswith("!")
    }
    assert allowed == {"LICENSE", "Makefile", "README.md", "pyproject.toml", "models", "service"}
