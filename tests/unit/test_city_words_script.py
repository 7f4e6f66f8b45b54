"""Smaller cities that many languages know, and forms of cities that are words, from made lists."""

import json
import os
import subprocess
import sys

import pytest

import city_words

LISTS = {
    "en": {"cogne": 1e-6, "pane": 1e-6, "torun": 1e-6},
    "fr": {"cogne": 1e-5, "pane": 1e-6, "torun": 9e-5},
    "de": {"cogne": 1e-6, "pane": 1e-6, "torun": 1e-6},
    "it": {"cogne": 1e-4, "pane": 1e-4, "torun": 1e-6},
    "pl": {"torun": 9e-4},
    "ru": {"конье": 1e-6, "пане": 1e-6, "торунь": 1e-6},
    "ro": {"constanța": 1e-3},
}
TORUN, KONSTANZ = 3083271, 2885679
CITY = {"population": 60_000, "countrycode": "IT", "timezone": "Europe/Rome"}
WRITTEN = ["Κονιε", "コーニュ", "كونيسية", "קוניהיא", "คอนเยนะ", "Կոնե", "კონე"]


def city(number, name, *forms, **told):
    return {**CITY, "geonameid": number, "name": name, "alternatenames": [*WRITTEN, *forms], **told}


@pytest.fixture
def made(tmp_path):
    (tmp_path / "wordfreq.py").write_text(
        f"LISTS = {LISTS!r}\n"
        "def available_languages(size): return dict.fromkeys(LISTS)\n"
        "def get_frequency_dict(language, size): return LISTS[language]\n"
    )
    provider = tmp_path / "faker" / "providers" / "person" / "it_IT"
    provider.mkdir(parents=True)
    persons = "class Provider: last_names = ('Bianchi', 'Fontanella')\n"
    (provider / "__init__.py").write_text(persons)
    found = (
        city(1, "Cogne", "Конье", "Fontanella"),
        city(2, "Pane", "Пане", countrycode="FR"),
        city(3, "Bianchi", "Конье"),
        city(4, "Cogne", "Конье"),
        city(5, "Aosta", "Конья"),
        city(KONSTANZ, "Konstanz", "Constanța"),
        city(TORUN, "Torun", "Конье", population=600_000, countrycode="PL"),
    )
    cities = {str(c["geonameid"]): c for c in found}
    (tmp_path / "cities15000.json").write_text(json.dumps(cities), "utf-8")
    spoken = {code: {"languages": f"{code.lower()}-{code}"} for code in ("FR", "IT", "PL")}
    (tmp_path / "countries.json").write_text(json.dumps(spoken), "utf-8")
    return tmp_path


def written(made, what):
    out = made / "out.json"
    command = [sys.executable, city_words.__file__, what, made, "--out", out]
    paths = os.pathsep.join([str(made), *filter(None, sys.path)])
    subprocess.run(command, check=True, env={**os.environ, "PYTHONPATH": paths})
    return json.loads(out.read_text("utf-8"))


def test_cities_are_known_that_most_languages_tell_of_and_that_have_no_other_meaning(made):
    assert list(written(made, "known")) == ["1"]


def test_what_else_a_known_city_is_called_and_persons_are_is_told(made):
    assert written(made, "known") == {"1": ["Fontanella"]}


def test_a_form_that_one_language_has_far_more_often_is_a_word_of_it(made):
    nouns = written(made, "words")
    assert "Torun" in nouns["fr"].split("|")
    assert not any(nouns[language] for language in nouns.keys() - {"fr"})


def test_a_form_that_a_larger_city_has_is_no_word(made):
    assert "ro" not in written(made, "words")
