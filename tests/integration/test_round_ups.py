"""Round-ups, which the index holds by their stories, in a batch run and in the online engine."""

# ruff: noqa: E501 - a sentence of an article is one line, however long.

from random import Random

import pytest
from newsroom import record, rows, run, write_lines

from service.live import Engine
from service.match.verdicts.first_look import NEAR
from service.records import article_from_record
from service.settings import Settings
from service.verdict import Relation

# Ten stories in English: what each tells of stands in each of its lines.
RATES = """Central bank of Norland raises interest rates
The central bank of Norland raised its interest rate by half a point on Thursday to curb inflation.
Higher interest rates make loans dearer, and the bank expects inflation to fall to three percent.
Economists had expected the bank to leave interest rates unchanged until inflation rises again.
"""
CUP = """Rovers win the football cup after penalties
Rovers won the football cup on Saturday after beating United on penalties in the final.
The goalkeeper of Rovers saved two penalties after the football match had ended without a goal.
The coach of United said that his players had missed too many goals in the second half.
"""
ROCKET = """Rocket with a weather satellite explodes at launch
A rocket that was to bring a weather satellite into orbit exploded a minute after its launch.
The space agency said that an engine of the rocket had failed and the satellite was lost.
Engineers of the space agency will examine the debris of the rocket before the next launch.
"""
VACCINE = """New malaria vaccine protects children
A new vaccine protects four of five children from malaria, doctors of the university hospital said.
The doctors gave the malaria vaccine to two thousand children, and hardly one fell ill.
Health authorities will decide next year whether the vaccine can be given to all children.
"""
QUAKE = """Earthquake destroys villages in the mountains
A strong earthquake destroyed several mountain villages early on Monday and buried dozens under rubble.
Rescuers search the rubble of collapsed houses for survivors of the earthquake.
Aftershocks of the earthquake block the roads, so that rescuers reach the villages only on foot.
"""
FILM = """Comedy wins the prize of the film festival
A comedy about two actors won the main prize of the film festival on Sunday evening.
The jury praised the director of the film and the actress who plays the leading role.
The director dedicated the prize to the audience that still goes to the cinema.
"""
POLL = """Opposition wins the parliamentary election
The opposition party won the parliamentary election and has a majority in the new parliament.
The prime minister conceded defeat of his party on the evening of the election.
Voters had been unhappy with the government, and turnout in the election was high.
"""
STRIKE = """Railway workers go on strike for higher wages
Railway workers began a strike on Wednesday, and nearly all trains were cancelled.
The union of railway workers demands higher wages and shorter shifts for train drivers.
The railway company called the strike irresponsible and offers passengers seats in buses.
"""
BEARS = """Bears wander into a ski resort
Three brown bears were seen in a ski resort, where the animals looked for food among the bins.
A biologist said that bears lose their fear of people where the animals find food easily.
Hunters will catch the bears with traps and bring the animals back into the forest.
"""
PAINTING = """Stolen painting found in an attic
A painting by a Dutch master that was stolen from a museum has been found in an attic.
The museum said that the canvas of the painting is damaged, but can be restored.
The thief had sold the painting to a collector who did not know that it came from a museum.
"""
TEN = (RATES, CUP, ROCKET, VACCINE, QUAKE, FILM, POLL, STRIKE, BEARS, PAINTING)
SINGLE = {
    "rates-fr": """La banque centrale de Norland relève ses taux d'intérêt
La banque centrale de Norland a relevé jeudi son taux d'intérêt d'un demi-point pour freiner l'inflation.
Des taux d'intérêt plus élevés rendent les prêts plus chers, et la banque s'attend à ce que l'inflation tombe à trois pour cent.
Les économistes s'attendaient à ce que la banque laisse les taux d'intérêt inchangés jusqu'à ce que l'inflation augmente de nouveau.
""",
    "vaccine-es": """Nueva vacuna contra la malaria protege a los niños
Una nueva vacuna protege a cuatro de cada cinco niños de la malaria, dijeron médicos del hospital universitario.
Los médicos administraron la vacuna contra la malaria a dos mil niños, y casi ninguno enfermó.
Las autoridades sanitarias decidirán el próximo año si la vacuna se puede administrar a todos los niños.
""",
    "bears-de": """Bären streifen durch einen Skiort
Drei Braunbären wurden in einem Skiort gesehen, wo die Tiere zwischen den Mülltonnen nach Futter suchten.
Ein Biologe sagte, dass Bären ihre Angst vor Menschen verlieren, wo die Tiere leicht Futter finden.
Jäger werden die Bären mit Fallen fangen und die Tiere zurück in den Wald bringen.
""",
    "strike": STRIKE,
    "cup": CUP,
}
SWEDISH = """Centralbanken i Norland höjer räntan
Centralbanken i Norland höjde på torsdagen räntan med en halv procentenhet för att dämpa inflationen.
Högre räntor gör lån dyrare, och banken väntar sig att inflationen sjunker till tre procent.
Ekonomer hade väntat sig att banken skulle lämna räntan oförändrad tills inflationen stiger igen.
Nytt malariavaccin skyddar barn
Ett nytt vaccin skyddar fyra av fem barn mot malaria, sade läkare vid universitetssjukhuset.
Läkarna gav malariavaccinet till två tusen barn, och knappt ett enda blev sjukt.
Hälsomyndigheterna ska nästa år besluta om vaccinet kan ges till alla barn.
Björnar strövar in i en skidort
Tre brunbjörnar sågs i en skidort, där djuren letade efter mat bland soptunnorna.
En biolog sade att björnar förlorar sin rädsla för människor där djuren lätt hittar mat.
Jägare ska fånga björnarna med fällor och föra djuren tillbaka till skogen.
"""
"""A round-up in a language of the second encoder."""
SETTINGS = Settings(neighbours=3)


