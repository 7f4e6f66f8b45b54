"""Site chrome: recognised by wording in many languages, and never article prose."""

from __future__ import annotations

import json
import time
from itertools import chain
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.text.origin.translation_notes import is_disclaimer
from service.text.sites.chrome import is_site_wording
from service.text.writing.clean import clean

PROTOTYPES: list[str] = [
    sentence
    for sentences in json.loads(
        Path(__file__).with_name("chrome_prototypes.json").read_text("utf-8")
    ).values()
    for sentence in sentences
]

WORDING = json.loads(Path(__file__).with_name("chrome_wording.json").read_text("utf-8"))


@pytest.mark.parametrize("text", [*chain(*WORDING["chrome"].values())])
def test_chrome_is_recognised(text: str) -> None:
    assert is_site_wording(clean(text))


@pytest.mark.parametrize("text", WORDING["prose"])
def test_prose_is_kept(text: str) -> None:
    assert not is_site_wording(clean(text))
    assert not is_disclaimer(clean(text))


@pytest.mark.parametrize("text", ["", "…", "12", "*", ":", " : : "])
def test_marks_alone_are_not_chrome(text: str) -> None:
    assert not is_site_wording(text)


def test_dress_does_not_matter() -> None:
    for text in ("LEAVE A REPLY", "leave a reply.", "» Leave a reply «", "* Leave a Reply:"):
        assert is_site_wording(clean(text))


@pytest.mark.parametrize(
    "text",
    [
        "Der Kommentarbereich wurde geschlossen.",
        "Haben Sie einen Fehler bemerkt?",
        "Foto de archivo",
        "Continúa leyendo",
        "Imagem de arquivo",
        "Redazione",
        "Commenta la notizia",
        "Нашли опечатку?",
        "资料图:火车站",
        "좋아요 5 공유하기",
        "네이버로 공유하기",
        "Mail onze redactie",
        "Dit artikel gaat verder onder de video",
        "Ayo bergabung di saluran WhatsApp kami",
        "प्रतीकात्मक तस्वीर",
        "نقل مطالب با ذکر منبع مجاز است",
        "স্টাফ রিপোর্টার",
        "Termeni și condiții Politica de cookies",
        "Archivní foto",
        "Habari zaidi",
        "Абонамент | Времето | Спорт | Култура",
        "Tilaa uutiskirjeemme ja saat päivän tärkeimmät jutut.",
        "Huomasitko virheen? Kerro meille.",
        "Iratkozzon fel hírlevelünkre, hogy ne maradjon le semmiről!",
        "Забелязахте грешка? Пишете ни.",
        "Морате бити пријављени да бисте коментарисали.",
        "Vrijeme čitanja: 4 min",
        "Našli ste chybu v článku?",
        "Ste opazili napako? Pišite nam.",
        "Líbil se vám tento článek?",
        "Ai găsit o greșeală? Scrie-ne.",
        "Ακολουθήστε μας στο Google News και μάθετε πρώτοι τα νέα",
        "יש להתחבר כדי להגיב",
        "ہمیں فیس بک پر فالو کریں",
        "মন্তব্য করতে লগইন করুন",
        "Log masuk untuk memberi komen",
        "เข้าสู่ระบบเพื่อแสดงความคิดเห็น",
        "क्या आपको यह खबर पसंद आई?",
        "Vui lòng đăng nhập để bình luận.",
        "Сподобалась стаття?",
        "Har du hittat ett fel i texten?",
        "Log ind for at kommentere",
        "Last ned appen og få nyhetene først",
        "கருத்து தெரிவிக்க உள்நுழையவும்",
        "Şərh yazmaq üçün daxil olun",
        "Қате тапсаңыз, бізге жазыңыз.",
        "Ingia ili kutoa maoni",
        "برای ارسال نظر وارد شوید",
        "댓글을 남기려면 로그인하세요.",
        "この記事は役に立ちましたか?",
        "觉得不错?点个赞,转发给朋友吧。",
        "Bildirimleri açın, hiçbir haberi kaçırmayın.",
        "Ascolta la versione audio dell'articolo",
        "Artikel anhören",
        "Klausies rakstu",
        "Чытаць каментары",
        "Buďte první, kdo okomentuje článek",
        "Legyen Ön az első hozzászóló",
        "Залиште перший коментар.",
        "Soyez le premier à commenter",
        "כתבה זו היא למנויים בלבד.",
        "Straipsnis skirtas tik prenumeratoriams",
        "Den här artikeln är endast för prenumeranter",
        "Hierdie artikel is slegs vir intekenaars",
        "Der Text geht unter dem Foto weiter",
        "Tekst se nastavlja ispod oglasa",
        "Nachdruck nur mit Genehmigung der Redaktion",
        "Redakcja nie odpowiada za treść komentarzy.",
        "A szerkesztőség nem vállal felelősséget a kommentekért",
        "1245 переглядів",
        "Посмотрите видео ниже",
        "Simak video berikut",
        "Hoppa till innehållet",
        "첫 댓글을 남겨주세요",
    ],
)
def test_wording_of_sites_in_many_languages_is_chrome(text: str) -> None:
    assert is_site_wording(clean(text))


