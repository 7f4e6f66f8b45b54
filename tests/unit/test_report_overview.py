from __future__ import annotations

import pytest
from report_shapes import assignment, cluster, run_results, verdict

from service.errors import StoreError
from service.report.overview import CLUSTERS_SHOWN, MEMBERS_SHOWN, read_overview
from service.report.results import write_results
from service.verdict import Link, Relation


def written(path, *results):
    write_results(path, run_results(*results), parquet=False)
    return read_overview(path)


def lone(*names):
    """Articles that are each alone in a cluster of their own."""
    return [assignment(n, f"c-{n}", n) for n in names], [cluster(f"c-{n}", n) for n in names]


def groups(sizes):
    """Clusters of the sizes given."""
    assignments, clusters = [], []
    for number, size in enumerate(sizes):
        ids = [f"{number:03}-{member:03}" for member in range(size)]
        clusters.append(cluster(f"c-{number:03}", *ids))
        assignments += [assignment(ids[0], f"c-{number:03}", ids[0])]
        assignments += [
            assignment(other, f"c-{number:03}", ids[0], Relation.COPY, 0.9) for other in ids[1:]
        ]
    return assignments, clusters


def sizes(overview):
    return [shown.cluster["size"] for shown in overview.shown]


def names(shown):
    return [member["id"] for member in shown.members]


def test_few_clusters_are_all_shown_the_largest_first(tmp_path):
    overview = written(tmp_path, *groups([1, 3, 1, 2]))
    assert sizes(overview) == [3, 2, 1, 1]
    assert (overview.more_clusters, overview.more_singles) == (0, 0)


def test_of_many_clusters_the_largest_are_shown_and_none_of_one_article(tmp_path):
    overview = written(tmp_path, *groups([1] * 30 + [2] * 25 + [4]))
    assert sizes(overview) == [4] + [2] * (CLUSTERS_SHOWN - 1)
    assert (overview.more_clusters, overview.more_singles) == (6, 30)


def test_where_few_of_many_clusters_have_members_only_those_are_shown(tmp_path):
    overview = written(tmp_path, *groups([1] * 30 + [2]))
    assert sizes(overview) == [2]
    assert (overview.more_clusters, overview.more_singles) == (0, 30)


def test_the_canonical_comes_first(tmp_path):
    assignments = [
        assignment("a", "c", "b", Relation.COPY, 0.9),
        assignment("b", "c", "b"),
    ]
    (shown,) = written(tmp_path, assignments, [cluster("c", "a", "b", canonical="b")]).shown
    assert names(shown) == ["b", "a"]


def test_a_large_cluster_shows_its_first_members(tmp_path):
    (shown,) = written(tmp_path, *groups([500])).shown
    assert names(shown) == [f"000-{number:03}" for number in range(MEMBERS_SHOWN)]
    assert shown.cluster["size"] == 500


def test_links_to_other_clusters_are_shown_from_both_sides(tmp_path):
    links = [Link("a", "b", verdict(Relation.SAME_STORY, 0.1))]
    a, b = written(tmp_path, *lone("a", "b"), links).shown
    assert [(n.id, n.label, n.score) for n in a.neighbours] == [("b", "same_story", 0.1)]
    assert [(n.id, n.assignment["title"]) for n in b.neighbours] == [("a", "Title of a")]


def test_links_of_articles_with_any_id_are_found(tmp_path):
    ids = ['say "hi", \\', 'b\n{"a": 1}']
    links = [Link(*sorted(ids), verdict(Relation.SAME_STORY, 0.1))]
    first, second = written(tmp_path, *lone(*ids), links).shown
    assert [n.id for n in first.neighbours] == [ids[1]]
    assert [n.id for n in second.neighbours] == [ids[0]]


def test_links_inside_a_cluster_are_not_shown_again(tmp_path):
    links = [Link("000-000", "000-001", verdict())]
    (shown,) = written(tmp_path, *groups([2]), links).shown
    assert (list(shown.neighbours), shown.more_neighbours) == ([], False)


def test_an_excerpt_says_which_holds_which(tmp_path):
    links = [Link("a", "b", verdict(Relation.EXCERPT, 0.3, container="a"))]
    a, b = written(tmp_path, *lone("a", "b"), links).shown
    assert [n.label for n in a.neighbours] == ["excerpt of it"]
    assert [n.label for n in b.neighbours] == ["whole of it"]


def test_each_other_cluster_is_named_once_by_its_strongest_link(tmp_path):
    assignments, clusters = groups([2])
    more, alone = lone("x", "y")
    links = [
        Link("000-000", "x", verdict(Relation.SAME_STORY, 0.1)),
        Link("000-000", "y", verdict(Relation.SAME_STORY, 0.2)),
        Link("000-001", "x", verdict(Relation.SAME_STORY, 0.3)),
    ]
    shown = written(tmp_path, assignments + more, clusters + alone, links).shown[0]
    assert [(n.id, n.score) for n in shown.neighbours] == [("x", 0.3), ("y", 0.2)]
    assert not shown.more_neighbours


def test_of_many_links_the_strongest_are_found_wherever_they_stand(tmp_path):
    others = [f"x{number:03}" for number in range(300)]
    scores = {other: (number * 37 % 300) / 1000 for number, other in enumerate(others)}
    assignments, clusters = groups([2])
    more, alone = lone(*others)
    links = [Link("000-000", o, verdict(Relation.SAME_STORY, scores[o])) for o in others]
    shown = written(tmp_path, assignments + more, clusters + alone, links).shown[0]
    assert [n.score for n in shown.neighbours] == [0.299, 0.298, 0.297]
    assert shown.more_neighbours


def test_links_to_more_clusters_than_are_shown_are_hinted_at(tmp_path):
    names = ["a", "b", "c", "d", "e"]
    links = [Link("a", other, verdict(Relation.SAME_STORY, 0.1)) for other in names[1:]]
    shown = written(tmp_path, *lone(*names), links).shown
    assert [n.id for n in shown[0].neighbours] == ["b", "c", "d"]
    assert [cluster.more_neighbours for cluster in shown] == [True, False, False, False, False]


def test_a_directory_without_results_is_named(tmp_path):
    with pytest.raises(StoreError, match=r"clusters\.jsonl: it cannot be read"):
        read_overview(tmp_path)
