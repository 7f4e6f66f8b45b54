"""A wrong guess of the language does not make a duplicate unfindable, in a batch or online."""

from __future__ import annotations

import random

import pytest
from newsroom import (
    BEES,
    BRIDGE,
    BULLETIN,
    FERRY,
    TIBETAN,
    Kept,
    partition,
    record,
    rows,
    run,
    write_lines,
)
from newsroom import article as article_of
from newsroom import side as side_of

from models.space import Space
from service.article import Language
from service.live import Engine
from service.match.verdicts.turned import turned
from service.match.verdicts.verify import verify
from service.records import article_from_record
from service.settings import Settings
from service.text import prepare as prepare_module
from service.verdict import Relation

FIRE = {
    "en": """Fire in the port of Ostrel injures three
A fire in the port of Ostrel injured three dockers on Friday night.
It took 40 firemen five hours to put it out, and 12 boats were destroyed.
The cause is not known yet, but the police are looking for a man who was seen near the boats.
""",
    "af": """Brand in die hawe van Ostrel beseer drie
'n Brand in die hawe van Ostrel het Vrydagnag drie dokwerkers beseer.
Dit het 40 brandweermanne vyf uur geneem om dit te blus, en 12 bote is vernietig.
Die oorsaak is nog nie bekend nie, maar die polisie soek 'n man wat naby die bote gesien is.
""",
    "gl": """Un incendio no porto de Ostrel fere a tres persoas
Un incendio no porto de Ostrel feriu a tres estibadores na noite do venres.
40 bombeiros tardaron cinco horas en apagalo, e 12 barcos quedaron destruídos.
Aínda non se coñece a causa, pero a policía busca un home que foi visto preto dos barcos.
""",
    "uk": """Пожежа в порту Острела: троє поранених
Пожежа в порту Острела в п'ятницю ввечері поранила трьох докерів.
40 пожежників гасили її п'ять годин, 12 човнів було знищено.
Причина ще невідома, але поліція шукає чоловіка, якого бачили біля човнів.
""",
    "no": """Brann i havnen i Ostrel skader tre
En brann i havnen i Ostrel skadet tre havnearbeidere fredag kveld.
Det tok 40 brannmenn fem timer å slukke den, og 12 båter ble ødelagt.
Årsaken er ennå ikke kjent, men politiet leter etter en mann som ble sett nær båtene.
""",
    "hr": """Požar u luci Ostrel ozlijedio troje
U požaru u luci Ostrel u petak navečer ozlijeđena su tri lučka radnika.
Trebalo je 40 vatrogasaca pet sati da ga ugasi, a uništeno je 12 brodova.
Uzrok još nije poznat, ali policija traži muškarca koji je viđen u blizini brodova.
""",
    "ms": """Kebakaran di pelabuhan Ostrel mencederakan tiga orang
Kebakaran di pelabuhan Ostrel mencederakan tiga pekerja dok pada malam Jumaat.
40 anggota bomba mengambil masa lima jam untuk memadamkannya, dan 12 bot musnah.
Puncanya belum diketahui, tetapi polis mencari seorang lelaki yang dilihat berhampiran bot itu.
""",
    "fa": """آتش‌سوزی در بندر اوسترل سه نفر را زخمی کرد
آتش‌سوزی در بندر اوسترل جمعه شب سه کارگر بندر را زخمی کرد.
۴۰ آتش‌نشان پنج ساعت برای خاموش کردن آن وقت گذاشتند و ۱۲ قایق نابود شد.
علت هنوز معلوم نیست، اما پلیس به دنبال مردی است که نزدیک قایق‌ها دیده شده بود.
""",
}
WRONG = {"af": "nl", "gl": "pt", "uk": "ru", "no": "da", "hr": "sr", "ms": "id", "fa": "ar"}
"""The close language that each is taken for."""
TWO_WAYS = {"af", "gl", "uk", "fa"}
"""Those of them whose wrong language another encoder would read."""
# The second half of the English article in Swahili, as sites for two publics print it.
MIXED = (
    "".join(BRIDGE["en"].splitlines(keepends=True)[:4])
    + """Kazi hiyo iligharimu euro milioni 6.3, na sehemu kubwa ililipwa na mfuko wa taifa wa urithi.
Magari yataendelea kupigwa marufuku, kwa sababu wahandisi waligundua kuwa tao la katikati limesogea kwa sentimita 14.
Awamu ya pili, yenye taa na mabenchi mapya, itaanza baada ya majira ya baridi.
"""  # noqa: E501 - a sentence is one line
)


