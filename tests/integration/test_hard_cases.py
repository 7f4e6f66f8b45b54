"""Every kind of hard case on the project's own text, through the whole pipeline."""

import pytest

from evaluation.labelled import find_sets
from evaluation.relations import kind_outcome
from evaluation.running import run_set
from hardsets.kinds import KINDS, make_sets
from hardsets.parallel import OWN, read_documents

# What is told wrong of these, facts and names decide, which are not sure enough yet.
UNSURE = {"briefs", "liveblogs", "misread", "revisions", "template-score", "transliterated"}
FILLED_ANEW = {"template-lottery", "template-obituary"}


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


@pytest.mark.parametrize("name", sorted(KINDS.keys() - UNSURE - FILLED_ANEW))
def test_every_relation_of_a_kind_is_told(outcome, name):
    found = outcome(name)
    assert (found.merged.hits, found.wrong) == (0, ())
    assert found.found.value == 1


@pytest.mark.parametrize("name", sorted(UNSURE))
def test_articles_of_one_language_are_not_merged(outcome, name):
    found = outcome(name)
    labels, linked = found.outcome.labelled.labels, {tuple(w.split("\t")[1:3]) for w in found.wrong}
    merged = linked & {*found.outcome.scores.false_pairs}
    assert all(labels[a].language != labels[b].language for a, b in merged)


@pytest.mark.parametrize("name", sorted(FILLED_ANEW))
def test_a_bulletin_finds_its_translations(outcome, name):
    assert outcome(name).found.value == 1
