from __future__ import annotations

import json
from pathlib import Path

import pytest
from cli_helpers import run

from service.api.settings import ServiceSettings
from service.cli.configuration import SETTINGS_CLASSES, read_config, resolve
from service.cli.options import settings_from
from service.errors import SettingsError
from service.settings import Settings


@pytest.fixture(autouse=True)
def bare(monkeypatch):
    for name in ("config", *(name for kind in SETTINGS_CLASSES for name in kind.model_fields)):
        monkeypatch.delenv(f"SAMEWIRE_{name.upper()}", raising=False)


@pytest.fixture
def config(tmp_path):
    def write(text):
        path = tmp_path / "samewire.toml"
        path.write_text(text, "utf-8")
        return path

    return write


def test_no_setting_has_two_meanings():
    first, second = SETTINGS_CLASSES
    assert set(first.model_fields) & set(second.model_fields) == set()


@pytest.mark.parametrize("kind", SETTINGS_CLASSES)
def test_every_setting_is_described_and_bounded(kind):
    assert [name for name, field in kind.model_fields.items() if not field.description] == []
    numbers = {
        name: field for name, field in kind.model_fields.items() if field.annotation in {int, float}
    }
    assert [name for name, field in numbers.items() if len(field.metadata) < 2] == []


def test_an_option_overrides_the_environment_that_a_file_and_that_the_default(config, monkeypatch):
    file = read_config(config("port = 1\nqueue = 2\nhost = '::1'\n"))
    monkeypatch.setenv("SAMEWIRE_PORT", "3")
    monkeypatch.setenv("samewire_queue", "4")
    resolved = resolve(ServiceSettings, {"port": 5, "data": None}, file)
    assert (resolved.values.port, resolved.values.queue, resolved.values.host) == (5, 4, "::1")
    assert resolved.values.page_limit == ServiceSettings.model_fields["page_limit"].default
    origins = resolved.origins
    assert set(origins) == set(ServiceSettings.model_fields)
    assert (origins["port"], origins["queue"]) == ("--port", "SAMEWIRE_QUEUE")
    assert (origins["host"], origins["page_limit"]) == (f"{file.path}: host", "default")


def test_one_file_serves_both_kinds(config):
    file = read_config(config("port = 1\nfalse_merge_rate = 0.0009\ncollapse = ['exact']\n"))
    assert resolve(ServiceSettings, {}, file).values.port == 1
    assert resolve(Settings, {}, file).values.false_merge_rate == 0.0009
    assert settings_from({}, file.path).collapse == ("exact",)


def test_the_file_is_named_by_the_environment_unless_by_an_option(config, monkeypatch):
    monkeypatch.setenv("SAMEWIRE_CONFIG", str(config("false_merge_rate = 0.0009")))
    assert settings_from({}).false_merge_rate == 0.0009
    assert settings_from({}, Path("/dev/null")).false_merge_rate == Settings().false_merge_rate
    monkeypatch.setenv("SAMEWIRE_CONFIG", "")
    assert settings_from({}) == Settings()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("prot = 1\nhots = 2", r"samewire\.toml: hots, prot: there is no such setting"),
        ("[server]\nport = 1", r"samewire\.toml: server: there is no such setting"),
        ("port = 65536", r"samewire\.toml: port 65536: must be 65535 or less$"),
        ("queue = 'many'", r"samewire\.toml: queue 'many': must be a whole number$"),
        ("port = =", r"samewire\.toml: this is no TOML: .*line 1"),
        ("cors_origins = ['example.org']", r"samewire\.toml: cors_origins 'example.org'"),
        ("request_timeout = inf", r"samewire\.toml: request_timeout inf: must be a finite number$"),
        ("log_level = 'loud'", r"samewire\.toml: log_level 'loud': must be one of 'debug', "),
        ("data = ''", r"samewire\.toml: data '': the path is empty$"),
    ],
)
def test_what_a_file_has_wrong_is_told_with_file_and_key(config, text, words):
    with pytest.raises(SettingsError, match=words):
        resolve(ServiceSettings, {}, read_config(config(text)))


@pytest.mark.parametrize(("kind", "name"), [(ServiceSettings, "data"), (Settings, "calibration")])
def test_an_empty_variable_is_not_the_current_directory(kind, name, monkeypatch):
    monkeypatch.setenv(f"SAMEWIRE_{name.upper()}", "")
    with pytest.raises(SettingsError, match=f"^SAMEWIRE_{name.upper()} '': the path is empty$"):
        resolve(kind, {}, read_config(None))


@pytest.mark.parametrize("name", ["SAMEWIRE_FALSE_MERGE_RATES", "samewire_quue"])
def test_a_misspelt_variable_is_wrong_usage(monkeypatch, capsys, name):
    monkeypatch.setenv(name, "0.00001")
    for command in (("settings",), ("dedupe", "x", "--out", "y"), ("serve",)):
        ended = run(capsys, *command)
        assert (ended.code, ended.out) == (2, "")
        assert f"the environment: {name}: there is no such setting" in ended.err


def test_variables_that_are_no_settings_are_left_alone(monkeypatch):
    for name in ("SAMEWIRE_DEBUG", "SAMEWIRE_API_KEY", "SAMEWIRER", "SAME_WIRE_QUUE"):
        monkeypatch.setenv(name, "0")
    assert settings_from({}) == Settings()


def test_a_file_that_cannot_be_read_is_told(tmp_path, config):
    with pytest.raises(SettingsError, match="nowhere: the settings cannot be read"):
        read_config(tmp_path / "nowhere")
    path = config("")
    path.write_bytes(b"host = '\xff'")
    with pytest.raises(SettingsError, match="this is no TOML"):
        read_config(path)


def test_a_relation_that_cannot_collapse_is_told_by_its_place(config):
    for wrong in ("none", "alike"):
        with pytest.raises(
            SettingsError, match=rf"samewire\.toml: collapse '{wrong}': must be one of"
        ):
            settings_from({}, config(f"collapse = ['exact', '{wrong}']"))


def test_the_command_lists_every_setting_with_its_origin(config, monkeypatch, capsys):
    path = config("port = 9000\nneighbours = 7\n")
    monkeypatch.setenv("SAMEWIRE_QUEUE", "5")
    ended = run(capsys, "settings", "--config", path, "--json")
    rows = {row["name"]: row for row in json.loads(ended.out)}
    assert list(rows) == [name for kind in SETTINGS_CLASSES for name in kind.model_fields]
    assert rows["port"] == {
        "name": "port",
        "variable": "SAMEWIRE_PORT",
        "value": 9000,
        "origin": f"{path}: port",
        "default": 8000,
        "description": ServiceSettings.model_fields["port"].description,
    }
    assert (rows["queue"]["value"], rows["queue"]["origin"]) == (5, "SAMEWIRE_QUEUE")
    assert (rows["neighbours"]["value"], rows["neighbours"]["default"]) == (7, 32)
    assert rows["data"]["value"] == "samewire-data"


def test_the_table_has_every_setting_and_variable(capsys):
    ended = run(capsys, "settings")
    assert ended.code == 0
    for kind in SETTINGS_CLASSES:
        for name in kind.model_fields:
            assert f"\n {name} " in ended.out
            assert f"\n SAMEWIRE_{name.upper()} " in ended.out


def test_a_bad_setting_is_wrong_usage(config, capsys):
    ended = run(capsys, "settings", "--config", config("port = -1"))
    assert (ended.code, ended.out) == (2, "")
    assert "samewire.toml: port -1" in ended.err
