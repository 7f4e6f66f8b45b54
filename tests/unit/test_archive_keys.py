"""Nodes under a key come in the order of their ids, whether these stand with the key or not."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from live_helpers import undone
from store_helpers import make_article
from test_archive_failures import AT

from service.store import Archive, Node, archive_nodes, article_keys

FEW = 3
KEYS = [(1, b"x"), (1, b"y"), (2, b"x")]
STEPS = st.lists(st.tuples(st.integers(0, 11), st.sets(st.sampled_from(KEYS))), max_size=40)


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(archive_nodes, "SORTED_AT_ONCE", FEW)
        with Archive.open(tmp_path_factory.mktemp("store")) as store:
            yield store


@settings(deadline=None, max_examples=60)
@given(STEPS, st.integers(0, 11), st.integers(1, 5), st.sets(st.sampled_from(KEYS)))
def test_neighbours_under_keys_are_those_of_sorted_ids(store, steps, asked, reach, known):
    """A step without keys removes a node; those under `known` keys are asked for before it."""
    with undone(store) as tx:
        names = [f"{n * 7 % 12:02}" for n in range(12)]
        numbers = [tx.add_article(make_article(n), b"", n, None, AT).number for n in names]
        kept = {}
        for n, keys in steps:
            kept.pop(n, None)
            if keys:
                kept[n] = keys
                for key in tx.keys_in_use(sorted(keys & known)):
                    tx.key_neighbours(key, names[n], FEW)
                none = np.empty((0, 0), np.float16)
                tx.put_node(Node(numbers[n], names[n], names[n], none, (), tuple(sorted(keys))))
            else:
                tx.remove_node(numbers[n])
        for key in KEYS:
            under = sorted((names[n], numbers[n]) for n, keys in kept.items() if key in keys)
            before = [number for name, number in under if name < names[asked]]
            after = [number for name, number in under if name > names[asked]]
            found = tx.key_neighbours(key, names[asked], reach)
            assert found == (before[::-1][:reach], after[:reach])


@pytest.mark.parametrize("gated", [False, True])
def test_a_node_keeps_its_keys_when_its_article_changes_or_goes(store, gated):
    with undone(store) as tx:
        article = make_article("a")
        number = tx.add_article(article, b"", "g", None, AT).number
        keys = tuple(article_keys(article))[not gated :]
        tx.put_node(Node(number, "a", "g", np.empty((0, 0), np.float16), (), keys))
        tx.replace_article(number, replace(article, lexical_keys=(5,)), b"", "h", None, AT)
        assert tx.node(number).keys == keys
        tx.remove_article(number)
        assert tx.node(number).keys == keys
        tx.remove_node(number)
        assert all(tx.key_neighbours(key, "", 1) == ([], []) for key in keys)


def test_a_node_may_have_other_keys_than_its_article(store):
    with undone(store) as tx:
        number = tx.add_article(make_article("a"), b"", "g", None, AT).number
        for keys in ((), ((7, b"\n"),), tuple((7, bytes([n])) for n in range(60))):
            tx.put_node(Node(number, "a", "g", np.empty((0, 0), np.float16), (), keys))
            assert tx.node(number).keys == keys
