"""Steps of an online engine, and walks of many."""

from __future__ import annotations

from live_helpers import TEXTS, UNKNOWN, article

from service.errors import ConflictError


def take(desk, step):
    """Take a step where it can be taken; what contradicts earlier decisions changes nothing."""
    kind, *rest = step
    if kind == "put":
        desk.put(*rest)
    elif kind == "remove":
        if rest[0] in desk.articles:
            desk.remove(*rest)
    elif kind == "undecide":
        decisions = desk.tx.decisions()
        if rest[0] < len(decisions):
            desk.undecide(decisions[rest[0]].number)
    elif all(name in desk.articles for name in rest):
        before = desk.tx.decisions(), desk.tx.last_event()
        try:
            desk.decide(kind, *rest)
        except ConflictError:
            assert (desk.tx.decisions(), desk.tx.last_event()) == before


MORE_IDS = tuple("abcdefghijklmn")
MORE_TEXTS = (*TEXTS, "a5", "a6", "A5", "b3")


def walk(random, texts=MORE_TEXTS):
    """Forty steps in a larger world than examples can have."""
    for _ in range(40):
        kind = random.choices(
            ["put", "remove", "same", "different", "canonical", "undecide"], [60, 15, 8, 7, 5, 5]
        )[0]
        if kind == "put":
            yield (
                kind,
                article(
                    random.choice(MORE_IDS),
                    random.choice(texts),
                    lang=random.choice(["en", "en", "fr", UNKNOWN]),
                    day=random.choice([None, 0, 1, 5]),
                    source=random.choice([None, "press", "wire"]),
                ),
            )
        elif kind == "undecide":
            yield kind, random.randrange(5)
        else:
            yield kind, *random.sample(MORE_IDS, 2 if kind in ("same", "different") else 1)
