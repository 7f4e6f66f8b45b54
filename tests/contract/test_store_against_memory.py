"""Whatever is done to the archive, it answers as a store on plain dictionaries does."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from memory_store import MemoryStore
from stored_shapes import prepared, verdict

from service.cluster import Canonical
from service.store import Archive, ClusterFilter, Neighbour, Neighbours, Node, StoredCluster
from service.verdict import Relation

IDS = ("a", "b\0", "b", "\ud800", "\U0001f600", "\uffff", "ä", "")
TEXTS = ("One.", "Two \ud834.", "Three.", "Four.", "Five.", "Six.")
CODES = ("en", "de", "\udfff")
GROUPS = tuple(f"group {n}" for n in range(len(TEXTS)))
KEYS = tuple((kind, value) for kind in (1, 2) for value in (b"", b"\0", b"x"))
AT = datetime(2026, 1, 2, tzinfo=UTC)
ENCODERS = ("muse", "e5")
AFTER = st.sampled_from((0, 1, 3, 2**80))
LIMITS = st.integers(0, 4)
TIMES = st.datetimes(datetime(1, 1, 2), datetime(9999, 12, 30), timezones=st.just(UTC))
BODIES = st.dictionaries(
    st.sampled_from(("id", "\ud800")),
    st.none() | st.sampled_from(IDS) | st.integers() | st.lists(st.text(max_size=2), max_size=2),
    max_size=2,
)
ENDS = st.integers(1, 9)
MANY = st.sets(ENDS, max_size=6)
NEIGHBOURS = st.lists(st.builds(Neighbour, ENDS, st.floats(-1, 1, width=32)), max_size=3).map(tuple)
RELATIONS = st.sampled_from(Relation)
CHOSEN = st.none() | st.builds(Canonical, st.sampled_from(IDS), st.just("id"), st.just("\ud800"))


def plain(value):
    """The same with arrays as what can be compared."""
    if isinstance(value, np.ndarray):
        return value.dtype.str, value.shape, value.tobytes()
    if isinstance(value, Node):
        return replace(value, vectors=plain(value.vectors))
    if isinstance(value, (tuple, list)):
        return type(value)(map(plain, value))
    return value


def everything(reader):
    """All that a reader can tell."""
    entries = list(reader.all_entries())
    numbers = [entry.number for entry in entries]
    contents = {entry.content for entry in entries}
    return {
        "count": reader.count(),
        "entries": entries,
        "by number": reader.entries(range(12)),
        "digests": reader.digests(range(12)),
        "by id": [*map(reader.entry, IDS)],
        "ids": reader.ids(range(12)),
        "articles": [reader.article(number) for number in numbers],
        "vectors": [plain(reader.vectors(c, e)) for c in sorted(contents) for e in ENCODERS],
        "several articles": reader.articles(range(12)),
        "several vectors": [
            {c: plain(v) for c, v in reader.vectors_of([*contents, "none"], e).items()}
            for e in ENCODERS
        ],
        "groups": reader.groups([*GROUPS, "none"]),
        "group": [reader.group(group) for group in GROUPS],
        "nodes": [plain(reader.node(number)) for number in range(12)],
        "node of": [reader.node_of(group) for group in GROUPS],
        "nodes of": reader.nodes_of([*GROUPS, "none"]),
        "neighbours": reader.neighbours(range(12)),
        "beyond": reader.neighbours(range(12), beyond=True),
        "node vectors": [plain(row) for row in reader.node_vectors()],
        "radii": list(reader.radii()),
        "radii beyond": list(reader.radii(beyond=True)),
        "keys in use": reader.keys_in_use(KEYS),
        "key neighbours": [reader.key_neighbours(key, id_, 2) for key in KEYS for id_ in IDS[::2]],
        "pairs": reader.pairs_of(range(12)),
        "verdicts": [reader.verdict(a, b) for a in range(1, 10) for b in (a, 1, 9)],
        "clusters": reader.clusters(range(12)),
        "cluster": [reader.cluster(number) for number in (0, 1, 2, 2**70)],
        "members": reader.members(range(1, 12)),
        "live clusters": reader.count_clusters(),
        "decisions": reader.decisions(),
        "decision": [reader.decision(number) for number in range(5)],
        "events": reader.events(0, 1000),
        "last event": reader.last_event(),
        "change": reader.change(),
        "facts": [reader.fact(name) for name in ("one", "other")],
        "unindexed": reader.unindexed(100),
    }


class UndoneError(Exception):
    """What a block raises to be undone."""


def undo(undone):
    if undone:
        raise UndoneError


class Stores(RuleBasedStateMachine):
    def __init__(self):
        super().__init__()
        self._directory = tempfile.TemporaryDirectory()
        self.archive = Archive.open(Path(self._directory.name))
        self.memory = MemoryStore()

    def teardown(self):
        self.archive.close()
        self._directory.cleanup()

    def both(self, change, undone=False):
        """Do the same to both; both answer the same."""
        answers = []
        for store in (self.archive, self.memory):
            try:
                with store.write() as writer:
                    answers += [(plain(change(writer)), undone and everything(writer))]
                    undo(undone)
            except UndoneError:
                pass
        assert answers[0] == answers[1]

    def ask(self, question):
        with self.archive.read() as reader, self.memory.read() as oracle:
            assert question(reader) == question(oracle)

    @initialize(near=NEIGHBOURS)
    def begin(self, near):
        """Articles and nodes enough to stand side by side under a key."""

        def put(writer):
            for n, text in enumerate(TEXTS):
                content = prepared(IDS[n], text, CODES[n % 2]), b"", GROUPS[n]
                number = writer.add_article(*content, None, AT).number
                vectors = np.full((n, 3 if n else 0), n, np.float16)
                writer.put_node(Node(number, IDS[n], GROUPS[n], vectors, near, KEYS[: n + 1]))

        self.both(put)

    @invariant()
    def same(self):
        self.ask(everything)

    @rule()
    def reopen(self):
        self.archive.close()
        self.archive = Archive.open(Path(self._directory.name))

    @rule(
        id=st.sampled_from(IDS),
        text=st.integers(0, len(TEXTS) - 1),
        code=st.sampled_from(CODES),
        encoder=st.none() | st.sampled_from(ENCODERS),
        at=TIMES,
        undone=st.booleans(),
    )
    def put_article(self, id, text, code, encoder, at, undone):
        content = prepared(id, TEXTS[text], code), id.encode("utf-8", "replace"), f"group {text}"

        def put(writer):
            entry = writer.entry(id)
            if entry is None:
                return writer.add_article(*content, encoder, at)
            return writer.replace_article(entry.number, *content, encoder, at)

        self.both(put, undone)

    @rule(id=st.sampled_from(IDS), undone=st.booleans())
    def remove_article(self, id, undone):
        def remove(writer):
            if entry := writer.entry(id):
                writer.remove_article(entry.number)

        self.both(remove, undone)

    @rule(number=ENDS, encoder=st.sampled_from(ENCODERS), height=st.integers(0, 3))
    def put_vectors(self, number, encoder, height):
        def put(writer):
            if entry := writer.entries([number]).get(number):
                rows = np.full((height, 2), number + height, np.float16)
                writer.put_vectors([(entry.content, encoder, rows)])

        self.both(put)

    @rule(
        number=ENDS,
        keys=st.sets(st.sampled_from(KEYS)),
        vectors=st.lists(st.integers(0, 5), max_size=2),
        near=NEIGHBOURS,
        beyond=st.none() | NEIGHBOURS,
        undone=st.booleans(),
    )
    def put_node(self, number, keys, vectors, near, beyond, undone):
        def put(writer):
            entry = writer.entries([number]).get(number)
            if entry and writer.node_of(entry.group) in {None, number}:
                width = 3 if vectors else 0
                values = np.repeat(np.array(vectors, np.float16)[:, None], width, axis=1)
                # A node without vectors has no neighbours beyond its kind.
                others = beyond if vectors else None
                named = number, entry.id, entry.group
                carried = others is not None
                writer.put_node(Node(*named, values, near, tuple(keys), carried, others))

        self.both(put, undone)

    @rule(numbers=MANY, near=NEIGHBOURS, beyond=st.booleans())
    def put_neighbours(self, numbers, near, beyond):
        def put(writer):
            having = writer.neighbours(sorted(numbers), beyond=beyond)
            writer.put_neighbours(dict.fromkeys(having, Neighbours.of(near)), beyond=beyond)

        self.both(put)

    @rule(number=ENDS)
    def remove_node(self, number):
        self.both(lambda writer: writer.remove_node(number))

    @rule(key=st.sampled_from(KEYS), id=st.sampled_from(IDS), reach=st.integers(0, 3), after=AFTER)
    def ask_for_nodes(self, key, id, reach, after):
        self.ask(lambda reader: reader.key_neighbours(key, id, reach))
        self.ask(lambda reader: [plain(row) for row in reader.node_vectors(after)])

    @rule(rows=st.dictionaries(st.tuples(ENDS, ENDS), st.tuples(ENDS, RELATIONS), max_size=4))
    def add_pairs(self, rows):
        def add(writer):
            there = writer.pairs(rows)
            writer.add_pairs(
                (a, b, support, verdict(relation, support / 10))
                for (a, b), (support, relation) in rows.items()
                if (a, b) not in there
            )

        self.both(add)

    @rule(rows=st.dictionaries(st.tuples(ENDS, ENDS), st.integers(0, 2), max_size=20))
    def support_pairs(self, rows):
        self.both(lambda writer: writer.support_pairs(rows))

    @rule(numbers=MANY, wanted=st.sets(st.tuples(ENDS, ENDS)))
    def ask_for_pairs(self, numbers, wanted):
        self.ask(lambda reader: reader.pairs_of(numbers))
        self.ask(lambda reader: reader.links_of(numbers))
        self.ask(lambda reader: reader.pairs(wanted))

    @rule(at=TIMES, undone=st.booleans())
    def new_cluster(self, at, undone):
        self.both(lambda writer: writer.new_cluster(at), undone)

    @rule(
        cluster=st.builds(
            StoredCluster,
            number=ENDS,
            canonical=CHOSEN,
            by_language=st.dictionaries(st.sampled_from(CODES), CHOSEN.filter(bool), max_size=2),
            size=st.integers(0, 3),
            changed=st.integers(0, 5),
            created_at=TIMES,
            updated_at=TIMES,
            merged_into=st.none() | ENDS,
            languages=st.sets(st.sampled_from(CODES)).map(sorted).map(tuple),
            relations=st.sets(RELATIONS).map(sorted).map(tuple),
        ),
        undone=st.booleans(),
    )
    def put_cluster(self, cluster, undone):
        self.both(lambda writer: writer.put_cluster(cluster), undone)

    @rule(cluster=st.integers(0, 4), numbers=MANY)
    def assign(self, cluster, numbers):
        self.both(lambda writer: writer.assign(cluster, writer.entries(numbers)))

    @rule(
        which=st.builds(
            ClusterFilter,
            language=st.none() | st.sampled_from(CODES),
            minimum_size=st.integers(0, 3),
            changed_since=st.none() | st.integers(-1, 5),
            relation=st.none() | RELATIONS,
        ),
        after=AFTER,
        limit=LIMITS,
        some=MANY,
    )
    def ask_for_clusters(self, which, after, limit, some):
        self.ask(lambda reader: reader.cluster_page(which, after, limit))
        self.ask(lambda reader: reader.members(some))

    @rule(
        kind=st.sampled_from(("same", "different", "canonical")),
        a=st.sampled_from(IDS),
        b=st.none() | st.sampled_from(IDS),
        at=TIMES,
        undone=st.booleans(),
    )
    def decide(self, kind, a, b, at, undone):
        self.both(lambda writer: writer.add_decision(kind, a, b, "\ud800", "key", at), undone)

    @rule(number=st.integers(0, 5))
    def undecide(self, number):
        self.both(lambda writer: writer.remove_decision(number))

    @rule(ids=st.sets(st.sampled_from(IDS)), after=AFTER, limit=st.none() | LIMITS)
    def ask_for_decisions(self, ids, after, limit):
        self.ask(lambda reader: reader.decisions_on(ids))
        self.ask(lambda reader: reader.decisions(after, limit))

    @rule(kind=st.sampled_from(("assigned", "merged")), at=TIMES, body=BODIES, undone=st.booleans())
    def add_event(self, kind, at, body, undone):
        self.both(lambda writer: writer.add_event(kind, at, body), undone)

    @rule(after=AFTER, limit=LIMITS)
    def ask_for_events(self, after, limit):
        self.ask(lambda reader: reader.events(after, limit))

    @rule(name=st.sampled_from(("one", "other")), value=st.sampled_from(IDS))
    def set_fact(self, name, value):
        self.both(lambda writer: writer.set_fact(name, value))

    @rule(undone=st.booleans())
    def begin_reindex(self, undone):
        self.both(lambda writer: writer.begin_reindex(), undone)

    @rule(numbers=MANY, limit=LIMITS)
    def mark_indexed(self, numbers, limit):
        self.both(lambda writer: writer.mark_indexed(numbers))
        self.ask(lambda reader: reader.unindexed(limit))


TestStores = Stores.TestCase
TestStores.settings = settings(
    max_examples=20,
    stateful_step_count=30,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
