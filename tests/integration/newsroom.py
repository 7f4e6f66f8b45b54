"""What the integration tests share: articles with known truth, and running the engine on them."""

# ruff: noqa: E501 - a sentence of an article is one line, however long.

from __future__ import annotations

import io
import json

from service.article import Article
from service.match.coverage.content import content
from service.match.verdicts.side import Side
from service.pipeline import Job, dedupe, fork_ready, workers_for
from service.progress import NoProgress
from service.settings import Settings
from service.text.prepare import prepare

BRIDGE = {
    "en": """Old bridge of Karvena opens again after long repairs
The old stone bridge of Karvena opened to walkers on Saturday after 27 months of repairs.
Masons replaced 1,840 stones that the flood of 2021 had torn out of the piers.
"My grandfather crossed this river every morning, and now my children can," said the mayor, Elena Dravik.
The work cost 6.3 million euros, most of it paid by the national heritage fund.
Cars will stay banned, because engineers found that the middle arch had moved by 14 centimetres.
A second phase, with new lamps and benches, is to begin after the winter.
""",
    "fr": """Le vieux pont de Karvena rouvre après de longs travaux
Le vieux pont de pierre de Karvena a rouvert aux piétons samedi après 27 mois de travaux.
Des maçons ont remplacé 1 840 pierres que la crue de 2021 avait arrachées aux piles.
« Mon grand-père traversait cette rivière chaque matin, et maintenant mes enfants le peuvent », a déclaré la maire, Elena Dravik.
Les travaux ont coûté 6,3 millions d'euros, payés en majeure partie par le fonds national du patrimoine.
Les voitures resteront interdites, car les ingénieurs ont constaté que l'arche centrale s'était déplacée de 14 centimètres.
Une deuxième phase, avec de nouveaux lampadaires et des bancs, doit commencer après l'hiver.
""",
    "ar": """إعادة افتتاح جسر كارفينا القديم بعد إصلاحات طويلة
أعيد افتتاح جسر كارفينا الحجري القديم أمام المشاة يوم السبت بعد 27 شهرا من الإصلاحات.
واستبدل البناؤون 1840 حجرا كان فيضان عام 2021 قد اقتلعها من الدعامات.
وقالت رئيسة البلدية إيلينا درافيك: "كان جدي يعبر هذا النهر كل صباح، والآن يستطيع أطفالي ذلك".
وبلغت تكلفة الأعمال 6.3 مليون يورو، دفع معظمها الصندوق الوطني للتراث.
وستبقى السيارات ممنوعة لأن المهندسين وجدوا أن القوس الأوسط تحرك بمقدار 14 سنتيمترا.
ومن المقرر أن تبدأ مرحلة ثانية، تشمل مصابيح ومقاعد جديدة، بعد الشتاء.
""",
    "ru": """Старый мост Карвены снова открыт после долгого ремонта
Старый каменный мост Карвены открылся для пешеходов в субботу после 27 месяцев ремонта.
Каменщики заменили 1840 камней, которые наводнение 2021 года вырвало из опор.
«Мой дедушка переходил эту реку каждое утро, а теперь могут и мои дети», — сказала мэр Елена Дравик.
Работы обошлись в 6,3 миллиона евро, большую часть которых оплатил национальный фонд наследия.
Автомобили останутся под запретом, поскольку инженеры обнаружили, что средняя арка сместилась на 14 сантиметров.
Второй этап, с новыми фонарями и скамейками, должен начаться после зимы.
""",
    "fa": """پل قدیمی کاروِنا پس از تعمیرات طولانی دوباره باز شد
پل سنگی قدیمی کاروِنا روز شنبه پس از ۲۷ ماه تعمیرات به روی عابران پیاده باز شد.
سنگ‌تراشان ۱۸۴۰ سنگ را که سیل سال ۲۰۲۱ از پایه‌ها کنده بود جایگزین کردند.
النا دراویک، شهردار، گفت: «پدربزرگم هر روز صبح از این رودخانه می‌گذشت و حالا فرزندانم هم می‌توانند».
این کار ۶٫۳ میلیون یورو هزینه داشت که بیشتر آن را صندوق ملی میراث پرداخت کرد.
خودروها همچنان ممنوع خواهند بود، زیرا مهندسان دریافتند که طاق میانی ۱۴ سانتی‌متر جابه‌جا شده است.
مرحله دوم، با چراغ‌ها و نیمکت‌های جدید، قرار است پس از زمستان آغاز شود.
""",
}
SAME_EVENT = """Walkers return to Karvena's river crossing
Hundreds of people gathered by the river at the weekend when Karvena's medieval crossing was given back to them.
A brass band played, and the baker's shop at the corner sold out before noon.
For more than two years residents had taken a bus around the valley to reach the market.
Shopkeepers on the left bank said they hoped that customers would now come back.
Some drivers complained that they still have to use the motorway.
The town hall thanked the volunteers who had collected money for the statue on the parapet.
"""
FERRY = {
    "en": """Night ferry to Ostrel loses its licence
The port authority of Ostrel withdrew the licence of the night ferry on Monday.
Inspectors had counted 312 passengers on a ship that may carry 240.
The company, which employs 85 people, said it would go to court.
Fishermen now offer rides across the strait for 19 crowns a person.
A decision of the judges is expected in 3 weeks.
""",
    "es": """El transbordador nocturno a Ostrel pierde su licencia
La autoridad portuaria de Ostrel retiró el lunes la licencia del transbordador nocturno.
Los inspectores habían contado 312 pasajeros en un barco que puede llevar a 240.
La empresa, que emplea a 85 personas, dijo que acudirá a los tribunales.
Los pescadores ofrecen ahora viajes a través del estrecho por 19 coronas por persona.
Se espera una decisión de los jueces en 3 semanas.
""",
}
BEES = """Beekeepers count their losses after a dry summer
Beekeepers in the southern hills say that half of their colonies did not survive the drought.
Flowers withered in July, and the bees found nothing to eat until the autumn rain.
The ministry of agriculture promised sugar and a loan without interest.
Scientists at the university are testing a breed that flies farther for nectar.
"""
BULLETIN = """Road report for the northern district
Police registered 47 accidents on the roads of the northern district last week.
In these accidents 12 people were injured, and 3 of them are still in hospital.
Most of the crashes happened on the ring road between the airport and the stadium.
The police ask drivers to slow down and to switch on their lights.
"""
CHROME = "\n\nLeave a Reply\n\nShare this article on Facebook\n"
TIBETAN = (
    "བོད་ཀྱི་གསར་འགྱུར་འདི་ནི་དེ་རིང་གི་ཉིན་མོར་བསྒྲགས་པ་ཡིན། "
    "ལྷ་སའི་གྲོང་ཁྱེར་ནང་སློབ་གྲྭ་གསར་པ་ཞིག་བཙུགས་པ་རེད། "
    "སློབ་ཕྲུག་བརྒྱ་ཕྲག་མང་པོ་འཛོམས་ནས་དགའ་སྟོན་བྱས། "
    "དགེ་རྒན་རྣམས་ཀྱིས་གཏམ་བཤད་གནང་སྟེ་བཀྲིས་བདེ་ལེགས་ཞུས། "
)
TABLES = ("assignments", "clusters", "links", "canonical", "rejected")


