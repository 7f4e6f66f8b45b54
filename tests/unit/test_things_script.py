"""The table of common things, written from made data of CLDR."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

import things as script
from service.text.words.thing_forms import NO_ENDINGS
from service.text.writing.clean import fold

ANNOTATIONS = {
    "en": {"🐎": ("horse", "racing"), "🐐": ("goat", "farm"), "🚌": ("bus", "vehicle")},
    "de": {"🐎": ("Pferd", "Rennpferd"), "🐐": ("Ziege", "Bauernhof"), "🚌": ("Ziege", "Bus")},
}


def written(tmp_path):
    for package, key in (("full", "annotations"), ("derived-full", "annotationsDerived")):
        for locale, told in ANNOTATIONS.items():
            folder = tmp_path / f"cldr-annotations-{package}" / key / locale
            folder.mkdir(parents=True)
            found = {e: {"tts": [name], "default": [more]} for e, (name, more) in told.items()}
            text = json.dumps({key: {"annotations": found if package == "full" else {}}})
            (folder / "annotations.json").write_text(text, "utf-8")
    out = tmp_path / "out.tsv"
    subprocess.run([sys.executable, script.__file__, tmp_path, "--out", out], check=True)
    header, *rows = out.read_text("utf-8").splitlines()
    languages = header.split("\t")[1:]
    return {
        row.split("\t")[0]: dict(zip(languages, row.split("\t")[1:], strict=True)) for row in rows
    }


def test_things_stand_with_the_words_that_name_nothing_else(tmp_path):
    table = written(tmp_path)
    assert table["animal:horse"]["en"] == "horse;racin"
    assert table["animal:horse"]["de"] == "pferd;rennp"
    assert table["vehicle:bus"]["en"] == "bus;vehic"
    assert table["animal:goat"]["de"] == table["vehicle:bus"]["de"] == ""
    assert table["money:euro"]["und"] == "eur|€"
    assert table["money:ruble"]["en"].startswith("rouble|ruble")
    assert table["stage:final"]["de"].startswith("endspiel|finale")


def test_what_parallel_text_takes_for_other_words_is_no_form():
    header, *rows = script.OUT.read_text("utf-8").splitlines()
    languages = header.split("\t")[1:]
    words = json.loads(Path(script.__file__).with_name("thing_words.json").read_text("utf-8"))
    assert [*words] == languages[1:]
    for row in rows:
        for language, cell in zip(languages, row.split("\t")[1:], strict=True):
            forms = set(filter(None, cell.partition(";")[0].split("|")))
            assert forms.isdisjoint(words.get(language, ()))


@pytest.mark.parametrize("language", ["en", "de", "ja", "ar", "ru", "hu"])
def test_forms_are_folded(language):
    header, *rows = script.OUT.read_text("utf-8").splitlines()
    place = header.split("\t").index(language)
    forms = [f for row in rows for f in row.split("\t")[place].partition(";")[0].split("|") if f]
    assert [form.removesuffix(NO_ENDINGS) for form in forms] == [*map(fold, forms)]
