"""Language identification: many languages, honest confidence, hints, threads, odd input."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.article import Language
from service.text.languages.language import candidates, plausible
from service.text.languages.language_tags import normalise

NEWS = {
    "af": (
        "Die president het Vrydag gesê dat die gesprekke oor die begroting "
        "volgende week sal voortgaan."
    ),
    "am": "ፕሬዚዳንቱ ውይይቱ በሚቀጥለው ሳምንት እንደሚቀጥል አርብ ዕለት ተናግረዋል።",
    "ar": "قال الرئيس يوم الجمعة إن المحادثات بشأن الميزانية ستستمر الأسبوع المقبل في العاصمة.",
    "az": "Prezident cümə günü bildirib ki, büdcə ilə bağlı danışıqlar gələn həftə davam edəcək.",
    "be": "Прэзідэнт у пятніцу заявіў, што перамовы аб бюджэце працягнуцца на наступным тыдні.",
    "bg": "Президентът заяви в петък, че преговорите за бюджета ще продължат следващата седмица.",
    "bn": "রাষ্ট্রপতি শুক্রবার বলেছেন যে বাজেট নিয়ে আলোচনা আগামী সপ্তাহে চলবে।",
    "ca": (
        "El president va dir divendres que les converses sobre el pressupost "
        "continuaran la setmana vinent."
    ),
    "cs": "Prezident v pátek řekl, že rozhovory o rozpočtu budou pokračovat příští týden.",
    "da": "Præsidenten sagde fredag, at forhandlingerne om budgettet vil fortsætte i næste uge.",
    "de": (
        "Der Präsident sagte am Freitag, dass die Gespräche über den Haushalt "
        "nächste Woche weitergehen."
    ),
    "el": "Ο πρόεδρος δήλωσε την Παρασκευή ότι οι συνομιλίες θα συνεχιστούν την επόμενη εβδομάδα.",
    "en": "The president said on Friday that the talks about the budget would continue next week.",
    "es": "El presidente dijo el viernes que las conversaciones sobre el presupuesto continuarán.",
    "et": "President ütles reedel, et läbirääkimised eelarve üle jätkuvad järgmisel nädalal.",
    "fa": "رئیس جمهور روز جمعه گفت که گفتگوها درباره بودجه هفته آینده ادامه خواهد یافت.",
    "fi": "Presidentti sanoi perjantaina, että neuvottelut talousarviosta jatkuvat ensi viikolla.",
    "fr": "Le président a déclaré vendredi que les discussions sur le budget se poursuivraient.",
    "he": "הנשיא אמר ביום שישי כי השיחות על התקציב יימשכו בשבוע הבא.",
    "hi": "राष्ट्रपति ने शुक्रवार को कहा कि बजट पर बातचीत अगले सप्ताह जारी रहेगी।",
    "hu": (
        "Az elnök pénteken azt mondta, hogy a költségvetésről szóló "
        "tárgyalások jövő héten folytatódnak."
    ),
    "hy": "Նախագահը ուրբաթ օրը հայտարարեց, որ բյուջեի շուրջ բանակցությունները կշարունակվեն։",
    "id": (
        "Presiden mengatakan pada hari Jumat bahwa pembicaraan tentang anggaran akan dilanjutkan."
    ),
    "it": (
        "Il presidente ha detto venerdì che i colloqui sul bilancio "
        "continueranno la prossima settimana."
    ),
    "ja": "大統領は金曜日、予算に関する協議が来週も続くと述べた。",
    "ka": "პრეზიდენტმა პარასკევს განაცხადა, რომ მოლაპარაკებები გაგრძელდება.",
    "kk": "Президент жұма күні бюджет туралы келіссөздер келесі аптада жалғасатынын айтты.",
    "km": "ប្រធានាធិបតីបាននិយាយកាលពីថ្ងៃសុក្រថាកិច្ចពិភាក្សានឹងបន្ត។",
    "ko": "대통령은 금요일에 예산에 관한 협의가 다음 주에도 계속될 것이라고 말했다.",
    "lt": "Prezidentas penktadienį sakė, kad derybos dėl biudžeto bus tęsiamos kitą savaitę.",
    "mk": (
        "Претседателот во петокот изјави дека разговорите за буџетот ќе продолжат следната недела."
    ),
    "my": "သမ္မတက သောကြာနေ့တွင် ဆွေးနွေးပွဲများ ဆက်လက်ပြုလုပ်မည်ဟု ပြောကြားခဲ့သည်။",
    "nl": (
        "De president zei vrijdag dat de gesprekken over de begroting volgende "
        "week worden voortgezet."
    ),
    "no": "Presidenten sa fredag at samtalene om budsjettet vil fortsette neste uke.",
    "pl": (
        "Prezydent powiedział w piątek, że rozmowy o budżecie będą "
        "kontynuowane w przyszłym tygodniu."
    ),
    "pt": "O presidente disse na sexta-feira que as conversas sobre o orçamento vão continuar.",
    "ro": (
        "Președintele a declarat vineri că discuțiile despre buget vor continua săptămâna viitoare."
    ),
    "ru": "Президент заявил в пятницу, что переговоры о бюджете продолжатся на следующей неделе.",
    "sv": "Presidenten sade på fredagen att samtalen om budgeten kommer att fortsätta nästa vecka.",
    "sw": "Rais alisema siku ya Ijumaa kwamba mazungumzo kuhusu bajeti yataendelea wiki ijayo.",
    "ta": "வரவு செலவுத் திட்டம் குறித்த பேச்சுவார்த்தை தொடரும் என்று ஜனாதிபதி தெரிவித்தார்.",
    "th": "ประธานาธิบดีกล่าวเมื่อวันศุกร์ว่าการเจรจาเรื่องงบประมาณจะดำเนินต่อไปในสัปดาห์หน้า",
    "tl": "Sinabi ng pangulo noong Biyernes na magpapatuloy ang mga pag-uusap tungkol sa badyet.",
    "tr": "Cumhurbaşkanı cuma günü bütçe görüşmelerinin gelecek hafta devam edeceğini söyledi.",
    "uk": "Президент заявив у п'ятницю, що переговори про бюджет продовжаться наступного тижня.",
    "ur": "صدر نے جمعہ کو کہا کہ بجٹ پر بات چیت اگلے ہفتے جاری رہے گی۔",
    "vi": "Tổng thống cho biết hôm thứ Sáu rằng các cuộc đàm phán về ngân sách sẽ tiếp tục.",
    "yi": "דער פּרעזידענט האָט געזאָגט פֿרײַטיק אַז די געשפּרעכן וועלן ווײַטער גיין.",
    "zh": "总统周五表示，有关预算的会谈将于下周继续举行。",
}


def told(text: str, hint: str | None = None) -> Language:
    return plausible(text, hint)[0]


@pytest.mark.parametrize(("code", "text"), NEWS.items())
def test_one_sentence_of_news_is_told(code: str, text: str) -> None:
    assert told(text).code == code


def test_traditional_chinese_is_chinese() -> None:
    assert told("總統週五表示，有關預算的會談將於下週繼續舉行。").code == "zh"


@pytest.mark.parametrize(
    "text", ["", "  \n", "12 345", "!!! — …", "\x00", "👍🏽", "http://a.example/news"]
)
def test_text_without_words_is_undetermined(text: str) -> None:
    assert told(text, "en") == Language("und", 0.0)
    assert candidates(text) == ()


STRANGE = {
    "Canadian syllabics": "ᓄᓇᕗᒻᒥ ᐃᓕᓐᓂᐊᕐᕕᒃ ᒪᑐᐃᖅᑕᐅᓚᐅᖅᑐᖅ ᐅᓪᓗᒥ, 12.",
    "Tifinagh": "ⵜⵕⵥⵎ ⵜⵉⵏⵎⵍ ⵜⴰⵎⴰⵢⵏⵓⵜ ⴳ ⴰⴳⴰⴷⵉⵔ.",
    "N'Ko": "ߒߞߏ ߛߓߍߛߎ߲ ߠߊ߫",
    "Meetei Mayek": "ꯃꯅꯤꯄꯨꯔ ꯗꯥ ꯑꯅꯧꯕꯥ",
    "Vai, with a word of English": "ꕙꔤ ꕞꕌꕊ ꔻꔬꗍ ꕞꕌꕊ ꔻꔬꗍ (Monrovia)",
}


@pytest.mark.parametrize("text", STRANGE.values(), ids=STRANGE)
@pytest.mark.parametrize("hint", [None, "en"])
def test_a_script_of_which_nothing_is_known_is_told(text: str, hint: str | None) -> None:
    assert plausible(text, hint) == (Language("und-Zzzz", 0.0),)


def test_a_quotation_in_an_unknown_script_leaves_the_language() -> None:
    assert told(f"{NEWS['fr']} ({STRANGE['Tifinagh']})").code == "fr"


def test_letters_for_show_are_those_they_stand_for() -> None:
    assert told("𝗧𝗵𝗲 𝗽𝗼𝗿𝘁 𝗼𝗳 𝗢𝘀𝗹𝗼 𝘄𝗮𝘀 𝗰𝗹𝗼𝘀𝗲𝗱 𝗼𝗻 𝗧𝘂𝗲𝘀𝗱𝗮𝘆.").code == "en"


def test_confidence_grows_with_the_text() -> None:
    word, sentence = told("Bonjour"), told(NEWS["fr"])
    article = told(" ".join([NEWS["fr"], "Il a ajouté que rien n'était encore décidé."] * 5))
    assert word.confidence < 0.3 < sentence.confidence < article.confidence
    assert article.confidence > 0.9


def test_one_word_of_a_script_of_its_own_is_told_with_caution() -> None:
    assert told("საქართველო").code == "ka"
    assert 0.3 < told("საქართველო").confidence < 0.9


def test_a_wrong_hint_changes_nothing() -> None:
    for code, text in NEWS.items():
        article = f"{text} {text}"
        assert told(article, "en" if code != "en" else "fr").code == code


def test_a_hint_decides_between_close_languages() -> None:
    text = "Vlada je danas odlučila o budžetu za ovu godinu"
    assert {told(text, hint).code for hint in ("hr", "bs")} == {"hr", "bs"}
    assert told(text, "hr_HR").code == told(text, "HRV").code == "hr"


def test_unsure_texts_have_several_candidates_in_order() -> None:
    found = candidates("Vlada je danas odlučila o budžetu")
    assert {"hr", "bs"} <= {one.code for one in found}
    assert [one.confidence for one in found] == sorted(
        (one.confidence for one in found), reverse=True
    )
    assert [one.code for one in candidates(" ".join([NEWS["it"]] * 3))] == ["it"]


def test_the_script_of_most_letters_decides_and_names_do_not() -> None:
    text = f"{NEWS['ja']} Microsoft OpenAI NATO {NEWS['ja']}"
    assert told(text).code == "ja"
    assert told(f"{NEWS['en']} {NEWS['en']} (北京)").code == "en"
    assert told(f"{NEWS['ru']} Boeing 737 MAX, Airbus A320").code == "ru"


def test_two_scripts_are_both_candidates() -> None:
    assert {"th", "en"} <= {one.code for one in candidates(NEWS["th"] + NEWS["en"])}


def test_addresses_do_not_count_as_words() -> None:
    text = (
        f"{NEWS['hi']} https://www.example.com/world/the-president-said-on-friday a.b@example.com"
    )
    assert told(text).code == "hi"


def test_capitals_and_presentation_forms_are_read() -> None:
    assert told(NEWS["de"].upper()).code == "de"
    assert told(NEWS["ru"].upper()).code == "ru"


def test_what_stands_behind_ten_megabytes_is_not_waited_for() -> None:
    assert told(f"{NEWS['pt']} " * 100_000).code == "pt"


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("zh-TW", "zh"),
        ("zh_Hant", "zh"),
        ("yue", "zh"),
        ("nb", "no"),
        ("nn-NO", "no"),
        ("fil", "tl"),
        ("iw", "he"),
        ("in", "id"),
        ("ji", "yi"),
        ("arb", "ar"),
        ("ENG", "en"),
        ("fre", "fr"),
        ("sh", "sr"),
        ("als", "sq"),
        (" pt-BR ", "pt"),
        ("ckb", "ku"),
        ("xyz", "xyz"),
        ("", ""),
    ],
)
def test_codes_are_normalised(code: str, expected: str) -> None:
    assert normalise(code) == expected


@settings(deadline=None)
@given(st.text(max_size=300), st.none() | st.text(max_size=5))
def test_any_text_has_an_answer(text: str, hint: str | None) -> None:
    found = told(text, hint)
    assert 0.0 <= found.confidence <= 1.0
    assert (found.code in {"und", "und-Zzzz"}) == (found.confidence == 0.0)
    assert told(text, hint) == found


FIRST_CALLS = """
import socket, sys
from concurrent.futures import ThreadPoolExecutor

def refuse(*args, **kwargs):
    raise AssertionError("network")

socket.socket.connect = refuse
from service.text.languages.language import plausible

texts = sys.argv[1:] * 4
with ThreadPoolExecutor(8) as pool:
    together = list(pool.map(plausible, texts))
assert together == [plausible(text) for text in texts]
print(" ".join(one.code for one, *_ in together[: len(sys.argv) - 1]))
"""


def test_the_first_calls_may_come_from_many_threads_and_without_a_network() -> None:
    codes = ["en", "fr", "ru", "id", "fa", "tr"]
    done = subprocess.run(
        [sys.executable, "-c", FIRST_CALLS, *(NEWS[code] for code in codes), "OK"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.split()[:-1] == codes, done.stderr
