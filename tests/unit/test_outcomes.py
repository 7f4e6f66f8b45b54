"""What a story has come to, and brief texts of which only one tells it."""

import json
from importlib.resources import files

import numpy as np
import pytest

from service.article import Sentence
from service.match.alignment.align import Group
from service.match.coverage.passages import Passages, shares
from service.match.differences.developed import developed
from service.text.words.denials import Stance, stance
from service.text.words.opposites import named_opposites
from service.text.words.outcomes import may_tell, outcomes
from service.text.words.separable import stand_apart
from service.text.writing.clean import fold

TABLES = {
    file.name.removesuffix(".json"): json.loads(file.read_text("utf-8"))
    for file in files("service.text").joinpath("data").joinpath("outcome_words").iterdir()
}
FORMS = json.loads(
    files("service.text").joinpath("data").joinpath("opposites.json").read_text("utf-8")
)["languages"]
TOGETHER = (Group(0, 1, 0, 1, 1.0),)
STRIKE = {
    "en": ("The union has called a strike for Friday.", "The union has cancelled the strike."),
    "fr": ("Le syndicat appelle à la grève vendredi.", "Le syndicat a annulé la grève."),
    "de": ("Die Gewerkschaft ruft zum Streik auf.", "Die Gewerkschaft hat den Streik abgesagt."),
    "es": ("El sindicato convoca una huelga.", "El sindicato ha cancelado la huelga."),
    "ru": ("Профсоюз объявил забастовку на пятницу.", "Профсоюз отменил забастовку."),
    "pl": ("Związek ogłosił strajk na piątek.", "Związek odwołał strajk."),
    "ar": ("أعلنت النقابة إضرابا يوم الجمعة.", "ألغت النقابة الإضراب."),
    "tr": ("Sendika cuma günü için grev ilan etti.", "Sendika grevi iptal etti."),
    "hi": ("यूनियन ने शुक्रवार को हड़ताल बुलाई।", "यूनियन ने हड़ताल रद्द कर दी।"),
    "zh": ("工会宣布周五罢工。", "工会取消了罢工。"),
    "ja": ("労組は金曜日のストを発表した。", "労組はストを中止した。"),
    "fi": ("Liitto julisti lakon perjantaiksi.", "Liitto perui lakon."),
}


def text(language, *sentences, title=0):
    fields = ["title"] * title + ["text"] * (len(sentences) - title)
    parts = tuple(Sentence(f, 0, len(s), s) for f, s in zip(fields, sentences, strict=True))
    vectors = np.eye(len(parts), 8, dtype=np.float32)
    return Passages(language, parts, vectors, shares(parts))


@pytest.mark.parametrize("language", TABLES)
def test_a_table_names_the_outcomes_of_the_others_in_forms_that_can_be_found(language):
    table = TABLES[language]
    assert table.keys() <= TABLES["en"].keys()
    for outcome, words in table.items():
        assert {"told", "hints"} <= words.keys() <= {"told", "hints", "other"}
        for form in (*words["told"], *words["hints"], *words.get("other", ())):
            assert len(form.strip("*")) > 1 or not form.isascii()
            assert "*" not in form.strip("*")
        for form in words["told"]:
            assert may_tell(fold(form), outcome, language), form


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("The airline has called off all flights.", {"cancelled"}),
        ("Both sides have agreed to a truce, the mayor said.", {"agreed"}),
        ("The girl was found alive on Monday.", {"found"}),
        ("The union calls a strike for Friday.", set()),
    ],
)
def test_outcomes_are_told_by_plain_words_alone(sentence, told):
    assert outcomes(sentence, "en") == told


