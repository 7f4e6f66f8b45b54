"""What will encode the articles is loaded while they are read, and only where it will."""

from threading import Event

import pytest
from newsroom import BRIDGE, record, run, write_lines

from models import space as space_module
from service.errors import EncoderError
from service.progress import NoProgress
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


class Writing(NoProgress):
    """Tells when the results are written."""

    def __init__(self):
        self.begun = Event()

    def stage(self, name, _total, _unit):
        if name == "writing":
            self.begun.set()


def test_a_run_does_not_end_beside_what_it_loads(monkeypatch, tmp_path):
    path = write_lines(
        tmp_path / "in.jsonl",
        [record(BRIDGE["fa"], "a"), record(BRIDGE["fa"].replace(".", "!"), "b")],
    )
    assert run(tmp_path / "out", path).encoded == 1
    load, loaded, writing = space_module.load_encoder, [], Writing()

    def load_late(name):
        assert writing.begun.wait(60)
        found = load(name)
        loaded.append(name)
        return found

    monkeypatch.setattr(space_module, "load_encoder", load_late)
    assert run(tmp_path / "out", path, progress=writing).encoded == 0
    assert loaded == ["e5"]
