"""Sentences for tests of encoders: one piece of news by language, written for this purpose."""

SCHOOLS = {
    "en": "The minister said on Tuesday that 34 schools, half of them rural, would reopen.",
    "fr": "Le ministre a déclaré mardi que 34 écoles, pour moitié rurales, rouvriraient.",
    "de": "Der Minister sagte am Dienstag, 34 Schulen, zur Hälfte auf dem Land, öffneten wieder.",
    "es": "El ministro dijo el martes que reabrirán 34 escuelas, la mitad de ellas rurales.",
    "it": "Il ministro ha detto martedì che riapriranno 34 scuole, metà delle quali rurali.",
    "pt": "O ministro disse na terça-feira que 34 escolas, metade delas rurais, vão reabrir.",
    "nl": "De minister zei dinsdag dat 34 scholen, waarvan de helft op het platteland, heropenen.",
    "pl": "Minister powiedział we wtorek, że otwarte zostaną 34 szkoły, w połowie wiejskie.",
    "tr": "Bakan salı günü, yarısı kırsalda olan 34 okulun yeniden açılacağını söyledi.",
    "id": "Menteri mengatakan pada hari Selasa bahwa 34 sekolah, separuhnya di desa, akan dibuka.",
    "ms": "Menteri berkata pada hari Selasa bahawa 34 sekolah, separuh di desa, dibuka semula.",
    "ru": "Министр заявил во вторник, что вновь откроются 34 школы, половина из них сельские.",
    "ar": "قال الوزير يوم الثلاثاء إن 34 مدرسة، نصفها في الريف، ستفتح أبوابها من جديد.",
    "th": "รัฐมนตรีกล่าวเมื่อวันอังคารว่าโรงเรียน 34 แห่งจะเปิดอีกครั้ง โดยครึ่งหนึ่งอยู่ในชนบท",
    "ja": "大臣は火曜日、半数が地方にある３４校を再開すると述べた。",
    "ko": "장관은 화요일 34개 학교가 다시 문을 열며 그 절반은 시골에 있다고 말했다.",
    "zh": "部长星期二表示，34所学校将重新开放，其中一半在农村。",
}
"""In the languages of `muse`."""

SCHOOLS_ELSEWHERE = {
    "uk": "Міністр заявив у вівторок, що знову відкриються 34 школи, половина з них сільські.",
    "el": "Ο υπουργός δήλωσε την Τρίτη ότι 34 σχολεία, τα μισά αγροτικά, θα ανοίξουν ξανά.",
    "he": "השר אמר ביום שלישי כי 34 בתי ספר, מחציתם כפריים, ייפתחו מחדש.",
    "fa": "وزیر روز سه‌شنبه گفت که ۳۴ مدرسه، نیمی از آنها روستایی، بازگشایی می‌شوند.",
    "hi": "मंत्री ने मंगलवार को कहा कि 34 स्कूल, जिनमें से आधे ग्रामीण हैं, फिर खुलेंगे।",
    "ta": "அமைச்சர் செவ்வாயன்று 34 பள்ளிகள் மீண்டும் திறக்கப்படும் என்றார்.",
    "ka": "მინისტრმა სამშაბათს თქვა, რომ 34 სკოლა კვლავ გაიხსნება.",
    "am": "ሚኒስትሩ ማክሰኞ ዕለት 34 ትምህርት ቤቶች እንደገና ይከፈታሉ አሉ።",
    "vi": "Bộ trưởng hôm thứ Ba nói rằng 34 trường học, một nửa ở nông thôn, sẽ mở cửa lại.",
    "my": "ကျောင်း ၃၄ ကျောင်း ပြန်ဖွင့်မည်ဟု ဝန်ကြီးက အင်္ဂါနေ့တွင် ပြောသည်။",
}

OTHER_NEWS = [
    "The striker scored twice as the visitors won the cup final after extra time.",
    "La banque centrale a relevé son taux directeur d'un quart de point jeudi.",
    "Tausende Menschen mussten nach dem Erdbeben ihre Häuser verlassen.",
    "El tribunal condenó al exalcalde a cuatro años de prisión por soborno.",
    "科学者らは深海で新種の魚を発見したと発表した。",
]