@pytest.mark.parametrize(
    ("language", "sentence", "told"),
    [
        ("en", "The singer suffered a cardiac arrest on stage.", set()),
        ("en", "A man was arrested after a cardiac arrest on stage.", {"arrested"}),
        ("en", "The actress recalls her childhood in Dublin.", set()),
        ("en", "The carmaker recalls 300,000 vans.", {"withdrawn"}),
        ("en", "Talks on the death penalty are at a dead end.", set()),
        ("en", "The builder wins a contract for two bridges.", set()),
        ("en", "The baker was found guilty of theft.", {"sentenced"}),
        ("de", "Die Bank hat 200 Leute eingestellt.", set()),
        ("de", "Die Reederei hat den Betrieb eingestellt.", {"suspended"}),
        ("cs", "Klub se odvolal k vyššímu soudu.", set()),
        ("cs", "Svaz odvolal stávku.", {"cancelled", "dismissed"}),
        ("sk", "Klub sa odvolal na vyšší súd.", set()),
        ("lt", "Antradienį paleistas naujas palydovas.", set()),
        ("lt", "Vairuotojas paleistas į laisvę.", {"released"}),
        ("lv", "Grāmata izlaista no jauna.", set()),
        ("lv", "Žurnālists izlaists no cietuma.", {"released"}),
        ("et", "Ametist vabastati kaks juhti.", set()),
        ("et", "Pantvangid vabastati.", {"released"}),
        ("fi", "Johtaja vapautettiin tehtävistään.", {"dismissed"}),
        ("fi", "Panttivangit vapautettiin.", {"released"}),
        ("pl", "Nowy model wypuszczono na rynek.", set()),
        ("pl", "Kierowcę wypuszczono z więzienia.", {"released"}),
        ("ru", "Музыканты выпустили альбом.", set()),
        ("ru", "Журналиста выпустили под залог.", {"released"}),
        ("uk", "Музиканти випустили альбом.", set()),
        ("sk", "Prepustený tréner hľadá klub.", set()),
        ("cs", "Řidiče propustili z vazby.", {"released"}),
        ("ro", "Eliberarea pașapoartelor durează.", set()),
        ("mk", "Патот е пуштен во употреба.", set()),
        ("da", "Tallene er frigivet.", set()),
        ("am", "አዲስ ዘፈን ተለቀቀ", set()),
        ("ka", "მინისტრი თანამდებობიდან გაათავისუფლეს.", {"dismissed"}),
        ("pl", "Klub odwołał się od wyroku.", set()),
        ("it", "Il tribunale ha rinviato a giudizio il banchiere.", {"charged"}),
        ("it", "Il processo al banchiere è stato rinviato.", {"postponed"}),
        ("fr", "L'actrice s'est éteinte à Paris.", set()),
    ],
)
def test_a_word_of_an_outcome_tells_none_in_a_phrase_for_another_thing(language, sentence, told):
    assert outcomes(sentence, language) == told


@pytest.mark.parametrize(
    ("language", "sentence", "outcome"),
    [
        ("de", "Der Prozess beginnt erst im Mai.", "postponed"),
        ("nl", "Het proces begint pas in mei.", "postponed"),
        ("de", "Das Konzert fällt wegen einer Drohung aus.", "cancelled"),
        ("de", "Die Ministerin wirft das Handtuch.", "resigned"),
        ("fr", "La ministre rend son tablier.", "resigned"),
        ("fr", "L'acteur s'est éteint à Paris.", "dead"),
        ("it", "L'attore si è spento a Roma.", "dead"),
        ("es", "El actor se apagó en Roma.", "dead"),
    ],
)
def test_idioms_may_tell_an_outcome(language, sentence, outcome):
    assert may_tell(fold(sentence), outcome, language)


@pytest.mark.parametrize(
    ("language", "sentence", "outcome"),
    [
        ("ne", "गणितको प्रश्न बाहिरिएपछि परीक्षा स्थगित गरिएको छ।", "withdrawn"),
        ("ne", "प्रहरीले दुई शिक्षकलाई नियन्त्रणमा लिएको छ।", "controlled"),
        ("ne", "परीक्षा स्थगित गरियो।", "cancelled"),
    ],
)
def test_words_of_two_meanings_tell_no_outcome_by_themselves(language, sentence, outcome):
    assert outcome not in outcomes(fold(sentence), language)
    assert may_tell(fold(sentence), outcome, language)


