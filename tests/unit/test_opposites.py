"""What is said of a few things of a kind, and which aligned passages say the opposite."""

import json
from collections import Counter
from importlib.resources import files
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.match.alignment.align import Group
from service.match.coverage.brief import FEW
from service.match.differences.opposed import opposed_passages
from service.text.words.opposites import OPPOSITE_KINDS, opposites
from service.text.writing.clean import fold

TABLE = json.loads(
    files("service.text").joinpath("data").joinpath("opposites.json").read_text("utf-8")
)
TOGETHER = (Group(0, 1, 0, 1, 1.0),)
WIND = {
    "en": ("Strong wind from the {}.", "north", "south"),
    "is": ("Hvass vindur, {}.", "norðan", "sunnan"),
    "eu": ("Haizea: {}.", "iparraldetik", "hegoaldetik"),
    "gl": ("Vento forte do {}.", "norte", "sur"),
    "gu": ("{} તરફથી પવન.", "ઉત્તર", "દક્ષિણ"),
    "hy": ("Քամին՝ {}։", "հյուսիսից", "հարավից"),
    "ka": ("ქარი {}.", "ჩრდილოეთიდან", "სამხრეთიდან"),
    "ta": ("{} காற்று.", "வடக்கு", "தெற்கு"),
    "zh": ("明天有{}。", "北风", "南风"),
    "ko": ("내일은 {}이 분다.", "북풍", "남풍"),
    "mk": ("Ветер од {}.", "север", "југ"),
    "as": ("{} দিশৰ বতাহ।", "উত্তৰ", "দক্ষিণ"),
    "eo": ("Forta vento de la {}.", "nordo", "sudo"),
    "fy": ("Sterke wyn út it {}.", "noarden", "suden"),
    "gd": ("Gaoth làidir: {}.", "a tuath", "a deas"),
    "ja": ("海岸の{}沖。", "北22キロ", "南約22キロ"),
    "jv": ("Angin saka {}.", "lor", "kidul"),
    "ku": ("Ba ji {} tê.", "bakur", "başûr"),
    "ky": ("Шамал {} жактан.", "түндүк", "түштүк"),
    "lo": ("ລົມຈາກ{}", "ທິດເໜືອ", "ທິດໃຕ້"),
    "mg": ("Rivotra avy any {}.", "avaratra", "atsimo"),
    "om": ("Bubbeen {} irraa.", "kaabaa", "kibbaa"),
    "or": ("{} ଦିଗରୁ ପବନ।", "ଉତ୍ତର", "ଦକ୍ଷିଣ"),
    "ps": ("د {} له خوا باد.", "شمال", "جنوب"),
    "sd": ("{} طرفان هوا.", "اتر", "ڏکڻ"),
    "su": ("Angin ti {}.", "kaler", "kidul"),
    "ug": ("{} شامىلى.", "شىمال", "جەنۇب"),
    "yi": ("א ווינט פֿון {}.", "צפון", "דרום"),
}


