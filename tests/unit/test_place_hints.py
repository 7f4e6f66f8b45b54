"""By which first letters a text may mean a place that it does not name."""

import pytest

from service.match.alignment.align import Group
from service.match.facts.known import compare_known, known_of
from service.text.names.known import hinted, known_names
from service.text.names.place_hints import hints
from service.text.names.unspaced_names import UNSPACED
from service.text.tables import read_table
from service.text.writing.clean import clean, fold

GROUP = [Group(0, 1, 0, 1, 0.95)]
COUNTRIES = ("US", "GB", "CZ", "CI", "TL", "AE")
BIG = "gran grand gros groo groot great stor suur liel вели велик nag nagy velik velk wiel"
EAST = "aust east oste øst ost"
UNITED = "unit uni vere spoj ujed ујед сјед sjed jung обед обʼе egye birl uhen yhdy যুক্ संयु یونا"
OTHERS = "امير us use ho cha ساحل สาธา សាធា kost cost cote obal repu nor севе nahi esta stat"
HARMFUL = {fold(word) for word in f"{BIG} {EAST} {UNITED} {OTHERS}".split()}


@pytest.mark.parametrize("language", read_table("short_places")["CZ"])
def test_no_hint_is_short_or_the_beginning_of_a_common_word(language):
    for code in COUNTRIES:
        found = hints(language)[f"territory:{code}"]
        assert min(map(len, found)) >= (2 if language in UNSPACED | {"ko"} else 3)
        assert not found & HARMFUL


@pytest.mark.parametrize(
    ("language", "sentence", "english"),
    [
        ("sr", "Званичници су се састали у северној Француској.", "the United States"),
        ("sv", "Tjänstemän möttes i norra Finland.", "the United States"),
        ("it", "Funzionari si sono visti in Francia prima di uscire.", "the United States"),
        ("vi", "Các quan chức cho hoạt động ở Pháp.", "the United States"),
        ("pt", "Funcionários estavam na França.", "the United States"),
        ("ar", "التقى المسؤولون أمير البلاد في فرنسا", "the United States"),
        ("ur", "حکام امیر سے فرانس میں ملے", "the United States"),
        ("fr", "Un grand nombre de responsables en Italie.", "the UK"),
        ("de", "Eine große Zahl von Beamten traf sich in Italien.", "the UK"),
        ("nl", "Een groot aantal ambtenaren in Frankrijk.", "the UK"),
        ("hu", "Nagyon sok hivatalnok járt Olaszországban.", "the UK"),
        ("et", "Suur hulk ametnikke kohtus Itaalias.", "the UK"),
        ("lv", "Liels skaits ierēdņu tikās Itālijā.", "the UK"),
        ("km", "មន្ត្រីបានជួបគ្នានៅប្រទេសបារាំង ច ស", "the UK"),
        ("th", "เจ้าหน้าที่สาธารณะพบกันในฝรั่งเศส", "the Czech Republic"),
    ],
)
def test_other_words_answer_no_country(language, sentence, english):
    told = known_of([f"Officials met in {english}."], "en")
    assert compare_known(told, known_of([clean(sentence)], language), GROUP).exchanged


@pytest.mark.parametrize(
    ("language", "sentence", "english"),
    [
        ("fr", "Des responsables américains ont vu la France.", "the United States"),
        ("es", "Funcionarios estadounidenses vieron Francia.", "the United States"),
        ("it", "Funzionari statunitensi visitano la Francia.", "the United States"),
        ("sv", "Amerikanska tjänstemän i Frankrike.", "the United States"),
        ("ar", "التقى مسؤولون أمريكيون في فرنسا", "the United States"),
        ("ar", "التقى مسؤولون أميركيون في فرنسا", "the United States"),
        ("sr", "Америчке власти су у Француској.", "the United States"),
        ("de", "Britische Beamte trafen sich in Italien.", "the UK"),
        ("nl", "Britse ambtenaren in Frankrijk.", "the UK"),
        ("bg", "Британски служители във Франция.", "the UK"),
        ("fr", "Des responsables ivoiriens en France.", "Ivory Coast"),
        ("de", "Tschechische Beamte in Frankreich.", "the Czech Republic"),
    ],
)
def test_the_people_of_a_country_answer_it(language, sentence, english):
    (place,) = known_names(f"Officials met in {english}.", "en")
    assert hinted(place, language, fold(sentence))
