"""The operator's page names the settings and metrics that there are."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

from service.api.metrics import Metrics
from service.api.settings import ServiceSettings
from service.cli.configuration import SETTINGS_CLASSES
from service.live import Measurements

PAGE = (Path(__file__).parents[2] / "docs/operations.md").read_text("utf-8")


def test_every_setting_of_the_service_is_documented_with_its_default():
    rows = dict(re.findall(r"^\| `SAMEWIRE_(\w+)` \|[^|]*\| `(.*?)` \|", PAGE, re.MULTILINE))
    defaults = ServiceSettings.model_construct().model_dump(mode="json")
    told = {
        name.upper(): value if isinstance(value, str) else json.dumps(value)
        for name, value in defaults.items()
    }
    assert rows == told


def test_the_file_of_settings_is_one():
    (text,) = re.findall(r"^```toml\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
    names = {name for kind in SETTINGS_CLASSES for name in kind.model_fields}
    assert tomllib.loads(text).keys() <= names


def test_the_metrics_worth_an_alert_exist():
    named = set(re.findall(r"^\| `((?:samewire|process)_\w+)`", PAGE, re.MULTILINE))
    fields = Measurements.__dataclass_fields__
    metrics = Metrics(lambda: Measurements(**dict.fromkeys(fields, 0)))
    metrics.observe("GET", "/v1/info", 200, 0.1)
    kept = set(re.findall(r"^# TYPE (\w+) ", metrics.page().decode(), re.MULTILINE))
    assert len(named) > 5
    assert named - kept == set()