@pytest.mark.parametrize(
    ("language", "sentence", "values"),
    [
        ("en", "Shares rose on Monday.", {"rise": 1}),
        ("en", "Snow fell in the southwest.", {"snow": 1, "fall": 1, "south": 1, "west": 1}),
        ("da", "Aktien faldt og faldt.", {"fall": 2}),
        ("mk", "Акциите пораснаа, па паднаа.", {"rise": 1, "fall": 1}),
        ("ca", "El vent ve de l'est.", {"east": 1}),
        ("lt", "Rytoj vakarų vėjas.", {"west": 1}),
        ("th", "ลมจากทิศใต้", {"south": 1}),
        ("zh", "股价下跌。", {"fall": 1}),
        ("zh", "距海岸南15公里", {"south": 1}),
        ("zh", "美国东部时间上午9点，西部下雨", {"west": 1, "rain": 1}),
        ("ja", "東部標準時の午後7時", {}),
        ("en", "at 7 p.m. Eastern Time in the north", {"north": 1}),
        ("ja", "北海道の3人", {}),
        ("ja", "海岸の北東15キロ", {"north": 1, "east": 1}),
        ("lo", "ຕາເວັນອອກສຽງໃຕ້", {"south": 1, "east": 1}),
        ("lo", "ລາຄານ້ຳມັນເພີ່ມຂຶ້ນ ແລ້ວຫຼຸດລົງ", {"rise": 1, "fall": 1}),
        ("ky", "Күйүүчү май кымбаттады.", {"rise": 1}),
        ("ky", "Алтындын баасы төмөндөдү.", {"fall": 1}),
        ("ku", "Bihaya petrolê zêde bû, ya zêr kêm bû.", {"rise": 1, "fall": 1}),
        ("ps", "د تېلو بیه لوړه شوه", {"rise": 1}),
        ("ps", "د غنمو بیه ټیټه شوه", {"fall": 1}),
        ("sd", "پيٽرول جي قيمت ۾ واڌ", {"rise": 1}),
        ("ug", "نېفىت باھاسى تۆۋەنلىدى", {"fall": 1}),
        ("or", "ତେଲ ଦର ବଢ଼ିଲା", {"rise": 1}),
        ("as", "দাম হ্ৰাস পাইছে", {"fall": 1}),
        ("mg", "Niakatra ny vidin'ny vary, nidina ny solika.", {"rise": 1, "fall": 1}),
        ("om", "Gatiin boba'aa hir'ate.", {"fall": 1}),
        ("jv", "Rega beras mundhak.", {"rise": 1}),
        ("su", "Harga béas turun.", {"fall": 1}),
        ("eo", "La prezoj altiĝis, sed malaltiĝis la lupago.", {"rise": 1, "fall": 1}),
        ("fy", "De priis stiicht.", {"rise": 1}),
        ("gd", "lùghdachadh ann am prìsean", {"fall": 1}),
        ("yi", "די פּרײַזן זענען געפֿאַלן", {"fall": 1}),
        ("ar", "وارتفاع الأسعار في الشمال وبالجنوب", {"rise": 1, "north": 1, "south": 1}),
        ("he", "ובצפון ירד שלג", {"north": 1, "snow": 1}),
        ("fr", "Il est parti.", {}),
        ("ms", "Kejatuhan itu bertambah teruk.", {"fall": 1}),
        ("sv", "Österrike väntar.", {}),
        ("it", "La crisi in Sudan.", {}),
        ("en", "The court acquitted two women.", {"acquitted": 1, "women": 1}),
        ("en", "A former mayor is cleared in a bribery trial.", {"acquitted": 1}),
        ("en", "A former mayor is guilty of bribery.", {"convicted": 1}),
        ("en", "A former mayor pleaded not guilty.", {}),
        ("fr", "Une alerte orange puis rouge.", {"orange": 1, "red": 1}),
        ("ar", "وفاز الفريق بعد إغلاق الملعب", {"closed": 1}),
        ("zh", "央行利率维持不变。", {"steady": 1}),
        ("xx", "Shares rose on Monday.", {}),
    ],
)
def test_the_values_of_a_sentence_are_counted(language, sentence, values):
    assert opposites(sentence, language) == values


@pytest.mark.parametrize(("one", "other"), [p for p in product(WIND, WIND) if p[0] <= p[1]])
def test_a_north_wind_is_no_south_wind_in_any_two_languages(one, other):
    def told(language, place):
        return (WIND[language][0].format(WIND[language][place]),)

    for place in (1, 2):
        same = told(one, place), told(other, place)
        assert opposed_passages(*same, (one, other), TOGETHER) == ()
    a, b = told(one, 1), told(other, 2)
    assert opposed_passages(a, b, (one, other), TOGETHER) == ((a[0], b[0]),)


