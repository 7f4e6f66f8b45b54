"""A run whose work is done by worker processes is the run that one process does."""

from random import Random

import pytest
from newsroom import corpus, rows, run, tables, write_lines
from test_live_engine import SETTINGS, apply, changes, final, online

from service.live import Engine, thinking
from service.pipeline import apart, reading, verifying


@pytest.fixture
def busy(monkeypatch):
    """Let little work count as much: what is handed over at one time is a single thing."""
    monkeypatch.setattr(reading, "_CHARACTERS", 1)
    monkeypatch.setattr(reading, "_WORTH", 8)
    monkeypatch.setattr(verifying, "_TOGETHER", 2)
    monkeypatch.setattr(verifying, "_OPEN_TOGETHER", 1)
    monkeypatch.setattr(apart, "available_cores", lambda: 2)


@pytest.fixture(scope="module")
def by_one(tmp_path_factory):
    """The articles, where one process put its results, and what it says of them."""
    place = tmp_path_factory.mktemp("alone")
    path = write_lines(place / "in.jsonl", [*corpus(), {"id": "bad"}])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(apart, "available_cores", lambda: 1)
        return path, place / "out", run(place / "out", path)


@pytest.mark.parametrize(("ready", "cores"), [(True, 2), (True, 3), (False, 2)])
def test_workers_change_no_byte(by_one, busy, monkeypatch, tmp_path, ready, cores):  # noqa: ARG001 - a fixture
    path, out, alone = by_one
    monkeypatch.setattr(apart, "available_cores", lambda: cores)
    shared = run(tmp_path / "shared", path, ready=ready)
    assert tables(tmp_path / "shared") == tables(out)
    assert rows(tmp_path / "shared", "rejected") == rows(out, "rejected")
    assert (shared.encoded, shared.reused, shared.links) == (alone.encoded, 0, alone.links)
    assert shared.peak_memory_bytes > alone.peak_memory_bytes


def test_the_engine_with_workers_is_the_batch(monkeypatch, tmp_path):
    run(tmp_path / "out", write_lines(tmp_path / "in.jsonl", final()), settings=SETTINGS)
    expected = {
        tuple(c["members"]): c["canonical"]["id"] for c in rows(tmp_path / "out", "clusters")
    }
    monkeypatch.setattr(thinking, "_MANY", 3)
    monkeypatch.setattr(apart, "available_cores", lambda: 2)
    engine = Engine.open(tmp_path / "data", SETTINGS)
    try:
        steps = changes(Random(5))
        for step in steps[:6]:
            apply(engine, step).result()
        for starter in engine._thinking._starters:
            starter.join()
        for future in [apply(engine, step) for step in steps[6:]]:
            future.result()
        assert online(engine)[0] == expected
    finally:
        engine.close()
