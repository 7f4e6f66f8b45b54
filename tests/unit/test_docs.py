"""The documentation names what is there: links, anchors, fields, settings, commands."""

import re
from dataclasses import fields
from pathlib import Path

import pyarrow as pa
import pytest
from typer.main import get_command

from models.bundled import E5, MUSE
from service.calibrate.kinds import PAIR_KINDS
from service.cli.app import app
from service.match.verdicts.score import SIGNS
from service.report.summary import Summary
from service.report.tables import TABLES
from service.settings import Settings

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", *sorted(ROOT.glob("docs/*.md")), *sorted(ROOT.glob("*/README.md"))]
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
FENCED = re.compile(r"^```.*?^```$", re.DOTALL | re.MULTILINE)


def prose(page):
    return FENCED.sub("", page.read_text("utf-8"))


def links():
    return [(page, target) for page in PAGES for target in LINK.findall(prose(page))]


def anchors(page):
    """The anchors of a page's headings, as forges make them."""
    headings = re.findall(r"^#+ (.+)$", prose(page), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize(
    ("page", "target"), [pytest.param(p, t, id=f"{p.parent.name}-{p.stem}-{t}") for p, t in links()]
)
def test_links_lead_somewhere(page, target):
    if target.startswith(("https://", "http://")):
        return
    path, _, anchor = target.partition("#")
    found = (page.parent / path).resolve() if path else page
    assert found.is_relative_to(ROOT)
    assert found.exists()
    assert not anchor or anchor in anchors(found)


def test_every_page_is_linked_from_the_readme():
    linked = {(page.parent / target).resolve() for page, target in links() if page == PAGES[0]}
    assert [page.name for page in ROOT.glob("docs/*.md") if page not in linked] == []


def test_paths_in_the_table_of_changes_exist():
    rows = section(ROOT / "docs/architecture.md", "Where a change belongs").splitlines()
    named = re.findall(r"`((?:models|service|scripts)/[\w./]*)`", "\n".join(rows))
    assert len(named) > 15
    assert [path for path in named if not (ROOT / path).exists()] == []


def section(page, heading):
    """The text below a heading, up to the next one of its level or a higher one."""
    level, after = re.search(
        rf"^(#+) {re.escape(heading)}\n(.*)", page.read_text("utf-8"), re.DOTALL | re.MULTILINE
    ).groups()
    return re.split(rf"^#{{1,{len(level)}}} ", after, maxsplit=1, flags=re.MULTILINE)[0]


def documented(heading):
    """The names of the first table below a heading of outputs.md."""
    text = section(ROOT / "docs/outputs.md", heading).split("\n###")[0]
    table = re.search(r"^\| field \|.*?(?:\n(?!\|)|\Z)", text, re.DOTALL | re.MULTILINE)
    return re.findall(r"^\| `(\w+)` \|", table.group(), re.MULTILINE)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_column_is_documented(table):
    assert documented(table.name) == table.schema.names


def fields_of(*path):
    """The names of the fields of a struct that is nested in the tables."""
    name, *inner = path
    schema = next(table.schema for table in TABLES if table.name == name)
    kind = schema.field(inner[0]).type
    for step in inner[1:]:
        kind = (kind.value_type if pa.types.is_list(kind) else kind).field(step).type
    kind = kind.value_type if pa.types.is_list(kind) else kind
    kind = kind.item_type if pa.types.is_map(kind) else kind
    return [kind.field(place).name for place in range(kind.num_fields)]


@pytest.mark.parametrize(
    ("heading", "path"),
    [
        ("evidence", ("assignments", "provenance")),
        ("canonical choice", ("clusters", "canonical")),
        ("canonical choice", ("clusters", "by_language")),
        ("alignment", ("links", "aligned")),
        ("passage", ("links", "aligned", "a")),
        ("passage", ("links", "aligned", "b")),
    ],
)
def test_every_nested_field_is_documented(heading, path):
    assert documented(heading) == fields_of(*path)


def test_every_field_of_the_run_is_documented():
    assert documented("run") == [field.name for field in fields(Summary)]


def test_every_reason_of_a_rejection_is_documented():
    sources = [*ROOT.glob("service/records/*.py"), *ROOT.glob("service/store/*.py")]
    code = "\n".join(path.read_text("utf-8") for path in sources)
    raised = set(re.findall(r"RecordError\(\s*\"(\w+)\"", code))
    raised |= set(re.findall(r"reason, why = \"(\w+)\"", code))
    raised |= set(re.findall(r"Rejection\([^\"]*\"(\w+)\"", code))
    told = set(re.findall(r"`(\w+)`", section(ROOT / "docs/outputs.md", "rejected")))
    assert "duplicate_id" in raised
    assert "invalid_json" in raised
    assert raised - told == set()


def test_every_setting_is_documented_with_its_default():
    table = section(PAGES[0], "Configuration")
    rows = dict(re.findall(r"^\| `SAMEWIRE_(\w+)` \|[^|]*\| ([^|]*) \|", table, re.MULTILINE))
    assert {name.lower() for name in rows} == set(Settings.model_fields)
    for name, field in Settings.model_fields.items():
        default = "none" if field.default is None else field.default
        values = re.findall(r"[\w.]+", rows[name.upper()])
        wanted = default if isinstance(default, tuple) else (default,)
        expected = [f"{v:.6f}".rstrip("0") if isinstance(v, float) else str(v) for v in wanted]
        assert values == expected, name


def options(command):
    """The options of a command and of all commands below it."""
    own = {name for parameter in command.params for name in parameter.opts}
    return own.union(*(options(each) for each in getattr(command, "commands", {}).values()))


def test_options_of_the_readme_exist():
    named = set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", PAGES[0].read_text("utf-8")))
    assert named - options(get_command(app)) == set()


def test_the_languages_of_the_encoders_are_documented():
    text = section(PAGES[0], "Languages")
    assert f"| {' '.join(sorted(MUSE.languages))} | `muse` |" in text
    assert f"one of {len(E5.languages - MUSE.languages)} others" in text
    assert MUSE.languages <= E5.languages


def test_every_kind_of_made_pair_is_documented():
    table = section(ROOT / "docs/calibration.md", "The made pairs")
    rows = re.findall(r"^\| (?:`(\w+)`)?[^|]*\| `(\w+)`", table, re.MULTILINE)
    same, other = ({kind for kind in column if kind} for column in zip(*rows, strict=True))
    assert same == {name for name, kind in PAIR_KINDS.items() if kind.same}
    assert other == PAIR_KINDS.keys() - same


def test_every_feature_of_the_score_is_documented_with_its_sign():
    table = section(ROOT / "docs/architecture.md", "Score")
    signs = dict(re.findall(r"^\| `(\w+)` \| ([+-]) \|", table, re.MULTILINE))
    assert signs == {name: "+" if sign > 0 else "-" for name, sign in SIGNS.items()}


def cells(page, marker):
    """The rows of the table between two marks, by their first cell."""
    text = page.read_text("utf-8")
    block = text.split(f"<!-- {marker} -->")[1].split(f"<!-- /{marker} -->")[0]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in block.splitlines()]
    whole = [row for row in rows if len(row) > 1 and not row[1].startswith("--")]
    return {row[0]: row[1:] for row in reversed(whole)}


def test_the_main_figures_of_the_readme_are_those_of_quality_and_peers():
    main = cells(PAGES[0], "main")
    quality = cells(ROOT / "docs/quality.md", "quality")
    counted = [quality[name] for name in main[""]]
    assert main["articles"] == [row[0] for row in counted]
    assert main["samewire: precision"] == [row[1].split()[0] for row in counted]
    assert main["recall"] == [row[2].split()[0] for row in counted]
    assert main["missed pairs"] == [row[7] for row in counted]
    assert main["**samewire: F1 (false merges)**"] == [
        f"{row[3].split()[0]} ({row[6]})" for row in counted
    ]
    peers = cells(ROOT / "docs/peers.md", "peers")
    assert peers["method"] == main[""]
    assert peers["samewire"] == main["**samewire: F1 (false merges)**"]
    others = [name for name in list(peers)[::-1] if name in main]
    assert len(others) == 6
    assert [main[name] for name in others] == [peers[name] for name in others]
