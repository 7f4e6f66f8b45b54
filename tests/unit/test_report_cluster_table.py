from __future__ import annotations

import io

import pytest
from report_shapes import assignment, cluster, run_results, verdict
from rich.cells import cell_len
from rich.console import Console

from service.report.cluster_table import cluster_table
from service.report.overview import read_overview
from service.report.results import write_results
from service.verdict import Link, Relation


def printed(path, results, width=100):
    """Write results, and return the table as lines of text."""
    write_results(path, results, parquet=False)
    out = io.StringIO()
    Console(file=out, width=width, color_system=None).print(cluster_table(read_overview(path)))
    return out.getvalue().splitlines()


def line_with(lines, word):
    (line,) = [line for line in lines if word in line]
    return line.split()


def two_and_one(title="Six waves"):
    return run_results(
        [
            assignment("a.txt", "c-1", "a.txt", title=title),
            assignment("b.txt", "c-1", "a.txt", Relation.TRANSLATION, 0.98765, "fr"),
            assignment("d.txt", "c-2", "d.txt", title="Another"),
        ],
        [cluster("c-1", "a.txt", "b.txt"), cluster("c-2", "d.txt")],
        [Link("b.txt", "d.txt", verdict(Relation.SAME_STORY, 0.04))],
    )


def test_members_stand_below_their_cluster_with_the_canonical_marked(tmp_path):
    lines = [line.split() for line in printed(tmp_path, two_and_one()) if line.strip()]
    start = lines.index(["c-1:", "2", "articles", "by", "earliest"])
    assert lines[start + 1 :] == [
        ["*", "a.txt", "en", "canonical", "Six", "waves"],
        ["b.txt", "fr", "translation", "0.988", "Title", "of", "b.txt"],
        ["~", "d.txt", "en", "same_story", "0.040", "Another"],
        ["c-2:", "1", "article"],
        ["*", "d.txt", "en", "canonical", "Another"],
        ["~", "b.txt", "fr", "same_story", "0.040", "Title", "of", "b.txt"],
    ]


def test_hostile_text_is_escaped(tmp_path):
    text = "\n".join(printed(tmp_path, two_and_one(title="\x1b[2J[bold]\u202eevil")))
    assert r"\x1b[2J[bold]\u202eevil" in text
    assert "\x1b" not in text
    assert "\u202e" not in text


@pytest.mark.parametrize("width", [40, 60, 80, 200])
def test_lines_fit_and_ids_are_whole(tmp_path, width):
    name = "https://example.org/news/2022/01/08/six-waves-of-attacks-in-almaty.html"
    results = run_results(
        [assignment(name, "c-1", name, title="六つの波 " * 20)], [cluster("c-1", name)]
    )
    lines = printed(tmp_path, results, width)
    assert all(cell_len(line) <= width for line in lines)
    folded = "".join(line[: width // 2].partition(" en ")[0] for line in lines[4:])
    assert name in folded.replace(" ", "").replace("*", "")


def test_what_is_not_shown_is_counted(tmp_path):
    names = [f"x{number:02}" for number in range(40)]
    results = run_results(
        [assignment(name, f"c-{name}", name) for name in names],
        [cluster(f"c-{name}", name) for name in names],
    )
    assert printed(tmp_path, results) == ["40 articles are alone in theirs"]


def test_of_a_large_cluster_the_rest_is_counted(tmp_path):
    names = [f"x{number:04}" for number in range(1500)]
    others = [assignment(name, "c", "x0000", Relation.COPY, 0.9) for name in names[1:]]
    results = run_results([assignment("x0000", "c", "x0000"), *others], [cluster("c", *names)])
    lines = printed(tmp_path, results)
    assert line_with(lines, "1,500") == ["c:", "1,500", "articles", "by", "earliest"]
    assert line_with(lines, "…") == ["…", "1,490", "more"]


def test_no_articles_make_no_table(tmp_path):
    assert printed(tmp_path, run_results([], [])) == []