def guessed(patch, confidences):
    """Plant a guess for the language of each article of FIRE: wrong, then right."""
    really = prepare_module.plausible

    def plausible(text, hint=None):
        code = next((code for code, own in FIRE.items() if text.strip() == own.strip()), None)
        if code not in WRONG:
            return really(text, hint)
        codes = (WRONG[code], code)[: len(confidences)]
        return tuple(Language(c, p) for c, p in zip(codes, confidences, strict=True))

    patch.setattr(prepare_module, "plausible", plausible)


@pytest.fixture
def unsure(monkeypatch):
    """The wrong language is taken for a little likelier than the right one."""
    guessed(monkeypatch, (0.5, 0.45))


@pytest.fixture(scope="module")
def compared():
    space = Space("auto")
    kept, settings = Kept(space), Settings()

    def compare(a, b):
        left, right = side_of(a, space, kept), side_of(b, space, kept)
        verdict = verify(left, right, space, settings)
        again = turned(verify(right, left, space, settings))
        assert (again.relation, again.method) == (verdict.relation, verdict.method)
        assert again.score == pytest.approx(verdict.score, abs=1e-6)
        return verdict

    return compare


@pytest.mark.usefixtures("unsure")
@pytest.mark.parametrize("code", sorted(WRONG))
def test_a_translation_whose_language_was_guessed_wrong_is_recognised(compared, code):
    assert compared(FIRE["en"], FIRE[code]).relation is Relation.TRANSLATION


@pytest.mark.usefixtures("unsure")
@pytest.mark.parametrize(("a", "b"), [("af", "uk"), ("fa", "gl"), ("no", "fa"), ("hr", "uk")])
def test_two_whose_languages_were_guessed_wrong_are_recognised(compared, a, b):
    assert compared(FIRE[a], FIRE[b]).relation is Relation.TRANSLATION


@pytest.mark.parametrize("code", ["uk", "fa"])
def test_a_guess_that_is_wrong_and_sure_would_lose_them(compared, code, monkeypatch):
    # What the tests around this one would not notice otherwise.
    guessed(monkeypatch, (0.99,))
    assert compared(FIRE["en"], FIRE[code]).relation is Relation.NONE


@pytest.mark.usefixtures("unsure")
def test_unsure_articles_that_differ_in_a_word_stay_two(compared):
    text = BEES.replace("southern", "northern").replace("July", "June")
    assert compared(BEES, text).relation not in (Relation.COPY, Relation.TRANSLATION)
    text = FIRE["af"].replace("drie", "nege").replace("40", "60").replace("12", "17")
    assert compared(FIRE["af"], text).relation not in (Relation.COPY, Relation.TRANSLATION)


def test_an_article_in_two_languages_is_recognised(compared):
    assert compared(BRIDGE["en"], MIXED).relation is Relation.COPY
    assert compared(BRIDGE["fr"], MIXED).relation is Relation.TRANSLATION


def corpus():
    found = {f"fire-{code}": text for code, text in FIRE.items()}
    found |= {f"bridge-{code}": text for code, text in BRIDGE.items()}
    found |= {"bridge-mixed": MIXED, "bees": BEES, "bod": TIBETAN, "road": BULLETIN}
    found |= {f"ferry-{code}": text for code, text in FERRY.items()}
    return [record(text, name) for name, text in found.items()]


