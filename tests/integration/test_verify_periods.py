"""Real verdicts on reports of one firm, or of one exam, that tell of two quarters or classes."""

# ruff: noqa: E501 - a sentence of an article is one line, however long.

from itertools import combinations

import pytest

from service.verdict import Relation

COLLAPSING = {Relation.EXACT, Relation.COPY, Relation.TRANSLATION}
PROFITS = {
    "en": (
        "Velmora earns more in {0}\n"
        "The furniture maker Velmora earned more in {0} than had been expected. The firm announced this on Wednesday. Its head, Irena Solak, spoke of strong demand from hotels. Timber became cheaper, while wages rose. A new plant is to begin its work next year. The outlook for the full year was confirmed. The shares rose in early trading.\n",
        ("the second quarter", "the third quarter"),
    ),
    "de": (
        "Velmora verdient {0} mehr\n"
        "Der Möbelhersteller Velmora hat {0} mehr verdient als erwartet. Das teilte die Firma am Mittwoch mit. Ihre Chefin Irena Solak sprach von starker Nachfrage aus Hotels. Holz wurde billiger, während die Löhne stiegen. Ein neues Werk soll im nächsten Jahr seine Arbeit aufnehmen. Der Ausblick für das Gesamtjahr wurde bestätigt. Die Aktien stiegen im frühen Handel.\n",
        ("im zweiten Quartal", "im dritten Quartal"),
    ),
    "fr": (
        "Velmora gagne davantage {0}\n"
        "Le fabricant de meubles Velmora a gagné davantage que prévu {0}. L'entreprise l'a annoncé mercredi. Sa directrice, Irena Solak, a évoqué une forte demande des hôtels. Le bois est devenu moins cher, tandis que les salaires ont augmenté. Une nouvelle usine doit commencer à travailler l'an prochain. Les prévisions pour l'année entière ont été confirmées. Les actions ont progressé en début de séance.\n",
        ("au deuxième trimestre", "au 3e trimestre"),
    ),
    "ru": (
        "Velmora заработала больше {0}\n"
        "Производитель мебели Velmora заработал {0} больше, чем ожидалось. Об этом компания сообщила в среду. Её глава Ирена Солак говорила о высоком спросе со стороны гостиниц. Древесина подешевела, а зарплаты выросли. Новый завод должен начать работу в следующем году. Прогноз на весь год подтверждён. Акции выросли в начале торгов.\n",
        ("во II квартале", "в третьем квартале"),
    ),
    "zh": (
        "Velmora{0}盈利增加\n"
        "家具制造商Velmora{0}的盈利超出预期。该公司周三公布了这一消息。公司负责人伊雷娜·索拉克谈到了来自酒店的强劲需求。木材价格下降，而工资上涨。一座新工厂将于明年投产。全年展望得到确认。股价在早盘上涨。\n",
        ("第二季度", "三季度"),
    ),
}
RESULTS = {
    "en": "Board announces results\nThe state board announced the results of {} on Monday. Students can see their marks on the website. The head of the board congratulated everyone. Those who failed may sit a supplementary exam. Mark sheets will be sent to the schools.\n",
    "hi": "बोर्ड के नतीजे घोषित\nराज्य बोर्ड ने सोमवार को {} के नतीजे घोषित किए। छात्र अपने अंक वेबसाइट पर देख सकते हैं। बोर्ड के अध्यक्ष ने सभी को बधाई दी। असफल छात्र पूरक परीक्षा दे सकते हैं। अंकपत्र स्कूलों को भेजे जाएंगे।\n",
}


@pytest.mark.parametrize(("one", "other"), [*combinations(PROFITS, 2)])
def test_reports_on_two_quarters_are_apart_and_on_one_are_the_same(compared, one, other):
    (form, (second, third)), (other_form, (other_second, other_third)) = (
        PROFITS[one],
        PROFITS[other],
    )
    for a, b in ((second, other_third), (third, other_second)):
        verdict = compared(form.format(a), other_form.format(b))
        assert verdict.relation not in COLLAPSING
        assert verdict.disagreements
    for a, b in ((second, other_second), (third, other_third)):
        verdict = compared(form.format(a), other_form.format(b))
        assert verdict.relation is Relation.TRANSLATION
        assert verdict.disagreements == ()


@pytest.mark.parametrize("language", PROFITS)
def test_reports_on_two_quarters_in_one_language_are_apart(compared, language):
    form, (second, third) = PROFITS[language]
    assert compared(form.format(second), form.format(third)).relation not in COLLAPSING


def test_results_of_two_classes_are_apart(compared):
    ten, twelve = (RESULTS["en"].format(f"class {n}") for n in ("ten", "twelve"))
    tenth, twelfth = (RESULTS["hi"].format(f"{n} कक्षा") for n in ("दसवीं", "12वीं"))
    for a, b in ((ten, twelfth), (twelve, tenth), (ten, twelve), (tenth, twelfth)):
        assert compared(a, b).relation not in COLLAPSING
    for a, b in ((ten, tenth), (twelve, twelfth)):
        assert compared(a, b).relation is Relation.TRANSLATION
