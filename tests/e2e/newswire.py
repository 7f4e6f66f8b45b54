"""Clients that send a server what an ingest system sends, and remember what was acknowledged."""

from __future__ import annotations

import http.client
import json
import threading
from random import Random

_HEADS = ("Vel", "Tar", "Kar", "Ost", "Sund", "Bren", "Hal", "Mir", "Lor", "Pes", "Dun", "Gris")
_TAILS = (
    "mora",
    "now",
    "vena",
    "rel",
    "holm",
    "wick",
    "den",
    "avo",
    "stad",
    "kirk",
    "burn",
    "lund",
)
_ACTORS = ("council", "harbour", "museum", "hospital", "railway", "school", "market", "theatre")
_DEEDS = ("announced", "cancelled", "postponed", "celebrated", "criticised", "examined", "sold")
_THINGS = ("bridge", "concert", "budget", "vaccine", "festival", "strike", "garden", "election")
_SHARES = (40, 10, 10, 8, 4, 14, 4)
"""How often clients put, remove, send in bulk, decide, undo, read and check."""
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def _sentence(random):
    actor, deed, thing, other = map(random.choice, (_ACTORS, _DEEDS, _THINGS, _THINGS))
    place = random.choice(_HEADS) + random.choice(_TAILS)
    return (
        f"The {actor} of {place} {deed} the {thing} on {random.choice(_DAYS)} because "
        f"{random.randint(2, 9000)} people had complained about the {other}."
    )


def article(story, version):
    """An article of a story: versions differ in a sentence, every third is a copy of version 0."""
    told = Random(f"story {story}")
    lines = [_sentence(told) for _ in range(6)]
    own = Random(f"story {story} version {version}")
    if version % 3:
        lines[own.randrange(1, 6)] = _sentence(own)
    return {"title": lines[0][:60], "text": "\n".join(lines[1:]), "lang": "en", "source": "dpa"}


class Acknowledged:
    """What clients know: each id's content as last acknowledged, and what may be since then."""

    def __init__(self):
        self.settled = {}
        self.possible = {}
        self.decisions = {}
        self.possible_decisions = []
        self.count = 0
        self.change = threading.Condition()

    def sent(self, one, record):
        """A write is on its way; None is a removal."""
        with self.change:
            self.possible.setdefault(one, []).append(record)

    def done(self, one):
        """The oldest write of an id that was on its way is acknowledged."""
        with self.change:
            self.settled[one] = self.possible[one].pop(0)
            self.acknowledged()

    def refused(self, one):
        """The oldest write of an id that was on its way changed nothing."""
        with self.change:
            self.possible[one].pop(0)
            self.acknowledged()

    def acknowledged(self):
        with self.change:
            self.count += 1
            self.change.notify_all()

    def until(self, number, clients):
        """Wait until so many answers came, or no client is left."""
        with self.change:
            while self.count < number and any(c.is_alive() for c in clients):
                self.change.wait(timeout=0.05)

    def check(self, articles, decisions):
        """Assert that a store holds what was acknowledged, and take it for what is settled."""
        for one in self.settled.keys() | self.possible.keys() | articles.keys():
            allowed = [self.settled.get(one), *self.possible.get(one, [])]
            assert articles.get(one) in allowed, (one, articles.get(one), allowed)
        for number, about in decisions.items():
            assert about in [self.decisions.get(number), *self.possible_decisions]
        missing = self.decisions.keys() - decisions.keys()
        assert missing <= {about[0] for about in self.possible_decisions if len(about) == 1}
        self.settled, self.possible = dict(articles), {}
        self.decisions, self.possible_decisions = dict(decisions), []


