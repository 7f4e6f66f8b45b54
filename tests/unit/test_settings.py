"""The configuration: read once, frozen, refused where it cannot be used."""

import pytest
from pydantic import ValidationError

from service.settings import Settings
from service.verdict import Relation


@pytest.fixture(autouse=True)
def bare(monkeypatch):
    for name in Settings.model_fields:
        monkeypatch.delenv(f"SAMEWIRE_{name.upper()}", raising=False)


def test_the_defaults():
    settings = Settings()
    assert settings.encoder == "auto"
    assert set(settings.collapse) == {
        Relation.EXACT,
        Relation.COPY,
        Relation.TRANSLATION,
        Relation.REVISION,
    }
    assert settings.canonical[:2] == ("latest_revision", "not_machine_translated")


def test_the_environment_is_read(monkeypatch):
    monkeypatch.setenv("SAMEWIRE_FALSE_MERGE_RATE", "0.0009")
    monkeypatch.setenv("SAMEWIRE_COLLAPSE", '["exact", "excerpt"]')
    settings = Settings()
    assert settings.false_merge_rate == 0.0009
    assert settings.collapse == (Relation.EXACT, Relation.EXCERPT)


def test_what_is_given_overrides_the_environment(monkeypatch):
    monkeypatch.setenv("SAMEWIRE_FALSE_MERGE_RATE", "0.0009")
    assert Settings(false_merge_rate=0.0007).false_merge_rate == 0.0007


@pytest.mark.parametrize(
    "wrong",
    [
        {"false_merge_rate": 0},
        {"false_merge_rate": 0.01},
        {"false_merge_rate": "much"},
        {"neighbours": 0},
        {"neighbours": 1001},
        {"window_days": 0},
        {"window_days": float("inf")},
        {"window_days": 1e308},
        {"window_days": 3_000_000_000},
        {"canonical": ("newest",)},
        {"collapse": ("alike",)},
        {"colour": "red"},
    ],
)
def test_values_that_cannot_be_used_are_refused(wrong):
    with pytest.raises(ValidationError) as raised:
        Settings(**wrong)
    (name,) = wrong
    assert name in str(raised.value)


def test_settings_do_not_change():
    with pytest.raises(ValidationError):
        Settings().false_merge_rate = 0.0005


@pytest.mark.parametrize(
    "change",
    [
        {"encoder": "e5"},
        {"collapse": ("exact",)},
        {"false_merge_rate": 0.0009},
        {"calibration": "own.json"},
        {"neighbours": 8},
        {"canonical": ("id",)},
        {"sources": ("Wire",)},
    ],
)
def test_every_setting_is_part_of_the_fingerprint(change):
    assert Settings(**change).fingerprint() != Settings().fingerprint()
    assert Settings(**change).fingerprint() == Settings(**change).fingerprint()


def test_settings_survive_their_own_json():
    settings = Settings(false_merge_rate=0.0009, sources=("Wire",))
    again = Settings.model_validate(settings.model_dump(mode="json"))
    assert again == settings
    assert again.fingerprint() == settings.fingerprint()