@pytest.mark.parametrize(
    "text",
    [
        "Der Kommentarbereich der Zeitung wurde von der Partei gekauft.",
        "资料图书馆周一重新开放。",
        "사진 공유 앱이 인기를 끌고 있다.",
        "Heb je een vraag, dan antwoordt de minister vanavond.",
        "Mari bergabung dengan partai kami, kata ketuanya.",
        "Termeni și condiții noi pentru clienții băncii.",
        "Archivní film získal cenu.",
        "Conforme a los criterios de la Comisión Europea, España deberá reducir su déficit.",
        "Comparta este artículo con la policía si reconoce al hombre buscado.",
        "Os comentários são de responsabilidade do ministro, disse o presidente ontem.",
        "Mit Klick auf den Button überwies der Täter 300.000 Euro auf sein Konto.",
        "Haben Sie einen Fehler entdeckt, fragte der Richter den Gutachter.",
        "Externer Inhalt wird in dem Land blockiert, sagen Aktivisten.",
        "Hier wollen die Grünen ihren neuen Newsletter gegen rechts bestellen",
        "Uyarı: Anayasa Mahkemesi işçilerin hakları ihlal edildi dedi.",
        "Archieffoto toont de minister naast de verdachte in 2015.",
        "声明称，此举不代表中国政府的立场。",
        "声明说，本网站遭到黑客攻击，数据已泄露。",
        "本文作者认为，这一判决不代表司法改革的终结。",
        "Tilaajia on vähemmän kuin ennen, kertoo lehti.",
        "A miniszter szerint hibát találtak a jelentésben.",
        "Забелязаха грешка в протокола и преброиха отново.",
        "Prijavili su se na natječaj za izgradnju mosta.",
        "Našli chybu v programe, povedal hovorca banky.",
        "Au găsit o greșeală în raport și l-au retras.",
        "Ο πρωθυπουργός ακολούθησε τη συμβουλή του υπουργού.",
        "מצאו טעות בדוח של החברה, אמר השר.",
        "Menteri log masuk ke sistem itu pada hari Isnin.",
        "นายกรัฐมนตรีเข้าสู่ระบบเพื่อลงคะแนน",
        "क्या आपको पता है कि मंत्री ने इस्तीफा दिया?",
        "Người dân đăng ký nhận nhà ở xã hội từ thứ Hai.",
        "기자가 댓글을 남기려고 로그인했다가 체포됐다.",
        "この記事は政府に対する批判で話題になった。",
        "他觉得不错的方案被否决了。",
        "Использование дронов без разрешения запрещено.",
        "Die Verwendung von Drohnen ist nur mit Genehmigung erlaubt.",
        "De overname van het bedrijf zonder toestemming was verboden.",
        "बिना अनुमति के सभा करना प्रतिबंधित है।",
        "يحظر نشر القوات دون إذن البرلمان.",
        "복제 인간 연구 금지 법안 통과",
        "Une erreur de calcul a coûté cher.",
        "Ha encontrado un error en el sistema.",
        "Phát hiện lỗi trong hệ thống ngân hàng.",
        "הצטרפו ב-2015 לליגה הלאומית.",
        "İlk ay 300 kişi işini kaybetti.",
        "Korzystając z okazji, prezydent wyraził zgodę na reformę.",
        "ข้อมูลจากกระทรวงระบุว่ามีผู้เสียชีวิตห้าคน",
        "Der Minister will den Artikel anhören lassen, sagte er.",
        "Redakcja nie odpowiada na pytania policji.",
        "Artikkelen om krigen fortsetter å skape debatt.",
        "間違いを見つけた研究者が表彰された。",
        "They let us know that the ship was lost.",
    ],
)
def test_prose_with_words_of_sites_is_kept(text: str) -> None:
    assert not is_site_wording(clean(text))


@pytest.mark.parametrize(
    "text",
    [
        "Subscribe now from £1 a month to continue reading.",
        "Suscríbete por 1 € al mes y sigue leyendo.",
        "Xəbər saat 09:30 da yenilənib.",
        "Xabar soat 09:30 da yangilandi.",
        "Habari hii imesasishwa saa 9:30.",
        "Matéria atualizada às 9h30.",
        "Τὸ ἄρθρο ενημερώθηκε στις 9:30",
        "Gumagamit ng cookies ang website na ito.",
        "Egin harpidetza irakurtzen jarraitzeko.",
        "This story was updated at 9:30 pm to add a comment of the mayor.",
    ],
)
def test_offers_to_readers_and_notes_on_updates_are_chrome(text: str) -> None:
    assert is_site_wording(clean(text))


