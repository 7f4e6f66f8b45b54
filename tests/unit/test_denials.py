"""Whether a sentence is denied, and which aligned passages one side denies."""

import numpy as np
import pytest

from service.match.align import Group
from service.match.denied import denied_passages
from service.text.denials import Stance, stance

TOGETHER = (Group(0, 1, 0, 1, 1.0),)
ALIKE = np.ones((1, 1), np.float32)


@pytest.mark.parametrize(
    ("language", "denied", "affirmed"),
    [
        ("en", "The strike will not go on.", "The strike will go on."),
        ("en", "They don't agree.", "They agree."),
        ("fr", "La grève ne continuera pas.", "La grève continuera."),
        ("fr", "Il n'a jamais avoué.", "Il a avoué."),
        ("de", "Der Streik geht nicht weiter.", "Der Streik geht weiter."),
        ("es", "La huelga no continuará.", "La huelga continuará."),
        ("pt", "A greve não continuará.", "A greve continuará."),
        ("it", "Lo sciopero non continuerà.", "Lo sciopero continuerà."),
        ("ru", "Забастовка не продолжится.", "Забастовка продолжится."),
        ("cs", "Stávka není u konce.", "Stávka je u konce."),
        ("ar", "لن يستمر الإضراب.", "سيستمر الإضراب."),
        ("fa", "اعتصاب نمی‌ماند.", "اعتصاب ماند."),
        ("hi", "हड़ताल जारी नहीं रहेगी।", "हड़ताल जारी रहेगी।"),
        ("en", "Nobody was hurt in the fire.", "Somebody was hurt in the fire."),
        ("fr", "Rien n'a changé au village.", "Tout a changé au village."),
        ("fr", "Il n'a ni argent ni amis.", "Il a de l'argent et des amis."),
        ("es", "Nadie resultó herido.", "Alguien resultó herido."),
        ("pt", "Nada mudou na cidade.", "Tudo mudou na cidade."),
        ("it", "Né il padre né il figlio sono venuti.", "Il sindaco ne ha parlato ieri."),
        ("ro", "Primarul n-a semnat acordul.", "Primarul a semnat acordul."),
        ("id", "Dia tak bisa bermain hari Minggu.", "Dia bisa bermain hari Minggu."),
        ("ms", "Dia takkan bermain Ahad ini.", "Dia akan bermain Ahad ini."),
        ("tl", "Walang nasaktan sa sunog.", "May nasaktan sa sunog."),
        ("ar", "لايوجد وقت للحوار.", "يوجد وقت للحوار."),
        ("fa", "دولت پیشنهاد را نپذیرفت.", "دولت پیشنهاد را پذیرفت."),
        ("ur", "وہاں مت جاؤ۔", "وہاں جاؤ۔"),
        ("he", "אי אפשר להיכנס לבניין.", "אפשר להיכנס לבניין."),
        ("he", "אינכם יכולים להצביע.", "אתם יכולים להצביע."),
        ("hi", "न तो पिता आया न ही बेटा।", "पिता और बेटा आए।"),
        ("zh", "罢工没有继续。", "罢工继续。"),
        ("zh", "他无法上场。", "他能上场。"),
        ("zh", "無人受傷。", "有人受傷。"),
        ("zh", "他从未认罪。", "他认罪了。"),
        ("ja", "ストライキは続かない。", "ストライキは続く。"),
        ("ja", "市長は出席せず、書面で答えた。", "市長は出席し、書面で答えた。"),
        ("tr", "Grev sürmeyecek.", "Grev sürecek."),
        ("tr", "Polis kuyruk beklemiyor.", "Polis kuyruk bekliyor."),
        ("tr", "Hastane etkilenmedi.", "Hastane etkilendi."),
        ("tr", "Sürücü tutuklananlar arasında değil.", "Sürücü tutuklananlar arasında."),
        ("tr", "Biz hazır değiliz.", "Biz hazırız."),
        ("tr", "Kulüp kararı takip etmeyecek.", "Kulüp kararı takip edecek."),
        ("tr", "Sakatlanan oyuncu oynayamaz.", "Sakatlanan oyuncu oynayabilir."),
        ("tr", "Uyuyamadıkları için şarkı söylüyorlar.", "Uyudukları için şarkı söylüyorlar."),
        ("tr", "Köye gidemeyecekler.", "Köye gidecekler."),
        ("tr", "Yolu bulamadılarsa geri gelemediyse de.", "Yolu buldular."),
        ("tr", "Çalışmadıklarını söylediler.", "Çalıştıklarını söylediler."),
        ("ko", "파업은 계속되지 않는다.", "파업은 계속된다."),
        ("ko", "들어가지 마세요.", "들어가세요."),
        ("ko", "사람들이 오지못했다.", "사람들이 왔다."),
        ("vi", "Cuộc đình công sẽ không tiếp tục.", "Cuộc đình công sẽ tiếp tục."),
        ("vi", "Họ chưa đồng ý.", "Họ đã đồng ý."),
        ("th", "การประท้วงจะไม่ดำเนินต่อ", "การประท้วงจะดำเนินต่อ"),
        ("th", "ไม่มีใครเจ็บ", "มีคนเจ็บ"),
        ("km", "គាត់លែងធ្វើការ។", "គាត់ធ្វើការនៅកន្លែងនេះ។"),
        ("en", "There were no injuries.", "There were injuries."),
        ("ar", "المدير غير مذنب.", "المدير مذنب."),
        ("fr", "Il n'y a eu aucun blessé.", "Il y a eu des blessés."),
        ("hu", "Ma már egyikből sincs.", "Ma már mindegyikből van."),
        ("hu", "Sosem beszélt róla.", "Mindig beszélt róla."),
        ("hu", "Ne menj oda.", "Menj oda."),
        ("fi", "Hän sanoi, etteivät he tule.", "Hän sanoi, että he tulevat."),
        ("fi", "Älä tule maanantaina.", "Tule maanantaina."),
        ("et", "Ärge minge sisse.", "Minge sisse."),
        ("et", "Tee polnud lahti.", "Tee oli lahti."),
        ("ka", "არავინ დაშავდა.", "ვიღაც დაშავდა."),
        ("ka", "ის აღარ მუშაობს.", "ის მუშაობს."),
        ("is", "Enginn slasaðist.", "Einhver slasaðist."),
        ("no", "Ingen ble skadet.", "Noen ble skadet."),
        ("no", "Det hende ikkje.", "Det hende."),
        ("sv", "Ingenting hände.", "Något hände."),
        ("da", "Der skete ingenting.", "Der skete noget."),
        ("de", "Niemand hat das Geld gesehen.", "Jemand hat das Geld gesehen."),
        ("nl", "Er werd niets gestolen.", "Er werd iets gestolen."),
        ("ru", "Здесь нельзя купаться.", "Здесь можно купаться."),
        ("bg", "Жителите нямаха ток.", "Жителите имаха ток."),
        ("cs", "Nešlo o požár.", "Šlo o požár."),
        ("cs", "Nemusíme čekat.", "Musíme čekat."),
        ("sk", "Nevieme, kto strieľal.", "Vieme, kto strieľal."),
        ("sl", "Nisi med prijetimi.", "Si med prijetimi."),
        ("hr", "Vatrogasci nemaju vode.", "Vatrogasci imaju vode."),
        ("bs", "Nećemo prodati stadion.", "Prodat ćemo stadion."),
        ("sr", "Немају карте за концерт.", "Имају карте за концерт."),
        ("el", "Καμία πτήση σήμερα.", "Μία πτήση σήμερα."),
        ("sq", "Ai s'ka bileta.", "Ai ka bileta."),
    ],
)
def test_a_plain_negation_denies_a_sentence(language, denied, affirmed):
    assert stance(denied, language) is Stance.DENIED
    assert stance(affirmed, language) is Stance.AFFIRMED


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("he", "הדרך באינדונזיה ארוכה."),
        ("he", "אינדונזיה היא ארץ גדולה."),
        ("he", "אינטרנט מהיר הגיע לכפר."),
        ("tr", "Trenin geleceğini umuyoruz."),
        ("cs", "Neapol je u moře."),
        ("sk", "Neapol je pri mori."),
    ],
)
def test_words_that_begin_like_a_denial_deny_nothing(language, sentence):
    assert stance(sentence, language) is Stance.AFFIRMED


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "Not only the drivers are on strike."),
        ("fr", "Le maire n'est pas le seul élu de la liste."),
        ("en", "They vote on whether or not to change the name."),
        ("hi", "लोगों ने वोट किया कि नाम बदला जाएगा या नहीं।"),
        ("en", "The captain can't wait for the season."),
        ("fr", "La ville ne cesse de grandir."),
        ("fr", "Le rapport est inexact."),
        ("es", "El equipo está más unido que nunca."),
        ("es", "Los vecinos están descontentos."),
        ("pt", "O clube está mais forte do que nunca."),
        ("pt", "O acidente era inevitável."),
        ("it", "Il capitano non vede l'ora di giocare."),
        ("it", "Resterà finché non arriva il sindaco."),
        ("ro", "Orașul este mai frumos ca niciodată."),
        ("ro", "Ministrul se îndoiește de succes."),
        ("id", "Kapten sudah tidak sabar bermain."),
        ("id", "Paling tidak 5 orang terluka."),
        ("ms", "Keputusan itu tidak adil."),
        ("ms", "Kapten sudah tidak sabar untuk bermain."),
        ("tl", "Umalis sila nang walang paalam."),
        ("tl", "Walang dudang mananalo siya."),
        ("ar", "لا نزال ننتظر الحافلة."),
        ("ar", "كان المشهد جميلا بشكل لا يصدق."),
        ("fa", "شک نداریم که تیم می‌برد."),
        ("fa", "متهم بی‌گناه است."),
        ("ur", "وہ بے گناہ ہے۔"),
        ("he", "נפגעו לא מעט אנשים."),
        ("he", "הוא חף מפשע."),
        ("hi", "वह चुनाव के लिए अयोग्य है।"),
        ("hi", "चाहे बारिश क्यों न हो, मैच होगा।"),
        ("pt", "O presidente não deixa de agradecer aos bombeiros."),
        ("ru", "Министр не сомневается в успехе."),
        ("uk", "Дістатися туди не просто."),
        ("de", "Der Aufstieg ist nicht einfach."),
        ("it", "Non è facile arrivare al rifugio."),
        ("ar", "ليس من السهل الوصول إلى القرية."),
        ("hu", "Nem könnyű eljutni a faluba."),
        ("hu", "Nem sokkal később megérkezett."),
        ("hu", "Várt, amíg a busz meg nem érkezett."),
        ("hu", "A vádlott ártatlannak vallotta magát."),
        ("ka", "ხალხი გადაწყვეტს, შეცვალოს თუ არა სახელი."),
        ("ka", "ველოდებით, სანამ წვიმა არ გადაიღებს."),
        ("ka", "მიზეზი უცნობია."),
        ("en", "The bridge will not open until October."),
        ("fr", "Le pont n'ouvrira pas avant octobre."),
        ("ar", "لم يفتح الجسر إلا في أكتوبر."),
        ("ar", "حضر الجميع إلا المدير."),
        ("ar", "نعلمأنهذالنيغيرسلوكالطلابعلىالفور."),
        ("en", "The cause is unknown."),
        ("en", "They left without a word."),
        ("fr", "Ils sont partis sans un mot."),
        ("de", "Sie gingen ohne ein Wort."),
        ("es", "No solo los conductores están en huelga."),
        ("ru", "Они ушли без слова."),
        ("zh", "不仅司机罢工。"),
        ("fr", "L'équipe est invaincue."),
        ("fr", "Ils ignorent où il est."),
        ("es", "Se desconoce la causa."),
        ("pt", "Desconhece-se a causa."),
        ("de", "Die Ursache ist unbekannt."),
        ("nl", "De oorzaak is onbekend."),
        ("ur", "وہ آنے سے قاصر ہے"),
        ("ru", "Он не первый, кто уехал."),
        ("zh", "杀人未遂嫌犯被捕。"),
        ("zh", "球队表现不佳。"),
        ("zh", "这是前所未有的胜利。"),
        ("zh", "会议不会超过两小时。"),
        ("ja", "行かなければなりません。"),
        ("ja", "申し訳ありません。"),
        ("ja", "かけがえのない友だ。"),
        ("ja", "毎日走らなくてはいけません。"),
        ("tr", "Gelip gelmediğini sordu."),
        ("tr", "Yarışa katılmayabilir."),
        ("tr", "Yağmur yağmasınlar diye bekledi."),
        ("tr", "Keşke oraya gitmeseydi."),
        ("tr", "Trenin gelemese de olacağını söyledi."),
        ("tr", "Gelip gelmeyeceğini sordu."),
        ("tr", "Sel köyü yok etti."),
        ("tr", "Fırtına kaçınılmaz."),
        ("tr", "Tek söz söylemeden gittiler."),
        ("tr", "Komedi bu akşam gösteriliyor."),
        ("ko", "운전사뿐만 아니라 모두가 파업한다."),
        ("ko", "두 달밖에 되지 않았다."),
        ("ko", "상황이 좋지 않다."),
        ("ko", "그녀는 오랫동안 말이 없었다."),
        ("vi", "Hãng hàng không mở đường bay."),
        ("vi", "Máy bay không người lái cất cánh."),
        ("vi", "Cuộc họp chẳng hạn là ngày mai."),
        ("th", "ไม่เพียงคนขับที่ประท้วง"),
        ("th", "เขาเดินออกไปโดยไม่พูด"),
        ("th", "เกิดความไม่สงบในเมือง"),
        ("km", "រឿងនេះជៀសមិនរួច។"),
        ("en", "There is no doubt of that."),
        ("en", "How long he plays remains to be seen."),
        ("fi", "Kuinka kauan hän pelaa, jää nähtäväksi."),
        ("fi", "Hän ei malta odottaa lomaa."),
        ("fi", "Laite on vaaraton."),
        ("et", "Ta pole sugugi ainus."),
        ("et", "Haigus on tundmatu."),
        ("is", "Engu að síður var kosið."),
        ("is", "Maðurinn er óhæfur."),
        ("sv", "Laget vann icke desto mindre."),
        ("sv", "Domaren är olämplig."),
        ("da", "Ikke desto mindre vandt holdet."),
        ("da", "Tallet er upræcist."),
        ("no", "Kampen er ikke desto mindre viktig."),
        ("no", "Han er uskikket til vervet."),
        ("fr", "Il reste à savoir s'il joue."),
        ("hi", "यह तय करना अभी बाकी है।"),
        ("ru", "Стойте здесь, пока не приедет врач."),
        ("uk", "Води не вистачає."),
        ("bg", "Чакайте тук, докато не дойде лекарят."),
        ("bg", "Обвиняемият е невинен."),
        ("pl", "Napięcie nie słabnie."),
        ("pl", "Poczekajcie, dopóki nie przyjedzie lekarz."),
        ("cs", "Byl to neobvyklý požár."),
        ("sk", "Počkajte, kým nepríde lekár."),
        ("sl", "Vlak pelje ne glede na vreme."),
        ("hr", "Pobijedio je mladi, a ne stari trener."),
        ("bs", "Čekajte dok ne dođe ljekar."),
        ("sr", "Nema dovoljno vode."),
        ("el", "Ο κατηγορούμενος είναι αθώος."),
        ("el", "Δεν αποκλείει την παραίτηση."),
        ("sq", "Ai deklaroi se është i pafajshëm."),
        ("de", "Der Angeklagte ist unschuldig."),
        ("de", "Der Kampf ist noch lange nicht vorbei."),
        ("nl", "Ze stemmen over het al dan niet sluiten van de haven."),
        ("nl", "De bewoners zijn ontevreden."),
        ("it", "Il gelo non colpisce solo le vigne, ma anche gli orti."),
        ("pt", "A geada não atinge apenas as vinhas, mas também as hortas."),
        ("es", "La helada no afecta solamente a las viñas, también a los huertos."),
        ("fi", "Halla ei koske vain viinitarhoja vaan myös kasvimaita."),
        ("et", "Öökülm ei puuduta mitte ainult viinamarju, vaid ka aedu."),
        ("sl", "Pozeba ni prizadela le vinogradov, ampak tudi vrtove."),
        ("hr", "Mraz nije pogodio samo vinograde nego i vrtove."),
        ("sr", "Mraz nije pogodio samo vinograde već i bašte."),
        ("pt", "A geada não para de estragar as vinhas."),
        ("de", "Der Frost hört nicht auf, den Reben zu schaden."),
    ],
)
def test_what_may_deny_in_another_way_or_not_at_all_is_unclear(language, sentence):
    assert stance(sentence, language) is Stance.UNCLEAR


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "The United States imports ships from Ireland and Iraq."),
        ("fr", "Le malade est arrivé d'Irlande."),
        ("de", "Die Mission entdeckt Wasser."),
        ("ru", "На этой неделе нефть в Иране подорожала."),
        ("pl", "W niedzielę Niemcy zagrają w Krakowie."),
        ("cs", "V neděli byl v Německu nejlepší."),
        ("zh", "该船在港口附近沉没。"),
        ("zh", "不丹国王访问印度。"),
        ("zh", "乘客不得不等待起飞。"),
        ("fr", "Trois suspects ont été arrêtés."),
        ("ja", "消防が避難を呼びかけた。"),
        ("tr", "Deniz siyaseti bugün konuşuluyor."),
        ("vi", "Ngôi chùa mở cửa lại."),
        ("th", "สึนามิได้มาถึง"),
        ("km", "រលកស៊ូណាមិនៅតែបន្ត។"),
        ("ja", "このようないくつかの案がある。"),
        ("fi", "Koulu alkaa, ja ala kasvaa."),
        ("et", "Raamatut loetakse kodus."),
        ("hu", "A bíró közvetlenül döntött."),
        ("ka", "ის ექიმი არის."),
        ("da", "Bogens indhold er godt."),
        ("no", "Mannen er imponerende."),
        ("sv", "Mötet börjar imorgon."),
        ("is", "Liðið vann leikinn."),
        ("sq", "Sainsbury's hapi një dyqan."),
        ("sq", "Goditja e Edinburgh-s solli fitoren."),
        ("bg", "Правителството ни строи път."),
        ("cs", "Nesla vodu do kopce."),
        ("cs", "Lékaři ošetřili zadržené."),
        ("sk", "Nehoda uzavrela diaľnicu."),
        ("ru", "Необходимы новые дороги."),
        ("uk", "Після нещасного випадку рух відновили."),
        ("sl", "Nesreča je zaprla cesto."),
        ("hr", "Nesreća je zatvorila cestu."),
        ("sr", "Несрећа је затворила пут."),
        ("de", "Die UN untersuchen den Unfall."),
        ("nl", "Onze onderzoekers vertrekken."),
    ],
)
def test_words_that_only_look_denied_leave_a_sentence_affirmed(language, sentence):
    assert stance(sentence, language) is Stance.AFFIRMED


