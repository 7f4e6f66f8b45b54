"""Real verdicts on texts of one language that differ in words that mean something else."""

import pytest

from service.verdict import Relation

COLLAPSING = {Relation.EXACT, Relation.COPY, Relation.TRANSLATION}
NOTICES = {
    "en": (
        "The shop takes back {} sold in its branches because {} may be in them.\n"
        "Buyers get their money back without a receipt and need not give a reason.\n"
        "Nothing else from the same maker is affected, a spokeswoman said.\n",
        ("jars of honey", "splinters of glass"),
        ("bags of flour", "pieces of wire"),
    ),
    "fr": (
        "La mairie ouvre un point de collecte pour {} près de la gare.\n"
        "Les habitants peuvent y déposer {} gratuitement tous les matins.\n"
        "Le service reste fermé les jours fériés.\n",
        ("les vieux vêtements", "leurs vêtements"),
        ("les piles usagées", "leurs piles"),
    ),
    "ru": (
        "Городской музей открывает в пятницу выставку {}, которые собрал местный врач.\n"
        "Дети могут бесплатно участвовать в занятиях {}.\n"
        "Выставка продлится до конца лета.\n",
        ("старых карт", "по географии"),
        ("редких бабочек", "по биологии"),
    ),
    "de": (
        "Die Zentralbank hat den Leitzins am Donnerstag um einen Viertelpunkt {}.\n"
        "Die Teuerung liege {} dem Ziel, teilte sie mit.\n"
        "Weitere Schritte hingen von den Zahlen der nächsten Monate ab.\n",
        ("erhöht", "über"),
        ("verringert", "unter"),
    ),
    "sv": (
        "{} i centrum stänger tidigare under sommaren eftersom personalen har semester.\n"
        "{} kan lämnas i en låda vid ingången.\nOrdinarie öppettider gäller igen från augusti.\n",
        ("Biblioteket", "Böcker"),
        ("Simhallen", "Nycklar"),
    ),
}
EDITED = {
    "en": (
        "Firefighters rescued a family from the roof of their flooded house on Sunday after a "
        "river burst its banks.\nNobody was hurt. Several villages remain cut off.\n",
        "Firemen saved a family from the roof of their inundated home on Sunday after a river "
        "broke its banks.\nNo one was injured. A number of villages are still cut off.\n",
    ),
    "fr": (
        "Le gouvernement a annoncé lundi une hausse du salaire minimum à partir de janvier.\n"
        "Les syndicats jugent cette hausse insuffisante et appellent à manifester.\n",
        "Le gouvernement a annoncé lundi une augmentation du salaire minimum dès janvier.\n"
        "Les syndicats estiment cette augmentation insuffisante et appellent à manifester.\n",
    ),
    "ru": (
        "Президент посетил в четверг район, пострадавший от землетрясения.\n"
        "Разрушено много зданий, школы закрыты. Спасатели ещё ищут пропавших.\n",
        "Президент побывал в четверг в районе, пострадавшем от землетрясения.\n"
        "Разрушено много домов, школы не работают. Спасатели до сих пор ищут пропавших.\n",
    ),
}


COUNTING = {
    "en": (
        "Women in the region are {} as likely to lose their jobs as men, a study says.\n"
        "The authors blame a lack of child care in the villages.\nThey call on the state to act.\n",
        ("twice", "half"),
        ("twice", "two times"),
    ),
    "fr": (
        "Des {} de personnes ont défilé samedi dans la capitale pour des logements moins chers.\n"
        "La marche s'est terminée dans le calme devant le parlement.\n"
        "Les organisateurs prévoient d'autres manifestations.\n",
        ("centaines", "milliers"),
        ("dizaines", "douzaines"),
    ),
    "de": (
        "Ein Mann ist im Fluss nahe der Brücke ertrunken, der {} Unfall dieser Art.\n"
        "Retter fanden die Leiche am Sonntagabend, teilte die Polizei mit.\n"
        "Die Stadt hat die Badestelle nun gesperrt.\n",
        ("erste", "zweite"),
        ("zweite", "2."),
    ),
    "ru": (
        "Мужчина утонул в реке возле моста, это {} такой случай за лето.\n"
        "Спасатели нашли тело в воскресенье вечером, сообщила полиция.\n"
        "Город закрыл место для купания.\n",
        ("первый", "второй"),
        ("второй", "2-й"),
    ),
}


@pytest.mark.parametrize("language", COUNTING)
def test_a_notice_that_counts_otherwise_is_another_article(compared, language):
    form, apart, one = COUNTING[language]
    verdict = compared(*map(form.format, apart))
    assert verdict.relation not in COLLAPSING
    assert tuple((word,) for word in apart) in {(d.a, d.b) for d in verdict.disagreements}
    assert compared(*map(form.format, one)).relation in COLLAPSING


@pytest.mark.parametrize("language", NOTICES)
def test_a_notice_with_other_words_in_it_is_another_article(compared, language):
    form, one, other = NOTICES[language]
    verdict = compared(form.format(*one), form.format(*other))
    assert verdict.relation not in COLLAPSING
    quoted = {(d.a, d.b) for d in verdict.disagreements}
    assert any(x[0] in one[0] and y[0] in other[0] for x, y in quoted)


@pytest.mark.parametrize("language", EDITED)
def test_an_edited_copy_is_the_same_article(compared, language):
    verdict = compared(*EDITED[language])
    assert verdict.relation in COLLAPSING
    assert verdict.disagreements == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("QUITO, Nov 3 (Reuters) - ", "LIMA, Nov 3 (Reuters) - "),
        ("LYON, France - ", "BERGEN, Norway - "),
        ("Paris (AFP) - ", "Berlin (AFP) - "),
    ],
)
def test_brief_texts_that_differ_in_the_city_of_their_dateline_alone_are_apart(
    compared, one, other
):
    text = (
        "Several people were killed when a bus fell into a ravine, police said. Rescue workers "
        "were still searching the wreck. The cause of the accident was not known."
    )
    assert compared(one + text, other + text).relation not in COLLAPSING


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("His party lost the election.", "His party failed to win the election."),
        ("The court found the man not guilty.", "The court found the man innocent."),
        ("The council voted to lift the ban on fishing.", "The council voted to allow fishing."),
    ],
)
def test_an_opposite_that_is_undone_is_none(compared, one, other):
    rest = " It was told on Sunday. Several hundred people waited in the rain before the hall."
    verdict = compared(one + rest, other + rest)
    assert verdict.signals["otherwise"] == 0