@pytest.mark.parametrize(
    "text",
    [
        "Subscribers pay from £1 a month.",
        "The timetable was updated at 9:30 pm.",
        "Xabar tarqaldi: soat 09:30 da yangi poyezd yo'lga chiqdi.",
        "The newspaper is only for subscribers of the union.",
    ],
)
def test_reports_on_subscribers_and_updates_are_kept(text: str) -> None:
    assert not is_site_wording(clean(text))


@pytest.mark.parametrize(
    "text",
    [
        "Related: Storm closes the harbour for a second day, and the ferries stay in port",
        "Lees ook | Storm legt de haven stil",
        "Lire aussi > La tempête ferme le port",
        "[관련기사] 폭풍으로 이틀째 항구 폐쇄 어선 백여 척 발 묶여",
        "【関連記事】港が二日続けて閉鎖",
        "(延伸閱讀)颱風來襲 港口關閉",
        "İlgili haberler: Fırtına limanı ikinci gün de kapattı",
        "Luetuimmat: Myrsky sulki sataman",
        "Anzeige: Jetzt Stromanbieter wechseln und bis zu 300 Euro im Jahr sparen.",
        "Об авторе: Анна Белова пишет о политике с 2009 года.",
        "مصنف کے بارے میں: سارہ خان 2012 سے کھیلوں پر لکھتی ہیں۔",
        "लेखक के बारे में: नेहा शर्मा 2012 से खेल पर लिखती हैं।",
    ],
)
def test_what_follows_a_label_is_the_sites(text: str) -> None:
    assert is_site_wording(clean(text))


@pytest.mark.parametrize(
    "text",
    [
        "Related parties: the bank and its owner were both fined.",
        "The minister said: share this with your neighbours.",
        "Reklam yasağı: Bakanlık yeni kuralları açıkladı.",
        "(Reuters) - Oil rose by a dollar on Monday.",
        "Related: " + "the harbour stays closed until the storm is over. " * 6,
    ],
)
def test_a_label_is_all_that_stands_before_the_mark_of_a_line(text: str) -> None:
    assert not is_site_wording(clean(text))


@pytest.mark.parametrize(
    "text",
    [
        "Door op de link te klikken kwam de man op een valse site van de bank terecht.",
        "En continuant la navigation malgré la tempête, le skipper breton a pris la tête.",
        "En poursuivant la navigation de nuit, le cargo a heurté un chalutier.",
        "Mit der weiteren Nutzung der alten Halle stimmte der Rat auch dem Umbau zu.",
        "Copying of the banknotes without permission is prohibited, the central bank said.",
        "Redistribution of the film without consent is forbidden, the court ruled.",
        "Reproduction of the pandas without consent is forbidden.",
        "La reproduction des loups est interdite sans autorisation du préfet.",
        "Vietata la riproduzione dei cinghiali in cattività",
        "Prohibida la reproducción de toros bravos sin autorización del ministerio.",
        "Al seguir navegando sin permiso, el capitán acepta una multa de 500 euros.",
        "500 shares",
        "90 דקות",
        "500 condivisioni",
        "Klopt er iets niet?",
        "Stuur ons een foto, zei de politie.",
        "Praat mee over de toekomst van het dorp",
        "Houd het netjes, zei de burgemeester.",
        "Laat het weten",
        "Abonnez-vous dès 5 euros",
        "Write to us",
        "Tell us",
        "Let us know",
        "Save it for later",
        "See the comments",
        "Reageren",
        "Смотрите видео",
        "Napisz do nas",
        "Date: 12 April 2026, 20:00",
        "Дата: 12.04.2026, 20:00",
        "Fecha: 12 de abril de 2026, 20:00",
    ],
)
def test_what_may_be_told_or_quoted_is_kept(text: str) -> None:
    assert not is_site_wording(clean(text))


@pytest.mark.parametrize(
    "text", ["Kommentare (17)", "Komentarze (3)", "التعليقات (٥)", "Yorumlar (8)"]
)
def test_a_phrase_may_end_with_a_count(text: str) -> None:
    assert is_site_wording(clean(text))
    assert not is_site_wording(clean(f"{text} {text[0]}"))


@settings(deadline=None)
@given(st.text(max_size=700))
def test_any_text_has_an_answer(text: str) -> None:
    assert is_site_wording(text) in (True, False)


@pytest.mark.parametrize(
    "unit", ["all rights ", "a ", ": ", "share on ", "中", "we use ", "x" * 50]
)
def test_long_text_is_no_obstacle(unit: str) -> None:
    began = time.process_time()
    is_site_wording(unit * (1_000_000 // len(unit)))
    is_site_wording((unit * 600)[:600])
    assert time.process_time() - began < 2


def test_prototypes_are_many_distinct_and_of_many_languages() -> None:
    assert len(PROTOTYPES) >= 170
    assert len(set(PROTOTYPES)) == len(PROTOTYPES)
    assert all(text == clean(text) for text in PROTOTYPES)
    assert sum(is_site_wording(text) for text in PROTOTYPES) > len(PROTOTYPES) / 2