def article(text, id="a", **fields):
    """An article of a text whose first line is the title."""
    title, _, body = text.partition("\n")
    return Article(id=id, title=title, text=body, **fields)


class Kept:
    """Embeddings kept in memory, each made once."""

    def __init__(self, space):
        self._space, self._made = space, {}

    def __call__(self, prepared, encoder):
        key = (prepared.article.title, prepared.article.text, encoder)
        if key not in self._made:
            texts = [s.text for s in content(prepared)]
            self._made[key] = self._space.encode(encoder, texts)
        return self._made[key]


def side(text, space, kept):
    """The article of a text as one side of a comparison."""
    return Side(prepare(article(text)), space, kept)


def record(text, id, **fields):
    """A record of JSON Lines."""
    title, _, body = text.partition("\n")
    return {"id": id, "title": title, "text": body} | fields


def corpus():
    """Records of planted clusters: every kind of duplicate, and what must stay apart."""
    return [
        *(record(text, f"bridge-{language}") for language, text in BRIDGE.items()),
        record(BRIDGE["en"].upper() + CHROME, "bridge-copy"),
        record(SAME_EVENT, "event"),
        *(record(text, f"ferry-{language}", desk=language) for language, text in FERRY.items()),
        record(BEES, "bees"),
        record(BULLETIN, "road-1"),
        record(BULLETIN.replace("47", "58"), "road-2"),
        record(TIBETAN, "bod"),
    ]


PLANTED = {
    ("bees",),
    ("bod",),
    ("bridge-ar", "bridge-copy", "bridge-en", "bridge-fa", "bridge-fr", "bridge-ru"),
    ("event",),
    ("ferry-en", "ferry-es"),
    ("road-1",),
    ("road-2",),
}


def write_lines(path, records):
    """Write records as JSON Lines."""
    lines = "".join(json.dumps(r, ensure_ascii=False) + "\n" for r in records)
    path.write_text(lines, "utf-8")
    return path


def run(out, *inputs, progress=None, stdin=b"", settings=None, ready=False, **keys):
    """Run the engine on inputs and return the summary; `ready`: with workers from the beginning."""
    job = Job(tuple(map(str, inputs)), out, settings or Settings(encoder="auto"), **keys)
    with workers_for(job.settings) as workers:
        if ready:
            fork_ready(workers, job.settings)
        return dedupe(job, progress or NoProgress(), io.BytesIO(stdin), workers)


def rows(out, name):
    """Read one of the tables of a run."""
    return [json.loads(line) for line in (out / f"{name}.jsonl").read_text("utf-8").splitlines()]


def tables(out):
    """All tables of a run as bytes."""
    return {name: (out / f"{name}.jsonl").read_bytes() for name in TABLES}


def partition(out):
    """The clusters of a run as a set of members."""
    return {tuple(cluster["members"]) for cluster in rows(out, "clusters")}
