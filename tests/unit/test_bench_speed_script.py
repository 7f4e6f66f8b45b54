from threading import Thread

import pytest

import compare_speed
from speed.comparison import changes
from speed.document import document
from speed.rows import FIGURES, Measured, percentile, row
from speed.table import put_between_marks, report
from speed.timers import Budget


def found(**samples):
    measured = {name: Measured(values, {"articles": 10**6}) for name, values in samples.items()}
    return document(measured, {}, {"name": "set", "articles": 3})


def test_a_row_says_whether_its_bar_is_reached():
    assert row("batch", Measured([19.0, 21.0, 25.0], {}))["passed"] is True
    assert row("floor", Measured([1.3], {}))["passed"] is False
    assert row("batch_rate", Measured([1.0], {}))["passed"] is None


def test_a_bar_for_more_articles_is_not_judged():
    assert row("start", Measured([1.0], {"articles": 1000}))["passed"] is None
    assert row("start", Measured([1.0], {"articles": 10**6}))["passed"] is True


@pytest.mark.parametrize(("share", "expected"), [(0.95, 95), (0.5, 50), (1.0, 100)])
def test_a_percentile_is_one_of_the_values(share, expected):
    assert percentile(range(100, 0, -1), share) == expected


def test_every_figure_has_a_row_and_a_reason_where_it_was_not_run():
    rows = found(batch=[20.0])["rows"]
    assert list(rows) == list(FIGURES)
    assert rows["floor"]["value"] is None
    assert rows["floor"]["reason"] == "not asked for"


def test_only_what_is_outside_of_both_ranges_got_worse():
    old = found(batch=[20.0, 22.0], floor=[1.0, 1.1], online=[0.5])
    new = found(batch=[21.0, 25.0], floor=[1.2, 1.3], online=[0.9])
    verdicts = {change.name: change.verdict for change in changes(old, new)}
    assert (verdicts["batch"], verdicts["floor"], verdicts["online"]) == ("same", "worse", "better")


def test_documents_of_other_schemas_are_not_compared(tmp_path):
    paths = [tmp_path / "a.json", tmp_path / "b.json"]
    for number, path in enumerate(paths):
        path.write_text(f'{{"schema": {number}, "rows": {{}}}}')
    with pytest.raises(SystemExit, match="schemas 0 and 1"):
        compare_speed.main(list(map(str, paths)))


def test_tables_stand_between_the_marks_of_a_page(tmp_path):
    page = tmp_path / "page.md"
    page.write_text("a\n<!-- bench-speed -->\nold\n<!-- /bench-speed -->\nb\n")
    put_between_marks(report(found(batch=[20.0])), page)
    text = page.read_text()
    assert text.startswith("a\n")
    assert text.endswith("\nb\n")
    assert "old" not in text
    assert "batch against the e5 recipe" in text


def test_only_the_main_thread_is_taken_from_the_rest():
    budget = Budget()
    step = budget.timed("step", lambda: sum(range(10_000)))
    step()
    alone = budget.in_main_thread
    beside = Thread(target=step)
    beside.start()
    beside.join()
    assert budget.in_main_thread == alone > 0
    assert budget.seconds["step"] > alone