@pytest.mark.parametrize("language", ["bn", "xx"])
def test_nothing_is_known_of_other_languages(language):
    assert stance("not", language) is Stance.UNKNOWN


def test_a_passage_that_one_side_denies_is_quoted_from_both():
    a, b = ("The strike will not go on.",), ("La grève continuera.",)
    assert denied_passages(a, b, ("en", "fr"), TOGETHER, ALIKE) == ((a[0], b[0]),)
    assert denied_passages(b, a, ("fr", "en"), TOGETHER, ALIKE) == ((b[0], a[0]),)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The strike will not go on.", "La grève ne continuera pas."),
        ("The cause is not known.", "La cause est inconnue, ils n'en disent rien."),
        ("The strike will go on.", "La grève continuera."),
        ("He was found not guilty.", "Il a été acquitté."),
        ("The road will not be open.", "La route sera fermée."),
    ],
)
def test_what_both_sides_deny_or_may_deny_is_no_disagreement(one, other):
    assert denied_passages((one,), (other,), ("en", "fr"), TOGETHER, ALIKE) == ()


def test_a_long_passage_may_deny_a_part_of_what_it_says():
    long = "The strike of the drivers will not go on in any of the towns of the north, " * 2
    assert denied_passages((long,), ("La grève continuera.",), ("en", "fr"), TOGETHER, ALIKE) == ()