class Client(threading.Thread):
    """Sends what chance chooses about ids of its own, until the server is gone or `stop` is set."""

    def __init__(self, port, known, name, seed, ids=6, stories=12):
        super().__init__(name=name, daemon=True)
        self.known = known
        self.statuses = []
        self.failures = []
        self.stop = threading.Event()
        self._port = port
        self._random = Random(seed)
        self._own = [f"{name}-{n}" for n in range(ids)]
        self._stories = stories

    def run(self):
        try:
            self._connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=120)
            acts = (
                self.put,
                self.remove,
                self.bulk,
                self.decide,
                self.undecide,
                self.read,
                self.check,
            )
            while not self.stop.is_set():
                self._random.choices(acts, _SHARES)[0]()
        except (OSError, http.client.HTTPException) as error:
            self.failures.append(error)
        finally:
            self._connection.close()
            with self.known.change:
                self.known.change.notify_all()

    def ask(self, method, path, body=None):
        """Send one request and return its status and answer."""
        data = None if body is None else json.dumps(body).encode()
        self._connection.request(method, path, data, {"Content-Type": "application/json"})
        response = self._connection.getresponse()
        answer = response.read()
        self.statuses.append((method, path, response.status))
        return response.status, json.loads(answer) if answer else None

    def record(self, one):
        return {"id": one} | article(
            self._random.randrange(self._stories), self._random.randrange(6)
        )

    def put(self):
        one = self._random.choice(self._own)
        record = self.record(one)
        self.known.sent(one, record)
        status, _ = self.ask("PUT", f"/v1/articles/{one}", record)
        self.settle(one, status)

    def remove(self):
        one = self._random.choice(self._own)
        self.known.sent(one, None)
        status, _ = self.ask("DELETE", f"/v1/articles/{one}")
        self.settle(one, status)

    def settle(self, one, status):
        if status < 300:
            self.known.done(one)
        elif status < 500:
            self.known.refused(one)

    def bulk(self):
        """Send lines, settling each as its answer comes."""
        lines = []
        for one in self._random.choices(self._own, k=self._random.randint(2, 12)):
            record = None if self._random.random() < 0.2 else self.record(one)
            self.known.sent(one, record)
            lines.append({"op": "delete", "id": one} if record is None else record)
        data = "".join(json.dumps(line) + "\n" for line in lines).encode()
        headers = {"Content-Type": "application/x-ndjson"}
        self._connection.request("POST", "/v1/articles:bulk", data, headers)
        response = self._connection.getresponse()
        self.statuses.append(("POST", "bulk", response.status))
        for line in lines:
            answer = json.loads(response.readline() or "null")
            if answer is None:
                raise ConnectionAbortedError("the answer ended early")
            self.statuses.append(("LINE", "bulk", answer["status_code"]))
            self.settle(line["id"], answer["status_code"])
        assert response.read() == b""

    def decide(self):
        kind = self._random.choice(["same", "different", "canonical"])
        named = sorted(self._random.sample(sorted({"none", "nothing", *self.known.settled}), k=2))
        about = (kind, named[0], None if kind == "canonical" else named[1])
        which = {"articles": named[:1] if kind == "canonical" else named}
        with self.known.change:
            self.known.possible_decisions.append(about)
        status, answer = self.ask("POST", "/v1/decisions", {"kind": kind} | which)
        with self.known.change:
            if status == 201:
                self.known.decisions[answer["id"]] = about
            if status < 500:
                self.known.possible_decisions.remove(about)
                self.known.acknowledged()

    def undecide(self):
        with self.known.change:
            if not self.known.decisions:
                return
            number = self._random.choice(sorted(self.known.decisions))
            self.known.possible_decisions.append((number,))
        status, _ = self.ask("DELETE", f"/v1/decisions/{number}")
        with self.known.change:
            if status == 204:
                self.known.decisions.pop(number, None)
            if status < 500:
                self.known.possible_decisions.remove((number,))
                self.known.acknowledged()

    def read(self):
        path = self._random.choice(
            [
                f"/v1/articles/{self._random.choice(self._own)}",
                "/v1/clusters?limit=5&min_size=2",
                f"/v1/clusters/c-{self._random.randint(1, 40)}",
                "/v1/changes?after=0&limit=20",
                "/v1/pairs/" + "/".join(self._random.choices(self._own, k=2)),
                "/v1/decisions",
                "/v1/info",
            ]
        )
        self.ask("GET", path)

    def check(self):
        self.ask("POST", "/v1/articles:check", self.record("unsent"))
