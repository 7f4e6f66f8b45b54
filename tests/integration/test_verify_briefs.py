"""Verdicts of the real encoders on brief bulletins that differ in one person or one denial."""

import pytest

from service.match.verdicts.turned import turned
from service.verdict import Relation

COLLAPSING = {Relation.EXACT, Relation.COPY, Relation.TRANSLATION}
MAYOR = {
    "en": "The town of Brannau elected {} as its mayor on Sunday.\n"
    "The new mayor won 61 per cent of the votes.\n"
    "The town council meets for the first time in May.\n",
    "fr": "La ville de Brannau a élu {} comme maire dimanche.\n"
    "Le nouveau maire a obtenu 61 pour cent des voix.\n"
    "Le conseil municipal se réunit pour la première fois en mai.\n",
    "ru": "Город Браннау в воскресенье избрал мэром {}.\n"
    "Новый мэр получил 61 процент голосов.\n"
    "Городской совет впервые соберётся в мае.\n",
    "ar": "انتخبت مدينة براناو {} رئيسا للبلدية يوم الأحد.\n"
    "وحصل رئيس البلدية الجديد على 61 في المئة من الأصوات.\n"
    "ويجتمع مجلس المدينة للمرة الأولى في مايو.\n",
    "zh": "布兰瑙市周日选举{}为市长。\n新市长获得61%的选票。\n市议会将于五月首次开会。\n",
}
BRANDT = {
    "en": "Viktor Brandt",
    "fr": "Viktor Brandt",
    "ru": "Виктора Брандта",
    "ar": "فيكتور برانت",
    "zh": "维克托·勃兰特",
}
LOPEZ = {
    "en": "Marie Lopez",
    "fr": "Marie Lopez",
    "ru": "Марию Лопес",
    "ar": "ماري لوبيز",
    "zh": "玛丽·洛佩斯",
}
STRIKE = {
    "en": "Bus drivers in Brannau met their employer on Sunday.\nThe strike will{} go on.\n"
    "Some 420 drivers work for the company.\n",
    "fr": "Les chauffeurs de bus de Brannau ont rencontré leur employeur dimanche.\n"
    "La grève {}.\nQuelque 420 chauffeurs travaillent pour l'entreprise.\n",
    "es": "Los conductores de autobús de Brannau se reunieron con su empresa el domingo.\n"
    "La huelga {}va a continuar.\nUnos 420 conductores trabajan para la empresa.\n",
}
GOES_ON = {"en": "", "fr": "va continuer", "es": ""}
ENDS = {"en": " not", "fr": "ne va pas continuer", "es": "no "}


@pytest.mark.parametrize(
    ("form", "filled"),
    [(MAYOR, BRANDT), (MAYOR, LOPEZ), (STRIKE, GOES_ON), (STRIKE, ENDS)],
    ids=["brandt", "lopez", "goes on", "ends"],
)
def test_the_same_bulletin_in_another_language_is_the_same_article(compared, form, filled):
    texts = [form[language].format(filled[language]) for language in form]
    for text in texts[1:]:
        verdict = compared(texts[0], text)
        assert verdict.relation in COLLAPSING
        assert verdict.disagreements == ()


def assert_apart(compared, a, b, quoted):
    """Two bulletins are different articles by one disagreement, from whichever side."""
    verdict = compared(a, b)
    assert verdict.relation not in COLLAPSING
    (disagreement,) = verdict.disagreements
    assert disagreement.a == (quoted,)
    back = turned(compared(b, a))
    assert (back.relation, back.disagreements) == (verdict.relation, verdict.disagreements)
    assert back.score == pytest.approx(verdict.score, abs=1e-4)


@pytest.mark.parametrize("other", ["fr", "ru", "ar", "zh"])
def test_a_bulletin_of_another_person_is_another_article(compared, other):
    a, b = MAYOR["en"].format(BRANDT["en"]), MAYOR[other].format(LOPEZ[other])
    assert_apart(compared, a, b, "Viktor Brandt")


@pytest.mark.parametrize("other", ["fr", "es"])
def test_a_bulletin_that_denies_the_other_is_another_article(compared, other):
    a, b = STRIKE["en"].format(ENDS["en"]), STRIKE[other].format(GOES_ON[other])
    assert_apart(compared, a, b, "The strike will not go on.")


