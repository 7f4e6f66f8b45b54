"""Every kind of hard case on the project's own text, through the whole pipeline."""

import pytest

from evaluation.labelled import find_sets
from evaluation.relations import kind_outcome
from evaluation.running import run_set
from hardsets.kinds import CASE_KINDS, make_sets
from hardsets.parallel import OWN, read_documents

# Kinds of which a pair or two is told wrong, though none is merged.
UNSURE = {"briefs", "liveblogs", "revisions", "transliterated"}


@pytest.fixture(scope="module")
def outcome(tmp_path_factory):
    """Make the small set of a kind and run it."""

    def run(name):
        directory = tmp_path_factory.mktemp(name)
        (cases,) = make_sets(read_documents(OWN), seed=1, size=4, kinds=[name])
        cases.write(directory)
        (labelled,) = find_sets(directory)
        return kind_outcome(run_set(labelled, directory / "run"), directory / "run")

    return run


@pytest.mark.parametrize("name", sorted(CASE_KINDS.keys() - UNSURE))
def test_every_relation_of_a_kind_is_told(outcome, name):
    found = outcome(name)
    assert (found.merged.hits, found.wrong) == (0, ())
    assert found.found.value == 1


@pytest.mark.parametrize("name", sorted(UNSURE))
def test_nothing_is_merged_where_a_relation_is_told_wrong(outcome, name):
    found = outcome(name)
    assert found.merged.hits == 0
    # Of eight pairs, one near a bound may be told otherwise by other roundings, and counts twice.
    assert found.found.value >= 0.6
    assert len(found.wrong) <= 2