def test_an_ideograph_says_as_much_as_three_letters():
    long = "罢工继续" * 10
    assert denied_passages((long,), ("It will not go on.",), ("zh", "en"), TOGETHER, ALIKE) == ()
    denied = ("The strike will not go on, whatever is said in the towns.",)
    assert denied_passages((long[:30],), denied, ("zh", "en"), TOGETHER, ALIKE) != ()


def test_a_passage_of_half_the_length_leaves_out_what_may_deny():
    said = ("La grève continuera demain.",)
    for more in (" in town", " in any of the towns of the north"):
        denied = (f"The strike will not go on{more}.",)
        found = denied_passages(denied, said, ("en", "fr"), TOGETHER, ALIKE)
        assert bool(found) == (len(denied[0]) <= 2 * len(said[0]))


def test_two_sentences_that_stand_for_one_are_denied_where_one_is():
    a, b = ("It will not go on.",), ("La grève est finie.", "Elle ne continuera pas.")
    group = Group(0, 1, 0, 2, 1.0)
    assert denied_passages(a, b, ("en", "fr"), (group,), np.ones((1, 2))) == ()
    assert (
        denied_passages(("The strike still goes on.",), b, ("en", "fr"), (group,), np.ones((1, 2)))
        != ()
    )


def test_a_sentence_that_is_joined_on_one_side_alone_is_looked_for_beside_the_other():
    a = ("The trial lasted five months.", "The prosecution will not appeal.", "The end.")
    b = ("Le procès a duré cinq mois.", "Le parquet ne fera pas appel.", "La fin.")
    shifted = (Group(0, 1, 0, 2, 1.0), Group(1, 3, 2, 3, 1.0))
    assert denied_passages(a, b, ("en", "fr"), shifted, np.eye(3)) == ()
    assert denied_passages(b, a, ("fr", "en"), [Group(0, 2, 0, 1, 1.0)], np.eye(3)) == ()
    other = (a[0], "The prosecution will appeal.", a[2])
    assert denied_passages(other, b, ("en", "fr"), shifted[:1], np.eye(3)) != ()


def test_of_two_sentences_that_are_too_long_for_one_the_nearer_one_is_denied_or_not():
    a = ("The airline named thick fog on the coast as the reason.", "It will not pay anything.")
    b = ("Elle versera une indemnité.",)
    group = (Group(0, 2, 0, 1, 0.8),)
    near, far = (np.array([[x], [y]]) for x, y in ((0.2, 0.7), (0.7, 0.2)))
    assert denied_passages(a, b, ("en", "fr"), group, near) == ((a[1], b[0]),)
    assert denied_passages(b, a, ("fr", "en"), (Group(0, 1, 0, 2, 0.8),), near.T) == ((b[0], a[1]),)
    assert denied_passages(a, b, ("en", "fr"), group, far) == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Why would I not go?", "Pourquoi irais-je là-bas ?"),
        ('Why would I not go?"', "Pourquoi irais-je là-bas ?»"),
        ("I did not come for this.", "Je suis ven0u pour cela."),
        ("I did not come for this.", "Я ns для этогo пришел."),
    ],
)
def test_a_question_and_what_was_misread_deny_nothing(one, other):
    language = "ru" if "Я" in other else "fr"
    assert denied_passages((one,), (other,), ("en", language), TOGETHER, ALIKE) == ()
