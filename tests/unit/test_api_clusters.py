import pytest
from api_service import in_process
from hypothesis import given
from hypothesis import strategies as st

from service.api.failures import InvalidRequestError
from service.api.pages import after_cursor, cursor_of
from service.api.schemas.clusters import ClusterPage, ClusterShape
from service.api.schemas.decisions import DecisionPage, DecisionShape


@pytest.fixture
def service(tmp_path):
    with in_process(tmp_path, page_limit=5) as running:
        yield running


def decide(service, **sent):
    return service.client.post("/v1/decisions", json=sent)


def test_a_cluster_has_members_links_and_canonicals(service):
    service.put("a", source="dpa", published_at="2026-03-01T10:00:00Z")
    service.put("b", text="A quake hit the coast. Few people fled.")
    service.put("c", title="Elsewhere")
    answer = service.client.get("/v1/clusters/c-1")
    cluster = ClusterShape.model_validate(answer.json())
    assert [(m.id, m.is_canonical, m.source) for m in cluster.members] == [
        ("a", True, "dpa"),
        ("b", False, None),
    ]
    assert cluster.members[0].published_at.isoformat() == "2026-03-01T10:00:00+00:00"
    assert (cluster.canonical.id, cluster.canonical.rule) == ("a", "earliest")
    assert cluster.by_language["en"].id == "a"
    (link,) = cluster.links
    assert (link.a, link.b, link.relation, len(link.aligned)) == ("a", "b", "copy", 3)
    assert (cluster.size, cluster.links_total, cluster.languages) == (2, 1, ["en"])
    tag = answer.headers["etag"]
    again = service.client.get("/v1/clusters/c-1", headers={"If-None-Match": tag})
    assert again.status_code == 304


def test_a_merged_cluster_leads_to_the_survivor_and_an_empty_one_is_gone(service):
    service.put("a")
    service.put("b", title="Elsewhere")
    decide(service, kind="same", articles=["a", "b"])
    merged = service.client.get("/v1/clusters/c-2", follow_redirects=False)
    assert (merged.status_code, merged.headers["location"]) == (301, "/v1/clusters/c-1")
    assert merged.json()["merged_into"] == "c-1"
    followed = service.client.get("/v1/clusters/c-2", follow_redirects=True)
    assert followed.json()["id"] == "c-1"
    for name in ("a", "b"):
        service.client.delete(f"/v1/articles/{name}")
    assert service.client.get("/v1/clusters/c-1").status_code == 410


@pytest.mark.parametrize("id", ["c-9", "9", "c-", "c-01", "c-99999999999999999999", "x", "%00"])
def test_an_unknown_cluster_is_not_found(service, id):
    assert service.client.get(f"/v1/clusters/{id}").status_code == 404


def test_pages_reach_every_cluster_once_while_others_write(service):
    for n in range(12):
        service.put(f"a{n}", title=str(n))
    seen, cursor = [], None
    while True:
        parameters = {"limit": 4} | ({"cursor": cursor} if cursor else {})
        answer = service.client.get("/v1/clusters", params=parameters)
        page = ClusterPage.model_validate(answer.json())
        seen += [cluster.id for cluster in page.items]
        if page.next_cursor is None:
            break
        cursor = page.next_cursor
        service.client.delete(f"/v1/articles/a{len(seen) - 1}")
        if len(seen) == 4:
            service.put("late", title="Late")
    assert seen == [f"c-{n}" for n in range(1, 14)]


def test_no_page_is_larger_than_the_largest(service):
    for n in range(6):
        service.put(f"a{n}", title=str(n))
    page = service.client.get("/v1/clusters", params={"limit": 2**62}).json()
    assert len(page["items"]) == 5
    assert page["next_cursor"]


def test_clusters_are_filtered(service):
    service.put("a")
    service.put("b", text="A quake hit the coast. Few people fled.")
    service.put("c", title="Erdbeben", text="Ein Erdbeben hat die Küste am Montag erschüttert.")
    before = service.client.get("/v1/changes").json()["last"]
    service.put("d", title="Later")

    def found(**parameters):
        answer = service.client.get("/v1/clusters", params=parameters)
        return [cluster["id"] for cluster in answer.json()["items"]]

    assert found(language="de") == ["c-2"]
    assert found(min_size=2) == ["c-1"]
    assert found(relation="copy") == ["c-1"]
    assert found(changed_since=before) == ["c-3"]
    assert found() == ["c-1", "c-2", "c-3"]


@given(st.integers(0, 2**63 - 1))
def test_a_cursor_is_read_as_it_was_written(number):
    assert after_cursor(cursor_of(number)) == number


@pytest.mark.parametrize("cursor", ["", "x", "é", "LTE", "MTI=x", cursor_of(2**63), "8J-YgA"])
def test_another_cursor_is_refused(service, cursor):
    with pytest.raises(InvalidRequestError):
        after_cursor(cursor)
    answer = service.client.get("/v1/clusters", params={"cursor": cursor})
    assert (answer.status_code, answer.json()["errors"][0]["where"]) == (422, "query.cursor")


def test_none_is_the_relation_of_no_link(service):
    answer = service.client.get("/v1/clusters", params={"relation": "none"})
    assert answer.status_code == 422
    assert answer.json()["detail"].startswith("query.relation: must be one of 'exact', ")
    assert "none" not in answer.json()["detail"]