OUTCOMES = {
    "verdict": {
        "en": ("He was convicted.", "He was acquitted."),
        "fr": ("Il a été condamné.", "Il a été acquitté."),
        "de": ("Er wurde verurteilt.", "Er wurde freigesprochen."),
        "tr": ("Sanık mahkum oldu.", "Sanık beraat etti."),
        "ja": ("有罪判決だった。", "無罪判決だった。"),
    },
    "vote": {
        "en": ("Parliament approved it.", "Parliament rejected it."),
        "es": ("El Parlamento la aprobó.", "El Parlamento la rechazó."),
        "ru": ("Парламент его одобрил.", "Парламент его отклонил."),
        "ar": ("وافق البرلمان عليه.", "رفض البرلمان ذلك."),
    },
    "passage": {
        "en": ("The road was reopened.", "The road was closed."),
        "fr": ("La route a été rouverte.", "La route a été fermée."),
        "zh": ("公路重新开放。", "公路关闭。"),
        "pl": ("Drogę otwarto, jest otwarta.", "Drogę zamknięto, jest zamknięta."),
    },
    "colour": {
        "en": ("A red warning.", "An orange warning."),
        "it": ("Allerta rossa.", "Allerta arancione."),
        "uk": ("Червоний рівень.", "Помаранчевий рівень."),
        "ko": ("적색 경보.", "주황색 경보."),
    },
    "course": {
        "en": ("The bank raised its rate.", "The rate is unchanged."),
        "de": ("Der Zins steigt.", "Der Zins bleibt unverändert."),
        "pt": ("O banco elevou a taxa.", "A taxa ficou inalterada."),
    },
    "jobs": {
        "en": ("It will hire 1,200 workers.", "It will lay off 1,200 workers."),
        "fr": ("Elle va embaucher 1 200 salariés.", "Elle va licencier 1 200 salariés."),
        "ko": ("1200명을 채용한다.", "1200명을 해고한다."),
        "ar": ("الشركة ستوظف 1200 عامل.", "الشركة ستسرح 1200 عامل."),
    },
    "force": {
        "en": ("The won strengthened.", "The won weakened."),
        "es": ("El won se apreció.", "El won se depreció."),
        "ja": ("ウォン高になった。", "ウォン安になった。"),
        "ru": ("Рубль укрепился.", "Рубль ослаб."),
    },
    "fate": {
        "en": ("Four people were killed.", "Four people were injured."),
        "de": ("Vier Menschen sind gestorben.", "Vier Menschen sind verletzt."),
        "hi": ("चार लोगों की मौत हुई।", "चार लोग घायल हुए।"),
        "sw": ("Watu wanne walikufa.", "Watu wanne walijeruhiwa."),
    },
    "record": {
        "en": ("The highest value.", "The lowest value."),
        "ru": ("Это самое высокое значение.", "Это самое низкое значение."),
        "zh": ("最高值。", "最低值。"),
        "fi": ("Korkein arvo.", "Matalin arvo."),
    },
    "heat": {
        "en": ("The hottest day.", "The coldest day."),
        "it": ("Il giorno più caldo.", "Il giorno più freddo."),
        "ko": ("폭염이 왔다.", "한파가 왔다."),
    },
    "term": {
        "en": ("The union extended its strike.", "The union suspended its strike."),
        "af": ("Hulle gaan die staking verleng.", "Hulle gaan die staking opskort."),
        "uk": ("Страйк продовжено.", "Страйк призупинено."),
    },
    "deal": {
        "en": ("It bought the plant.", "It sold the plant."),
        "sv": ("De köpte fabriken.", "De sålde fabriken."),
        "zh": ("公司收购工厂。", "公司出售工厂。"),
    },
    "rule": {
        "en": ("The state allows it.", "The state bans it."),
        "pl": ("Państwo na to zezwala.", "Państwo tego zakazuje."),
        "tr": ("Devlet buna izin veriyor.", "Devlet bunu yasaklıyor."),
    },
}


@pytest.mark.parametrize(
    ("one", "other"),
    [pair for told in OUTCOMES.values() for pair in product(told.items(), told.items())],
)
def test_one_outcome_is_not_the_other_in_any_two_languages(one, other):
    (left, of_left), (right, of_right) = one, other
    for place in (0, 1):
        same, else_ = (of_right[place],), (of_right[1 - place],)
        told = (of_left[place],)
        assert opposed_passages(told, same, (left, right), TOGETHER) == ()
        assert opposed_passages(told, else_, (left, right), TOGETHER) == ((told[0], else_[0]),)


def test_what_one_side_denies_is_no_opposite_of_what_the_other_says():
    a, b = ("Parliament did not approve the law.",), ("Le Parlement a rejeté la loi.",)
    assert opposed_passages(a, b, ("en", "fr"), TOGETHER) == ()
    assert opposed_passages(("Parliament approved the law.",), b, ("en", "fr"), TOGETHER) != ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Shares rose.", "Les actions ont un nouveau cours."),
        ("Shares rose after they had fallen.", "L'action baisse."),
        ("Two died, three were injured.", "Trois personnes ont été blessées."),
        ("A storm from the southwest.", "Un orage du sud."),
        ("A storm from the southwest.", "Un orage du sud-est."),
        ("Shares rose in the north.", "Les actions ont augmenté au nord."),
    ],
)
def test_what_is_said_by_one_side_alone_or_by_both_is_no_opposite(one, other):
    assert opposed_passages((one,), (other,), ("en", "fr"), TOGETHER) == ()