@pytest.mark.parametrize(
    ("language", "sentence", "outcome"),
    [
        ("mn", "Завхан аймагт 41 мянган толгой мал хорогджээ.", "dead"),
        ("ne", "प्रहरीले दुई शिक्षकलाई नियन्त्रणमा लिएको छ।", "arrested"),
    ],
)
def test_what_is_said_of_herds_and_by_the_police_may_tell_an_outcome(language, sentence, outcome):
    assert may_tell(fold(sentence), outcome, language)


@pytest.mark.parametrize(("language", "alerts"), STRIKE.items())
def test_an_outcome_that_one_alert_tells_alone_is_quoted_beside_nothing(language, alerts):
    before, after = (text(language, alert) for alert in alerts)
    assert developed(before, after, TOGETHER) == (("", alerts[1]),)
    assert developed(after, before, TOGETHER) == ((alerts[1], ""),)
    assert developed(after, after, TOGETHER) == ()


@pytest.mark.parametrize(("one", "other"), [(a, b) for a in STRIKE for b in STRIKE])
def test_an_outcome_has_its_words_in_the_other_language(one, other):
    assert developed(text(one, STRIKE[one][1]), text(other, STRIKE[other][1]), TOGETHER) == ()


def test_a_hint_of_the_outcome_is_enough_and_a_language_without_words_has_any():
    told = text("en", "The union has called off the strike.")
    assert developed(told, text("en", "The strike is to be dropped."), TOGETHER) == ()
    assert developed(told, text("xx", "Qwzx."), TOGETHER) == ()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (("en", "Envoys talk about a ceasefire."), ("de", "In Genf haben sich alle geeinigt.")),
        (("fr", "Les émissaires négocient une trêve."), ("en", "The envoys have agreed.")),
        (("es", "Los enviados negocian una tregua."), ("it", "Gli inviati: accordo raggiunto.")),
        (("en", "Rescuers set out for the cave."), ("de", "Die beiden Taucher sind gerettet.")),
        (("en", "The plant is at a halt."), ("de", "Das Werk nimmt die Arbeit wieder auf.")),
    ],
)
def test_what_is_only_talked_about_or_was_before_tells_no_outcome(before, after):
    assert developed(text(*before), text(*after), TOGETHER) == (("", after[1]),)


@pytest.mark.parametrize(
    ("survived", "died", "lost"),
    [
        (
            ("en", "Both pilots survived."),
            ("en", "Both pilots died."),
            ("en", "Both did not survive."),
        ),
        (("de", "Beide überlebten."), ("de", "Beide starben."), ("de", "Beide überlebten nicht.")),
        (("cs", "Oba přežili."), ("cs", "Oba zahynuli."), ("cs", "Oba nepřežili.")),
        (("fr", "Tous survivent."), ("fr", "Tous sont morts."), ("fr", "Ils n'ont pas survécu.")),
        (("es", "Ambos viven."), ("es", "Ambos murieron."), ("es", "Ambos no sobrevivieron.")),
    ],
)
def test_who_did_not_survive_has_died(survived, died, lost):
    alive, dead, not_alive = (text(*alert) for alert in (survived, died, lost))
    assert developed(dead, not_alive, TOGETHER) == ()
    assert developed(alive, not_alive, TOGETHER) == (("", lost[1]),)
    assert stance(lost[1], lost[0]) is Stance.UNCLEAR


def test_what_is_denied_is_no_outcome():
    before = text("en", "The union calls a strike.")
    assert developed(before, text("en", "The strike was not called off."), TOGETHER) == ()


