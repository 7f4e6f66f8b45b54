import pytest

from service.errors import StoreError
from service.files import RESULTS, TABLE_NAMES, partial
from service.report.foreign import refuse_foreign

LINES = [f"{name}.jsonl" for name in TABLE_NAMES]


def write(directory, *names):
    for name in names:
        (directory / name).write_text("{}\n")


@pytest.mark.parametrize("name", RESULTS)
def test_a_file_that_no_run_wrote_is_named_and_kept(tmp_path, name):
    write(tmp_path, name, "articles.jsonl")
    with pytest.raises(StoreError, match=f"{name}: no run of samewire wrote it.*--out"):
        refuse_foreign(tmp_path)
    assert (tmp_path / name).read_text() == "{}\n"


@pytest.mark.parametrize(
    "names",
    [
        [],
        ["articles.jsonl", "canonical.csv"],
        ["run.json", *LINES],
        ["run.json", "assignments.parquet", "canonical.parquet"],
        ["work.db", "canonical.jsonl"],
        # One that was killed after it had put some tables into their places, and after all.
        [*LINES[:2], *(f".{name}.partial" for name in LINES[2:])],
        [*LINES, "links.parquet"],
    ],
)
def test_what_a_run_wrote_may_be_replaced(tmp_path, names):
    write(tmp_path, *names)
    refuse_foreign(tmp_path)


def test_a_directory_that_is_yet_to_be_made_holds_nothing(tmp_path):
    refuse_foreign(tmp_path / "missing")


def test_a_result_waits_under_a_hidden_name_beside_its_place(tmp_path):
    assert partial(tmp_path / "links.jsonl") == tmp_path / ".links.jsonl.partial"