def test_what_is_told_in_another_order_is_no_opposite():
    a = ("Rain in the morning.", "Snow in the evening.")
    b = ("Le soir, il y a de la neige.", "Le matin, il y a de la pluie.")
    crossed = (Group(0, 1, 0, 1, 1.0), Group(1, 2, 1, 2, 1.0))
    assert opposed_passages(a, b, ("en", "fr"), crossed) == ()


@pytest.mark.parametrize(
    ("said", "other", "times"),
    [("Shares rose again.", "L'action baisse.", 7), ("A north wind.", "Un vent du sud.", 28)],
)
def test_a_long_passage_may_tell_of_both(said, other, times):
    long = " ".join([said] * times)
    assert opposed_passages((long,), (other,), ("en", "fr"), TOGETHER) == ()
    assert opposed_passages((said,), (other,), ("en", "fr"), TOGETHER) == ((said, other),)


def test_a_text_that_is_not_brief_may_tell_of_both():
    a, b = ("Shares rose.",) * (FEW + 1), ("L'action baisse.",) * (FEW + 1)
    groups = [Group(i, i + 1, i, i + 1, 1.0) for i in range(FEW + 1)]
    assert opposed_passages(a, b, ("en", "fr"), groups) == ()
    assert opposed_passages(a, b, ("en", "fr"), groups[1:]) == ((a[0], b[0]),)


def test_two_things_are_told_once():
    a, b = ("Shares rose.", "They rose."), ("L'action baisse.", "Elle baisse.")
    groups = (Group(0, 1, 0, 1, 1.0), Group(1, 2, 1, 2, 1.0))
    assert opposed_passages(a, b, ("en", "fr"), groups) == ((a[0], b[0]),)


SAID = st.lists(st.sampled_from(["It rose.", "It fell.", "Rain.", "Snow.", "A north wind."]))


@given(SAID, SAID)
def test_sides_may_change_places(a, b):
    groups = [Group(i, i + 1, i, i + 1, 1.0) for i in range(min(len(a), len(b)))]
    turned = opposed_passages(b, a, ("en", "en"), groups)
    assert opposed_passages(a, b, ("en", "en"), groups) == tuple((x, y) for y, x in turned)


SAID = ["Prices rise.", "Prices fall and fall.", "Snow.", "A north wind.", "South.", "Calm."]


@given(st.lists(st.sampled_from(SAID), max_size=6), st.lists(st.sampled_from(SAID), max_size=6))
def test_what_passages_say_is_told_kind_by_kind_and_passage_by_passage(a, b):
    def said(sentences):
        return sum((Counter(opposites(sentence, "en")) for sentence in sentences), Counter())

    groups = [Group(i, i + 1, i, i + 1, 1.0) for i in range(min(len(a), len(b)))]
    plain = {}
    for values in OPPOSITE_KINDS.values():
        for x, y in zip(a, b, strict=False):
            left, right = said([x]).keys() & values, said([y]).keys() & values
            more = frozenset(left & (said(a) - said(b)).keys())
            less = frozenset(right & (said(b) - said(a)).keys())
            if left and right and left.isdisjoint(right) and (more or less):
                plain.setdefault((more, less), (x, y))
    assert opposed_passages(a, b, ("en", "en"), groups) == tuple(plain.values())


def test_every_language_has_words_that_stand_for_one_thing_of_a_kind():
    for language, forms in TABLE["languages"].items():
        for values in OPPOSITE_KINDS.values():
            folded = [{fold(f) for f in forms.get(v, ()) if not f.endswith("*")} for v in values]
            assert all(all(each) for each in folded), language
        assert not set(forms) - set().union(*OPPOSITE_KINDS.values()), language


def test_points_between_two_are_both():
    assert set(opposites("northeast", "en")) == {"north", "east"}
