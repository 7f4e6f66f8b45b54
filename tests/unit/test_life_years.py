"""Ages that are told by the year of life."""

import pytest

from service.article import Sentence
from service.match.alignment.align import Group
from service.match.facts.agreement import compare_facts, facts_of
from service.text.numbers.facts import mentions

AGED_91 = "The astronomer died in Yerevan at the age of 91."
FORMS = [
    ("ru", "В Ереване на 92-м году жизни скончался астроном."),
    ("ru", "Астроном умер на 92 году своей жизни."),
    ("uk", "На 92-му році життя помер астроном."),
    ("be", "На 92-м годзе жыцця памёр астраном."),
    ("bg", "Астрономът почина в 92-ата година от живота си."),
    ("mk", "Астрономот почина во 92-та година од животот."),
    ("sr", "Астроном је преминуо у 92. години живота."),
    ("sr", "Astronom je preminuo u 92. godini."),
    ("hr", "Astronom je umro u 92. godini života."),
    ("bs", "Astronom je umro u 92. godini."),
    ("sl", "Astronom je umrl v 92. letu starosti."),
    ("pl", "Astronom zmarł w 92. roku życia."),
    ("cs", "Astronom zemřel v 92. roce života."),
    ("cs", "Astronom zemřel v nedožitých 92 letech."),
    ("sk", "Astronóm zomrel v 92. roku života."),
    ("lt", "Astronomas mirė eidamas 92-uosius metus."),
    ("lv", "Astronoms miris 92. mūža gadā."),
    ("et", "Astronoom suri 92. eluaastal."),
    ("fi", "Tähtitieteilijä kuoli 92. ikävuotenaan."),
    ("de", "Der Astronom starb im 92. Lebensjahr."),
    ("nl", "De astronoom stierf in zijn 92e levensjaar."),
    ("sv", "Astronomen dog i sitt 92:a levnadsår."),
    ("nb", "Astronomen døde i sitt 92. leveår."),
    ("en", "The astronomer died in his 92nd year."),
    ("en", "The astronomer died in the 92nd year of his life."),
    ("fr", "L'astronome est mort dans sa 92e année."),
    ("it", "L'astronomo è morto nel 92° anno di età."),
    ("es", "El astrónomo murió en el 92.º año de su vida."),
    ("ro", "Astronomul a murit în al 92-lea an de viață."),
    ("el", "Ο αστρονόμος πέθανε στο 92ο έτος της ηλικίας του."),
    ("hu", "A csillagász életének 92. évében hunyt el."),
    ("hy", "Աստղագետը մահացել է կյանքի 92-րդ տարում։"),
    ("ka", "ასტრონომი სიცოცხლის 92-ე წელს გარდაიცვალა."),
    ("zh", "这位天文学家去世，享年92岁。"),
    ("ja", "天文学者が死去した。享年92。"),
    ("ko", "천문학자가 별세했다. 향년 92세."),
    ("vi", "Nhà thiên văn qua đời, hưởng thọ 92 tuổi."),
]


def contradicted(one: str, language: str, other: str) -> float:
    left, right = (
        facts_of([Sentence("text", 0, len(text), text)], read_as)
        for text, read_as in ((one, language), (other, "en"))
    )
    return compare_facts(left, right, [Group(0, 1, 0, 1, 0.95)]).contradictions


@pytest.mark.parametrize(("language", "text"), FORMS)
def test_a_year_of_life_is_the_age_before_or_that_number(language: str, text: str) -> None:
    assert contradicted(text, language, AGED_91) == 0.0
    assert contradicted(text, language, AGED_91.replace("91", "92")) == 0.0


@pytest.mark.parametrize(("language", "text"), FORMS)
@pytest.mark.parametrize("age", ["90", "93", "29"])
def test_a_year_of_life_is_no_other_age(language: str, text: str, age: str) -> None:
    assert contradicted(text, language, AGED_91.replace("91", age)) > 0.0


def test_an_ordinal_in_words_tells_it_as_well() -> None:
    (told,) = mentions("Er starb im zweiundneunzigsten Lebensjahr.", "de")
    assert {"91", "92"} <= told.values


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "В 92-м году жизнь в городе изменилась."),
        ("ru", "На 92-м километре дороги скончался астроном."),
        ("uk", "У 92-му році він помер."),
        ("pl", "W 92. roku zmarł."),
        ("cs", "V 92. minutě života zápasu padl gól."),
        ("hr", "U 92. minuti života utakmice."),
        ("sr", "Догодило се у 2019. години живота."),
        ("de", "Er starb im 92. Jahr der Firma."),
        ("de", "Er starb nach 92 Lebensjahren."),
        ("hu", "Az intézet fennállásának 92. évében zárt be."),
        ("en", "The shop closed in its 92nd year."),
        ("en", "In his 3rd year of college he left."),
        ("fr", "Elle est dans sa 3e année de droit."),
        ("zh", "他今年92岁。"),
        ("ja", "92歳で死去した。"),
        ("ko", "92세로 별세했다."),
    ],
)
def test_other_numbers_are_no_year_of_life(language: str, text: str) -> None:
    values = {value for told in mentions(text, language) for value in told.values}
    assert values.isdisjoint({"91", "2", "2018"})
