"""The table of further cities, written from made data of GeoNames."""

import json
import subprocess
import sys
from pathlib import Path

import cities


def city(number, name, people, zone, *forms, country="IT"):
    return {
        "geonameid": number,
        "name": name,
        "population": people,
        "countrycode": country,
        "timezone": zone,
        "alternatenames": list(forms),
    }


def written(tmp_path, *found):
    data = {str(c["geonameid"]): c for c in found}
    (tmp_path / "cities15000.json").write_text(json.dumps(data), "utf-8")
    (tmp_path / "us_states.json").write_text(json.dumps({"TX": {"name": "Texas"}}), "utf-8")
    out = tmp_path / "out.tsv"
    subprocess.run([sys.executable, cities.__file__, tmp_path, "--out", out], check=True)
    return out.read_text("utf-8").splitlines()


def test_large_cities_stand_with_the_forms_that_name_nothing_else(tmp_path):
    rows = written(
        tmp_path,
        city(7, "Turin", 870_000, "Europe/Rome", *("Torino", "Турин", "都灵", "تورينو")),
        city(8, "Trieste", 200_000, "Europe/Rome", "Triest"),
        city(
            9,
            "Paris",
            2_000_000,
            "Europe/Paris",
            *("París", "Parigi", "PARIS", "par"),
            country="FR",
        ),
        city(10, "Texas", 400_000, "America/Chicago", "Tejas", country="US"),
    )
    assert rows == ["Europe/Paris\tParis|París", "7\tTorino|Turin|Турин|تورينو|都灵"]


def test_forms_that_may_be_other_words_are_left_out(tmp_path):
    forms = ["TRN", "Turin (IT)", "torino", "都灵市", "Тур", "Bella", "Turin 2", "Τορίνο"]
    assert written(tmp_path, city(7, "Turin", 870_000, "Europe/Rome", *forms)) == [
        "7\tTurin|Τορίνο"
    ]


def test_smaller_cities_stand_where_many_scripts_write_them(tmp_path):
    many = [
        "Ренн",
        "Ρεν",
        "雷恩",
        "レンヌ",
        "رين بريتاني",
        "רן ברטאן",
        "เรนส์เมือง",
        "ռեն",
        "რენი",
        "रेन्न",
    ]
    rows = written(
        tmp_path,
        city(7, "Rennes", 210_000, "Europe/Rome", "Roazhon", *many),
        city(8, "Linden", 210_000, "America/Chicago", *many, country="US"),
        city(9, "Rovigo", 210_000, "Europe/Rome", "Ровиго"),
    )
    assert [row.partition("\t")[0] for row in rows] == ["7"]


def test_known_smaller_cities_stand_with_short_forms_in_arabic_letters(tmp_path):
    oulu, other = int(next(iter(json.loads(cities.KNOWN.read_text("utf-8"))))), 9
    rows = written(
        tmp_path,
        city(oulu, "Oulu", 200_000, "Europe/Rome", *("Оулу", "أولو", "أُولو", "اوؤلو")),
        city(other, "Lucca", 200_000, "Europe/Rome", "Лукка"),
    )
    assert rows == [f"{oulu}\tOulu|Оулу|أولو|أُولو|اوؤلو"]


def test_marks_for_vowels_make_no_arabic_form_longer(tmp_path):
    rows = written(tmp_path, city(7, "Turin", 400_000, "Europe/Rome", "تُورِن"))
    assert rows == ["7\tTurin"]


def test_a_short_form_stands_where_a_large_city_has_no_other_in_its_script(tmp_path):
    rows = written(
        tmp_path,
        city(7, "Nantes", 600_000, "Europe/Rome", "نانت"),
        city(8, "Turin", 600_000, "Europe/Rome", "تورن", "تورينو"),
        city(9, "Leeds", 400_000, "Europe/Rome", "ليدز"),
    )
    assert rows == ["7\tNantes|نانت", "8\tTurin|تورينو", "9\tLeeds"]


def test_what_parallel_text_takes_for_other_words_is_no_form():
    table = dict(line.split("\t") for line in cities.OUT.read_text("utf-8").splitlines())
    words = json.loads(Path(cities.__file__).with_name("city_words.json").read_text("utf-8"))
    assert any(key in table for key in words)
    for key, forms in words.items():
        assert not set(forms) & set(table.get(key, "").split("|"))


def test_a_korean_form_has_no_word_for_a_city_behind_it_unless_it_is_too_short_or_a_country(
    tmp_path,
):
    rows = written(
        tmp_path,
        city(7, "Takamatsu", 400_000, "Asia/Tokyo", "다카마쓰 시", country="JP"),
        city(8, "Kobe", 400_000, "Asia/Tokyo", "고베 시", country="JP"),
        city(9, "Mexico City", 400_000, "America/Mexico_City", "멕시코 시", country="MX"),
        city(10, "Tbilisi", 400_000, "Asia/Tokyo", "트빌리시", country="GE"),
    )
    assert [row.rpartition("|")[2] for row in rows] == [
        "다카마쓰",
        "고베시",
        "멕시코 시",
        "트빌리시",
    ]