FLIGHT = {
    "en": "{} had to wait 7 hours for their departure on Wednesday.\n"
    "The airline named thick fog as the reason.\n{}\n"
    "The aircraft took off shortly before midnight.\n",
    "fr": "{} ont dû attendre 7 heures leur départ mercredi.\n"
    "La compagnie aérienne a invoqué une grève du personnel de cabine.\n{}\n"
    "L'avion a décollé peu avant minuit.\n",
}
PASSENGERS = {
    "en": "58 passengers of the flight from Brannau to Bristol",
    "fr": "58 passagers du vol de Brannau à Bristol",
}
POWER = (
    "30 000 kotitaloutta ilman sähköä Brannaussa\n\n"
    "Sähkökatko jätti 30 000 kotitaloutta Brannaussa ilman sähköä 3. maaliskuuta. "
    "Syynä oli kaatunut puu, ja korjaustyöt kestivät 5 tuntia.\n\n{}\n"
)


def test_a_copy_that_denies_what_the_other_says_is_another_article(compared):
    affected, spared = "Katko vaikutti sairaalaan.", "Katko ei vaikuttanut sairaalaan."
    verdict = compared(POWER.format(affected), POWER.format(spared))
    assert verdict.relation not in COLLAPSING
    assert (affected, spared) in [(" ".join(d.a), " ".join(d.b)) for d in verdict.disagreements]


def test_a_denial_is_heard_beside_a_sentence_that_says_something_else(compared):
    unpaid = "The airline will not pay compensation to the passengers."
    paid = "La compagnie aérienne versera une indemnité aux passagers."
    en = FLIGHT["en"].format(PASSENGERS["en"], unpaid)
    fr = FLIGHT["fr"].format(PASSENGERS["fr"], paid)
    verdict = compared(en, fr)
    assert verdict.relation not in COLLAPSING
    assert (unpaid, paid) in [(" ".join(d.a), " ".join(d.b)) for d in verdict.disagreements]


REST = " The next one is on Friday. Nobody else was heard in Brannau."
APART = [
    ("Nokia lost 12 million euros in May.", "Nokia lost 12 billion euros in May."),
    ("Nokia lost 12 million euros in May.", "Nokia a perdu 12 milliards d'euros en mai."),
    ("Inflation was 3.5 percent in May.", "Inflation was 35 percent in May."),
    ("Inflation was 3.5 percent in May.", "L'inflation était de 35 pour cent en mai."),
    ("The index closed at +1.2 percent.", "The index closed at -1.2 percent."),
    ("Norway beat Sweden on Monday.", "Sweden beat Norway on Monday."),
]
REST_IN_FRENCH = " Le prochain a lieu vendredi. Personne d'autre n'a été entendu à Brannau."


@pytest.mark.parametrize(("one", "other"), APART)
def test_a_bulletin_that_differs_in_a_scale_a_point_a_sign_or_an_order_is_another(
    compared, one, other
):
    verdict = compared(
        one + REST,
        other + (REST_IN_FRENCH if other.endswith(" mai.") or "pour cent" in other else REST),
    )
    assert verdict.relation not in COLLAPSING
    assert verdict.disagreements != ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Soud dnes rozhodl o odvolání.", "Eduskunta hylkäsi eilen lakiehdotuksen."),
        ("Evening briefing", "Morning briefing"),
        ("खाद्य पदार्थों की कीमतें फिर बढ़ीं।", "ऊर्जा की कीमतें फिर घटीं।"),
    ],
)
def test_lines_that_any_day_may_bring_are_not_merged(compared, one, other):
    assert compared(one, other).relation not in COLLAPSING


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The ferry strike begins tomorrow.", "The ferry strike ends tomorrow."),
        ("The goalkeeper saved the cup", "The goalkeeper lost the cup"),
        ("Ferry fares up", "Ferry fares down"),
        ("Štrajk prievozníkov sa zajtra začína.", "Štrajk prievozníkov sa zajtra končí."),
        ("Lauttalakko alkaa huomenna.", "Ferry workers end their strike tomorrow."),
        ("Fire in Brannau", "Strike in Brannau"),
    ],
)
@pytest.mark.parametrize("form", ["\n{}", "{0}\n{0}", "{0}\n{0}!"])
def test_one_sentence_does_not_collapse_on_a_likeness_however_often_it_is_said(
    compared, one, other, form
):
    assert compared(form.format(one), form.format(other)).relation not in COLLAPSING
    assert compared(form.format(one), f"\n{one}").relation is Relation.EXACT


def test_a_dateline_and_a_price_converted_in_brackets_are_no_contradiction(compared):
    pier = "\nThe pier of Brannau will close for repairs on Monday, the town said. "
    costs = "The work costs 4.5 million euros{}. Boats will land at the old quay until autumn."
    one = pier.replace("The", "BRANNAU, 12 May - The", 1) + costs.format("")
    verdict = compared(one, pier + costs.format(" ($5.2 million)"))
    assert (verdict.relation, verdict.disagreements) == (Relation.COPY, ())
    other = (pier + costs).replace("4.5", "4.8").format(" ($5.2 million)")
    assert compared(one, other).relation not in COLLAPSING
