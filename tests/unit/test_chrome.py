"""Site chrome: recognised by wording in many languages, and never article prose."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.text.chrome import is_chrome
from service.text.clean import clean

PROTOTYPES: list[str] = [
    sentence
    for sentences in json.loads(
        Path(__file__).with_name("chrome_prototypes.json").read_text("utf-8")
    ).values()
    for sentence in sentences
]

CHROME = {
    "en": """Leave a Reply
        Your email address will not be published.
        Required fields are marked *
        Save my name, email, and website in this browser for the next time I comment.
        You must be logged in to post a comment.
        Source link
        SEE ALSO:
        Read also: Storm closes the harbour for a second day
        Read more
        Subscribe to our newsletter
        Sign up for our daily briefing
        Get the best stories delivered to your inbox every morning
        We use cookies to improve your experience on this site and to show you relevant advertising.
        By continuing to browse this site you agree to our use of cookies.
        Accept all
        Manage preferences.
        We and our 842 partners store and access information on your device.
        Please enter your comment!
        Please enter your name here
        Share on WhatsApp
        Share this article on Facebook
        Follow us on Twitter, Instagram and YouTube
        Join our Telegram channel for the latest updates
        All rights reserved.
        © 2024 The Daily Example Ltd
        Copyright (c) 2024 Example Media. All Rights Reserved
        Reproduction in whole or in part without permission is prohibited.
        Privacy Policy
        Terms of Use
        Please enable JavaScript to view this page properly.
        This site is protected by reCAPTCHA and the Google Privacy Policy applies.
        Verify that you are human
        Advertisement
        Story continues below advertisement
        Sponsored content
        Recommended for you
        You may also like
        Most read
        Related articles
        HOME NEWS SPORT BUSINESS CULTURE WEATHER VIDEO
        Download our free app for breaking news
        Photo: Jane Doe/AFP
        File photo
        (Reporting by Jane Doe; Editing by John Smith)
        Additional reporting by Jane Doe
        Source: RT, RIA Novosti
        Corrections policy
        Our Standards: The Thomson Reuters Trust Principles
        Subscribe to continue reading
        Already a subscriber? Sign in
        You have reached your limit of free articles this month.
        This article is for subscribers only
        3 min read
        12 Comments
        Last updated: 5 January 2022
        Published on January 5, 2022
        Skip to main content
        Loading…
        Click here to read the full story
        Share on Facebook Share on Twitter Share on WhatsApp Print
        The post Storm closes the harbour appeared first on The Daily Example.
        This article has been translated automatically and may contain errors.""",
    "fr": """Laisser un commentaire
        Votre adresse e-mail ne sera pas publiée.
        Les champs obligatoires sont indiqués avec *
        Abonnez-vous à notre newsletter
        Nous utilisons des cookies pour améliorer votre expérience.
        Tout accepter
        Lire aussi : La tempête ferme le port
        Lire la suite
        Partager sur Facebook
        Suivez-nous sur Instagram
        Tous droits réservés.
        Mentions légales
        Article réservé aux abonnés
        Publicité
        Les plus lus
        Photo : Jeanne Dupont/AFP
        Publié le 5 janvier 2022""",
    "ar": """اترك تعليقاً
        لن يتم نشر عنوان بريدك الإلكتروني.
        الحقول الإلزامية مشار إليها بـ *
        اقرأ أيضاً: العاصفة تغلق الميناء
        اقرأ المزيد
        اشترك في النشرة البريدية
        جميع الحقوق محفوظة
        سياسة الخصوصية
        تابعنا على تويتر
        الأكثر قراءة
        نستخدم ملفات تعريف الارتباط لتحسين تجربتك
        إعلان""",
    "es": """Deja un comentario
        Tu dirección de correo electrónico no será publicada.
        Los campos obligatorios están marcados con *
        Suscríbete a nuestro boletín
        Lea también: La tormenta cierra el puerto
        Utilizamos cookies propias y de terceros para mejorar nuestros servicios.
        Aceptar todas
        Síguenos en Facebook
        Todos los derechos reservados
        Lo más leído
        Publicidad
        Foto: EFE
        Contenido exclusivo para suscriptores""",
    "de": """Schreiben Sie einen Kommentar
        Ihre E-Mail-Adresse wird nicht veröffentlicht.
        Newsletter abonnieren
        Lesen Sie auch: Sturm schließt den Hafen
        Wir verwenden Cookies, um unsere Website zu verbessern.
        Alle akzeptieren
        Folgen Sie uns auf Facebook
        Alle Rechte vorbehalten.
        Meistgelesen
        Anzeige
        Foto: dpa
        Impressum""",
    "it": """Lascia un commento
        Il tuo indirizzo email non sarà pubblicato.
        Iscriviti alla newsletter
        Leggi anche: La tempesta chiude il porto
        Questo sito utilizza cookie tecnici e di profilazione.
        Accetta tutti
        Seguici su Facebook
        Riproduzione riservata
        Pubblicità""",
    "pt": """Deixe um comentário
        O seu endereço de e-mail não será publicado.
        Assine a nossa newsletter
        Leia também: Tempestade fecha o porto
        Utilizamos cookies para melhorar a sua experiência.
        Siga-nos no Instagram
        Todos os direitos reservados
        Mais lidas
        Publicidade""",
    "ru": """Оставить комментарий
        Ваш адрес email не будет опубликован.
        Обязательные поля помечены *
        Подписывайтесь на наш Telegram-канал
        Читайте также: Шторм закрыл порт
        Мы используем файлы cookie для улучшения работы сайта.
        Все права защищены.
        Политика конфиденциальности
        Самое читаемое
        Реклама
        Фото: РИА Новости
        При использовании материалов ссылка на сайт обязательна.""",
    "id": """Tinggalkan Balasan
        Alamat email Anda tidak akan dipublikasikan.
        Baca juga: Badai menutup pelabuhan
        Baca selengkapnya
        Ikuti kami di Google News
        Bagikan ke WhatsApp
        Hak Cipta Dilindungi Undang-Undang
        Kebijakan Privasi
        Berita terkait
        Iklan""",
    "ja": """コメントを残す
        メールアドレスが公開されることはありません。
        関連記事
        続きを読む
        この記事は有料会員限定です。
        当サイトではクッキーを使用しています。
        無断転載を禁じます
        プライバシーポリシー
        写真:共同通信
        アクセスランキング
        広告""",
    "zh": """发表评论
        您的邮箱地址不会被公开。
        相关阅读
        阅读全文
        版权所有 未经授权不得转载
        责任编辑:李明
        来源:新华网
        免责声明:本文仅代表作者个人观点
        扫描二维码下载客户端
        隐私政策
        廣告""",
    "ko": """댓글 쓰기
        이메일 주소는 공개되지 않습니다.
        관련기사
        많이 본 뉴스
        저작권자 (c) 연합뉴스, 무단 전재-재배포 금지
        페이스북 공유
        개인정보처리방침
        광고""",
    "tr": """Yorum yap
        E-posta adresiniz yayınlanmayacak.
        İlgili Haberler
        Daha fazla göster
        Bizi takip edin
        Tüm hakları saklıdır
        Gizlilik Politikası
        Reklam""",
    "nl": """Laat een reactie achter
        Je e-mailadres wordt niet gepubliceerd.
        Lees ook: Storm sluit de haven
        Wij gebruiken cookies om onze website te verbeteren.
        Meld je aan voor onze nieuwsbrief
        Alle rechten voorbehouden
        Meest gelezen
        Advertentie""",
    "pl": """Dodaj komentarz
        Twój adres e-mail nie zostanie opublikowany.
        Czytaj także: Sztorm zamyka port
        Ta strona używa plików cookies.
        Zapisz się do newslettera
        Wszelkie prawa zastrzeżone
        Najczęściej czytane
        Reklama""",
    "fa": """دیدگاهتان را بنویسید
        نشانی ایمیل شما منتشر نخواهد شد.
        بیشتر بخوانید: توفان بندر را بست
        اخبار مرتبط
        تمامی حقوق محفوظ است
        تماس با ما
        انتهای پیام""",
    "uk": """Залишити коментар
        Читайте також: Шторм закрив порт
        Усі права захищені
        Підписуйтесь на наш канал
        Реклама""",
    "hi": """यह भी पढ़ें: तूफान से बंदरगाह बंद
        विज्ञापन
        सर्वाधिकार सुरक्षित
        गोपनीयता नीति""",
    "vi": """Để lại bình luận
        Đọc thêm: Bão đóng cửa cảng
        Tin liên quan
        Chính sách bảo mật""",
}

PROSE = """
The regulator fined the company 50 million euros for placing cookies without consent.
Websites must ask users before they set cookies, the court in Luxembourg ruled on Tuesday.
The privacy policy of the app was changed in January, according to the newspaper.
"We use your data to sell advertising," the former employee told lawmakers.
He left a comment on her Facebook page and was arrested two days later.
The newspaper said it would stop asking readers to subscribe to its newsletter.
Police asked the public to share the photo on WhatsApp.
The advertisement was banned because it misled consumers.
Follow the money, the prosecutor told the jury on Friday.
Read his lips: there will be no new taxes this year.
More from the negotiations is expected on Thursday.
We and our partners stand with Ukraine, the prime minister said.
The two sides signed in and left without speaking.
The most read book of the year was a cookbook.
All rights reserved to the monarch under the old constitution were abolished.
Published by the ministry on Monday, the report blames the pilots.
Posted on Twitter, the video was seen a million times.
Loading of grain ships resumed in Odesa on Monday.
Source close to the talks said a deal was near.
Photo shows the damage to the bridge.
Support for our troops remains strong, he said.
Not a member of the alliance, Sweden applied in May.
This report was published in the journal Nature on Monday.
Copyright law has to be changed, the commissioner said.
Il s'agit de la politique de confidentialité la plus stricte d'Europe, a déclaré le ministre.
En poursuivant sa politique de rigueur, le gouvernement accepte le risque.
C'est une publicité mensongère, a estimé la cour.
شارك مع زملائه في المباراة وسجل في مرمى الفريق المنافس.
يحظر استخدام الأسلحة الكيميائية بموجب القانون الدولي.
Sigue la polémica en Twitter por las declaraciones del ministro.
Recibe un correo con amenazas y llama a la policía.
Wir und unsere Partner werden nicht nachgeben, sagte der Kanzler.
Использование этого оружия запрещено международным правом.
Подписка на сервис подорожает с января.
Источник в правительстве сообщил о скорой отставке министра.
Chia sẻ trên trang cá nhân, ca sĩ cho biết cô sẽ nghỉ hát.
منبع آگاه گفت که مذاکرات ادامه دارد
记者:请问您对此有何评论?
未经批准,任何人不得离境。
コメントするには時期尚早だと述べた。
弱者をフォローする制度が必要だ。
사진 속 남성은 웃고 있었다.
Penggunaan hak veto itu dikritik banyak negara.
Machine translation has improved quickly, researchers said.
"""


def sentences(block: str) -> list[str]:
    return [line.strip() for line in block.strip().splitlines()]


@pytest.mark.parametrize("text", [text for block in CHROME.values() for text in sentences(block)])
def test_chrome_is_recognised(text: str) -> None:
    assert is_chrome(clean(text))


@pytest.mark.parametrize("text", sentences(PROSE))
def test_prose_is_kept(text: str) -> None:
    assert not is_chrome(clean(text))


@pytest.mark.parametrize("text", ["", "…", "12", "*", ":", " : : "])
def test_marks_alone_are_not_chrome(text: str) -> None:
    assert not is_chrome(text)


def test_dress_does_not_matter() -> None:
    for text in ("LEAVE A REPLY", "leave a reply.", "» Leave a reply «", "* Leave a Reply:"):
        assert is_chrome(clean(text))


def test_a_menu_needs_three_items_and_no_verb() -> None:
    assert is_chrome("World | Politics | Business | Sport")
    assert is_chrome("Accueil - Actualités - Politique - Économie")
    assert not is_chrome("Business and politics meet sport at the summit.")
    assert not is_chrome("World news")


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
    ],
)
def test_wording_of_sites_in_many_languages_is_chrome(text: str) -> None:
    assert is_chrome(clean(text))


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
    ],
)
def test_prose_with_words_of_sites_is_kept(text: str) -> None:
    assert not is_chrome(clean(text))


def test_short_entries_between_bars_are_a_menu_in_any_language() -> None:
    assert is_chrome("Tin nóng | Đời sống | Pháp luật | Xe cộ")
    assert is_chrome("| ბიზნესი | სპორტი | ამინდი | ვიდეო |")
    assert not is_chrome("Lyon | 12 | 34 | 56")
    assert not is_chrome("Lyon | Brest | Nantes")
    assert not is_chrome("They came | they saw | they won | and went home.")


@pytest.mark.parametrize(
    "text", ["Kommentare (17)", "Komentarze (3)", "التعليقات (٥)", "Yorumlar (8)"]
)
def test_a_phrase_may_end_with_a_count(text: str) -> None:
    assert is_chrome(clean(text))
    assert not is_chrome(clean(f"{text} {text[0]}"))


@settings(deadline=None)
@given(st.text(max_size=700))
def test_any_text_has_an_answer(text: str) -> None:
    assert is_chrome(text) in (True, False)


@pytest.mark.parametrize(
    "unit", ["all rights ", "a ", ": ", "share on ", "中", "we use ", "x" * 50]
)
def test_long_text_is_no_obstacle(unit: str) -> None:
    began = time.process_time()
    is_chrome(unit * (1_000_000 // len(unit)))
    is_chrome((unit * 600)[:600])
    assert time.process_time() - began < 2


def test_prototypes_are_many_distinct_and_of_many_languages() -> None:
    assert len(PROTOTYPES) >= 170
    assert len(set(PROTOTYPES)) == len(PROTOTYPES)
    assert all(text == clean(text) for text in PROTOTYPES)
    assert sum(is_chrome(text) for text in PROTOTYPES) > len(PROTOTYPES) / 2