PLANTED = {
    tuple(sorted(f"fire-{code}" for code in FIRE)),
    ("bridge-ar", "bridge-en", "bridge-fa", "bridge-fr", "bridge-mixed", "bridge-ru"),
    ("ferry-en", "ferry-es"),
    ("bees",),
    ("bod",),
    ("road",),
}


@pytest.fixture(scope="module")
def finished(tmp_path_factory):
    """A batch run, and the state of an engine that was given the same in another order."""
    return ends(tmp_path_factory.mktemp("out"), tmp_path_factory.mktemp("data"), Settings())


def ends(out, data, settings):
    """What a batch and an engine come to under some settings."""
    with pytest.MonkeyPatch.context() as patch:
        guessed(patch, (0.5, 0.45))
        source = out / "in.jsonl"
        write_lines(source, corpus())
        run(out / "results", source, settings=settings)
        engine = Engine.open(data, settings)
        try:
            records = [*corpus(), record(FIRE["uk"], "passing"), record(FIRE["fa"], "fire-fa")]
            for one in random.Random(5).sample(records, len(records)):
                engine.put(article_from_record(one)).result()
            engine.remove("passing").result()
            state = online_state(engine)
        finally:
            engine.close()
        # A start that reads the index from its snapshot.
        engine = Engine.open(data, settings)
        try:
            engine.put(article_of(BEES, "bees-2")).result()  # waits until it is ready
            engine.remove("bees-2").result()
            placed = engine.check(article_of(FIRE["uk"], "a-copy"))
            again = online_state(engine)
        finally:
            engine.close()
    return out / "results", state, again, placed


def online_state(engine):
    """Clusters, links and encoders by ids."""
    with engine.store.read() as reader:
        entries = {e.number: e for e in reader.all_entries()}
        members = {}
        for entry in entries.values():
            members.setdefault(entry.cluster, []).append(entry.id)
        links = {
            (entries[p.a].id, entries[p.b].id): (p.relation.value, round(p.score, 6))
            for p in reader.links_of(entries)
        }
        encoders = {e.id: e.encoder for e in entries.values()}
    return {tuple(sorted(m)) for m in members.values()}, links, encoders


def test_the_planted_clusters_are_found_in_a_batch(finished):
    out, *_ = finished
    assert partition(out) == PLANTED


def test_the_engine_has_what_a_batch_has(finished):
    assert_the_same(*finished[:3])


def test_the_engine_has_what_a_batch_has_where_lists_are_full(tmp_path):
    (tmp_path / "out").mkdir()
    ended = ends(tmp_path / "out", tmp_path / "data", Settings(neighbours=1))
    assert_the_same(*ended[:3])


def assert_the_same(out, state, again):
    """The batch, the engine, and the engine after a restart."""
    clusters, links, encoders = state
    assert clusters == partition(out)
    batch = {(r["a"], r["b"]): (r["relation"], round(r["score"], 6)) for r in rows(out, "links")}
    assert links == batch
    assert encoders == {r["id"]: r["encoder"] for r in rows(out, "assignments")}
    assert again == (clusters, links, encoders)


def test_the_output_names_every_way_that_was_taken(finished):
    out, *_ = finished
    encoders = {r["id"]: r["encoder"] for r in rows(out, "assignments")}
    assert {one for one, name in encoders.items() if name == "muse+e5"} == {
        "bridge-mixed",
        *(f"fire-{code}" for code in TWO_WAYS),
    }
    assert encoders["fire-ms"] == encoders["fire-en"] == "muse"
    assert encoders["fire-no"] == encoders["fire-hr"] == encoders["bridge-fa"] == "e5"
    assert encoders["bod"] is None


def test_what_is_not_stored_is_compared_both_ways_too(finished):
    # By its id it would stand for both copies, and is compared itself.
    *_, placed = finished
    assert placed.status == "duplicate"
    assert {m.article_id for m in placed.matches} >= {f"fire-{c}" for c in ("en", "uk", "fa")}
