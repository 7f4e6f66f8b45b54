"""Every section of the report on the project's own text, with the real encoders."""

import json
import re
from dataclasses import replace

import pytest

import bench_quality
from bridging import fit
from measuring import bench, routing
from measuring.sections import SECTIONS
from models import space

MEASURED = [name for name in SECTIONS if name not in ("sets", "calibration", "stand-ins")]
"""Those that need neither labelled sets nor ten documents."""


@pytest.fixture(scope="module")
def report(tmp_path_factory):
    out = tmp_path_factory.mktemp("quality")
    small = ("--kinds", "briefs", "halves", "--size", "2", "--documents", "2")
    few = {name: replace(length, texts=15) for name, length in routing.LENGTHS.items()}
    with pytest.MonkeyPatch.context() as patch:
        # The one that runs have loaded.
        patch.setattr(bench, "load_encoder", space.load_encoder)
        patch.setattr(routing, "LENGTHS", few)
        patch.setattr(routing, "MIXED_TEXTS", 40)
        # Maps so little fitted find less, which nothing here asks; test_bridging asks it of whole
        # fits.
        patch.setattr(fit, "LEAST", 15)
        patch.setattr(fit, "EPOCHS", 1)
        patch.setattr(fit, "UNITS", 64)
        bench_quality.main(["--out", str(out), "--sections", *MEASURED, *small])
    found = json.loads((out / "report.json").read_text("utf-8"))
    return found, (out / "report.md").read_text("utf-8")


def shares(node):
    """Every share below a node of the report, with its interval."""
    if isinstance(node, dict):
        if {"hits", "total", "low", "high"} <= node.keys():
            yield node
        else:
            for below in node.values():
                yield from shares(below)
    elif isinstance(node, list):
        for below in node:
            yield from shares(below)


def test_every_section_has_a_heading_a_table_and_shares_within_their_intervals(report):
    found, text = report
    assert list(found) == MEASURED
    parts = re.split(r"^## ", text, flags=re.MULTILINE)[1:]
    assert len(parts) == len(MEASURED)
    assert all("|---" in part for part in parts)
    for name in MEASURED:
        told = list(shares(found[name]))
        assert told, name
        for one in told:
            assert one["hits"] <= one["total"]
            if one["total"]:
                assert one["rate"] == one["hits"] / one["total"]
                assert one["low"] <= one["rate"] <= one["high"]


def test_hard_cases_tell_the_recall_of_each_pair_of_languages(report):
    found, text = report
    for kind, one in found["hard"].items():
        assert sum(r["total"] for r in one["languages"].values()) == one["found"]["total"]
        assert sum(r["hits"] for r in one["languages"].values()) == one["found"]["hits"]
        for languages in one["languages"]:
            assert re.search(rf"^\| {kind} +\| +{languages} ", text, re.MULTILINE)


def test_a_lower_rate_finds_no_more(report):
    found, _ = report
    by_rate = found["thresholds"]["hard cases"]
    hits = [by_rate[rate]["true"]["hits"] for rate in by_rate]
    false = [sum(one["false"] for one in by_rate[rate]["sets"].values()) for rate in by_rate]
    assert hits == sorted(hits, reverse=True)
    assert false == sorted(false, reverse=True)


def test_whole_sentences_find_their_translations(report):
    found, _ = report
    muse, others, e5 = found["retrieval"].values()
    for row in (*muse.values(), *e5.values()):
        assert all(one["rate"] >= 0.9 for one in row.values())
    assert others["fas"]["to eng"]["rate"] < 0.9, "muse does not read Persian"
    assert (
        found["centres"]["fas"]["own"]["cosine"]
        > found["centres"]["fas"]["close language's"]["cosine"]
    )


def test_longer_texts_are_less_often_unsure(report):
    found, _ = report
    lengths = found["unsure"]["lengths"]
    both = [lengths[name]["both ways"]["rate"] for name in ("six words", "one line", "four lines")]
    assert both == sorted(both, reverse=True)
    assert found["unsure"]["mixed"]["none"]["rate"] > found["unsure"]["mixed"]["half"]["rate"]


def test_a_chosen_section_is_the_only_one(tmp_path, capsys):
    options = ["--out", str(tmp_path), "--sections", "hard", "--kinds", "tables", "--size", "1"]
    bench_quality.main(options)
    assert list(json.loads((tmp_path / "report.json").read_text("utf-8"))) == ["hard"]
    assert capsys.readouterr().out == (tmp_path / "report.md").read_text("utf-8")
