"""What will encode the articles is loaded while they are read, and only where it will."""

from threading import Event, Thread

import pytest
from newsroom import BRIDGE, record, run, write_lines

from models import space as space_module
from service.errors import EncoderError
from service.pipeline import embedding
from service.settings import Settings


def test_an_encoder_is_loaded_beside_reading_and_not_where_nothing_is_to_encode(
    monkeypatch, tmp_path
):
    load, loaded = space_module.load_encoder, []
    monkeypatch.setattr(
        space_module, "load_encoder", lambda name: (loaded.append(name), load(name))[1]
    )
    path = write_lines(
        tmp_path / "in.jsonl", [record(BRIDGE["en"], "a"), record(BRIDGE["fa"], "b")]
    )
    run(tmp_path / "out", path)
    assert sorted(loaded) == ["e5", "muse"]
    loaded.clear()
    assert run(tmp_path / "out", path).reused == 3
    assert loaded == []


def test_one_that_cannot_be_loaded_is_told_where_it_encodes(monkeypatch, tmp_path):
    def refuse(name):
        raise EncoderError(f"{name} is not installed")

    monkeypatch.setattr(space_module, "load_encoder", refuse)
    path = write_lines(tmp_path / "in.jsonl", [record(BRIDGE["en"], "a")])
    with pytest.raises(EncoderError, match="muse is not installed"):
        run(tmp_path / "out", path, settings=Settings(encoder="muse"))


class Joined(Thread):
    """A thread of which one hears when somebody waits for it."""

    waited = Event()

    def join(self, timeout=None):
        self.waited.set()
        super().join(timeout)


def test_a_run_does_not_end_beside_what_it_loads(monkeypatch, tmp_path):
    path = write_lines(
        tmp_path / "in.jsonl",
        [record(BRIDGE["fa"], "a"), record(BRIDGE["fa"].replace(".", "!"), "b")],
    )
    assert run(tmp_path / "out", path).encoded == 1
    load, loaded = space_module.load_encoder, []

    def load_late(name):
        if Joined.waited.wait(20):
            load(name)
            loaded.append(name)

    monkeypatch.setattr(embedding, "Thread", Joined)
    monkeypatch.setattr(space_module, "load_encoder", load_late)
    assert run(tmp_path / "out", path).encoded == 0
    assert loaded == ["e5"]