def test_what_begins_the_news_is_asked_and_no_text_of_many_passages():
    before = text("en", "A fire burns in the port.", "Smoke rose over the city on Monday.")
    late = text("en", "A fire burns in the port.", "A man was arrested by the police.")
    headed = text("en", "A fire burns in the port.", "A man was arrested.", title=1)
    assert developed(before, late, TOGETHER) == ()
    assert developed(before, headed, TOGETHER) == (("", "A man was arrested."),)
    assert developed(before, headed, TOGETHER * 13) == ()


APART = {
    "nl": [
        ("dead", "Drie mensen kwamen bij de ontploffing om."),
        ("dead", "Bij de brand kwam een man om en raakten er twee gewond."),
        ("cancelled", "De bond gelastte de staking gisteren af."),
        ("cancelled", "De zanger zegt zijn tournee af"),
        ("postponed", "De raad stelt het besluit opnieuw uit."),
        ("approved", "De Kamer nam het wetsvoorstel maandag aan."),
        ("resigned", "De minister trad gisteren af."),
        ("suspended", "De bond schort de competitie op."),
        ("charged", "Het OM klaagde de man aan."),
    ],
    "de": [
        ("dead", "Drei Menschen kamen bei der Explosion um."),
        ("cancelled", "Der Sänger sagt seine Tournee ab."),
        ("approved", "Der Bundestag nahm das Gesetz an."),
        ("postponed", "Der Rat schiebt die Wahl auf."),
        ("resumed", "Die Fabrik nimmt die Arbeit morgen auf."),
    ],
}


@pytest.mark.parametrize("language", APART)
def test_a_verb_whose_parts_stand_apart_may_tell_an_outcome(language):
    for outcome, sentence in APART[language]:
        assert may_tell(fold(sentence), outcome, language, [sentence]), sentence
        assert not may_tell(fold(sentence), outcome, language), sentence


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("nl", "Er kwamen om acht uur drie mensen binnen."),
        ("nl", "Drie mensen kwamen. Zij keken om."),
        ("nl", "De Kamer nam aan de tafel plaats."),
        ("de", "Der Mann kam um acht Uhr an."),
        ("de", "Er nahm an dem Treffen teil."),
        ("en", "They called the strike off."),
    ],
)
def test_a_preposition_is_no_part_of_a_verb(language, sentence):
    assert not stand_apart([sentence], ("kwamen om", "nam aan", "kam um", "nahm an"), language)


def test_the_death_that_the_other_text_tells_by_parts_is_not_told_alone():
    one = text("nl", "Drie mensen zijn omgekomen bij een ontploffing in een fabriek.")
    other = text("nl", "Drie mensen kwamen bij een ontploffing in een fabriek om.")
    assert developed(one, other, TOGETHER) == ()


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("zh", "一名男子重伤不治。"),
        ("zh", "男子送医后抢救无效。"),
        ("de", "Der Mann erlag seinen Verletzungen."),
        ("cs", "Muž podlehl zraněním."),
        ("ar", "متأثرا بجراحه في المستشفى"),
        ("tr", "Yaralı yaralarına yenik düştü."),
        ("ur", "وہ زخموں کی تاب نہ لاتے ہوئے دم توڑ گیا"),
    ],
)
def test_who_died_of_injuries_is_dead_and_not_only_hurt(language, sentence):
    assert "dead" in outcomes(sentence, language)
    assert "dead" in named_opposites(sentence, language)


def test_a_closed_road_is_no_suspension_and_a_player_may_be():
    assert outcomes("A7 nach Unfall gesperrt", "de") == frozenset()
    assert outcomes("Torwart für drei Spiele gesperrt", "de") == {"suspended"}


@pytest.mark.parametrize("language", ["da", "ka", "nl", "sv", "tr", "uk"])
def test_whatever_is_closed_may_be_suspended(language):
    for form in FORMS[language]["closed"]:
        assert may_tell(fold(form), "suspended", language), form
