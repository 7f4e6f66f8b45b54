"""Of copies under several headlines the first by id stands for all, in a batch as online."""

from __future__ import annotations

from store_helpers import make_article, read_in

from service.pipeline.matching import Matching
from service.settings import Settings
from service.store import WorkStore
from service.workers import Workers


def test_keys_that_only_a_later_copy_has_count_for_nothing(tmp_path):
    articles = [
        make_article("a", exact_key="one", lexical_keys=(1,)),
        make_article("b", exact_key="one", lexical_keys=(1, 2)),
        make_article("c", exact_key="two", lexical_keys=(2,)),
        make_article("d", exact_key="three", lexical_keys=(1, 2)),
    ]
    with WorkStore.open(tmp_path) as store:
        read_in(store, articles)
        matching = Matching(store, None, None, Settings(), Workers(0, dict))
        assert set(matching._keyed("lexical")) == {(0, 3), (2, 3)}