def test_a_decision_is_kept_read_and_undone(service):
    service.put("a")
    service.put("b", title="Elsewhere")
    made = decide(service, kind="different", articles=["a", "b"], note="read both")
    decision = DecisionShape.model_validate(made.json())
    assert (made.status_code, made.headers["location"]) == (201, f"/v1/decisions/{decision.id}")
    assert (decision.articles, decision.note, decision.by) == (["a", "b"], "read both", "")
    assert service.client.get(made.headers["location"]).json() == made.json()
    again = decide(service, kind="different", articles=["b", "a"], note="read again")
    assert (again.status_code, again.json()) == (200, made.json())
    assert again.headers["location"] == made.headers["location"]
    pinned = decide(service, kind="canonical", articles=["b"]).json()
    assert pinned["articles"] == ["b"]
    first = DecisionPage.model_validate(service.client.get("/v1/decisions?limit=1").json())
    rest = service.client.get("/v1/decisions", params={"cursor": first.next_cursor}).json()
    assert [first.items[0].id, rest["items"][0]["id"]] == [decision.id, pinned["id"]]
    assert rest["next_cursor"] is None
    undone = service.client.delete(made.headers["location"])
    assert (undone.status_code, undone.content) == (204, b"")
    assert service.client.delete(made.headers["location"]).status_code == 404
    assert service.client.get(made.headers["location"]).status_code == 404


def test_an_id_of_an_article_may_be_a_number_as_in_other_bodies(service):
    service.put("5")
    service.put("6", title="Elsewhere")
    assert decide(service, kind="different", articles=[5, 6.0]).json()["articles"] == ["5", "6"]
    assert decide(service, kind="canonical", article=5).json()["articles"] == ["5"]


def test_contradicting_and_unknown_articles_are_refused(service):
    service.put("a")
    service.put("b")
    assert decide(service, kind="different", articles=["a", "b"]).status_code == 201
    assert decide(service, kind="same", articles=["a", "b"]).status_code == 409
    assert decide(service, kind="same", articles=["a", "x"]).status_code == 404
    assert service.client.get("/v1/decisions/0").status_code == 422
    assert service.client.get(f"/v1/decisions/{2**63}").status_code == 422


@pytest.mark.parametrize(
    ("sent", "where"),
    [
        ({}, "body"),
        ({"kind": "maybe"}, "body"),
        ({"kind": "same"}, "same.articles"),
        ({"kind": "same", "articles": ["a"]}, "same.articles"),
        ({"kind": "same", "articles": [5, "5"]}, "same.articles"),
        ({"kind": "same", "articles": ["a", True]}, "same.articles.1"),
        ({"kind": "same", "articles": ["a", ""]}, "same.articles.1"),
        ({"kind": "same", "articles": ["a", "b"], "article": "a"}, "same.article"),
        ({"kind": "canonical", "articles": ["a", "b"]}, "canonical.articles"),
        ({"kind": "canonical", "articles": ["a"], "article": "a"}, "canonical.article"),
        ({"kind": "canonical", "articles": ["a"], "note": "x" * 2001}, "canonical.note"),
    ],
)
def test_a_decision_that_cannot_be_used_is_told_why(service, sent, where):
    answer = decide(service, **sent)
    assert answer.status_code == 422
    assert where in [complaint["where"] for complaint in answer.json()["errors"]]


def test_complaints_about_a_decision_are_in_words_of_their_own(service):
    told = {
        "kind is missing": {},
        "kind is none of 'same', 'different', 'canonical'": {"kind": "secret"},
        "name two different articles": {"kind": "same", "articles": ["a", "a"]},
        "must name 1 at most, not 2": {"kind": "canonical", "articles": ["a", "b"]},
        "must name 2 or more, not 1": {"kind": "same", "articles": ["a"]},
        "must name 2 at most, not 3": {"kind": "different", "articles": ["a", "b", "c"]},
        "must be a list": {"kind": "same", "articles": "ab"},
        "must be a text": {"kind": "canonical", "articles": [None]},
        "must have 1 or more characters": {"kind": "canonical", "articles": [""]},
        "must have 2000 characters at most": {
            "kind": "canonical",
            "articles": ["a"],
            "note": "x" * 2001,
        },
        "is missing": {"kind": "same"},
        "there is no such field: leave it out": {"kind": "same", "articles": ["a", "b"], "x": 1},
    }
    for message, sent in told.items():
        errors = decide(service, **sent).json()["errors"]
        assert [complaint["message"] for complaint in errors] == [message]


def test_decisions_are_sent_as_they_are_read(service):
    for name in ("a", "b"):
        service.put(name, text=f"Text {name} alone.")
    sent = [
        {"kind": "different", "articles": ["a", "b"], "note": "read both"},
        {"kind": "canonical", "articles": ["b"], "note": ""},
    ]
    made = [decide(service, **decision).json() for decision in sent]
    listed = service.client.get("/v1/decisions").json()["items"]
    again = [{key: one[key] for key in ("kind", "articles", "note")} for one in listed]
    assert (listed, again) == (made, sent)
    assert [decide(service, **decision).json() for decision in again] == made