def sent():
    texts = SINGLE | {"all": "".join(TEN), "swedish": SWEDISH}
    return [record(text, name) for name, text in texts.items()]


@pytest.fixture(scope="module")
def batch(tmp_path_factory):
    """The links of a run."""
    out = tmp_path_factory.mktemp("batch")
    run(out / "out", write_lines(out / "in.jsonl", sent()), settings=SETTINGS)
    found = rows(out / "out", "links")
    return {(r["a"], r["b"]): (r["relation"], round(r["score"], 6)) for r in found}


def online(engine):
    """The links of an engine, and how many vectors each article has."""
    with engine.store.read() as reader:
        entries = {e.number: e for e in reader.all_entries()}
        links = {
            (entries[p.a].id, entries[p.b].id): (p.relation.value, round(p.score, 6))
            for p in reader.links_of(entries)
        }
        vectors = {e.id: len(reader.node(n).vectors) for n, e in entries.items()}
    assert engine.measurements().indexed == sum(vectors.values())
    return links, vectors


def test_a_round_up_holds_each_of_its_stories(batch):
    excerpts = {pair for pair, (relation, _) in batch.items() if relation == "excerpt"}
    assert excerpts >= {("all", name) for name in SINGLE}
    translated = ("bears-de", "rates-fr", "vaccine-es")
    assert excerpts >= {tuple(sorted((name, "swedish"))) for name in translated}


def test_a_story_is_found_that_the_mean_of_all_is_far_from(compared):
    alone = compared("".join(TEN), SINGLE["vaccine-es"])
    assert alone.signals["nearness"] < NEAR
    assert (alone.relation, alone.container) == (Relation.EXCERPT, "a")


@pytest.mark.parametrize("seed", range(2))
def test_the_engine_has_what_a_batch_has_in_any_order(batch, tmp_path, seed):
    # A round-up that goes, a story that was one, and a round-up that was a story.
    passing = [("".join(TEN[::-1]), "passing"), ("".join(TEN), "cup"), (CUP, "swedish")]
    records = [*(record(*one) for one in passing), *Random(seed).sample(sent(), len(sent()))]
    engine = Engine.open(tmp_path, SETTINGS)
    try:
        for one in records:
            engine.put(article_from_record(one)).result()
        engine.remove("passing").result()
        links, vectors = online(engine)
    finally:
        engine.close()
    assert links == batch
    assert vectors == dict.fromkeys(SINGLE, 1) | {"all": 11, "swedish": 4}
    # A start that reads the index from its snapshot.
    engine = Engine.open(tmp_path, SETTINGS)
    try:
        placed = engine.put(article_from_record(record(BEARS, "bears"))).result()
        assert {m.article_id for m in placed.matches} >= {"all", "bears-de", "swedish"}
        engine.remove("bears").result()
        assert online(engine) == (links, vectors)
        engine.remove("all").result()
        links, left = online(engine)
    finally:
        engine.close()
    assert links == {pair: told for pair, told in batch.items() if "all" not in pair}
    assert left == {name: count for name, count in vectors.items() if name != "all"}
