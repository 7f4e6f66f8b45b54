import json

import pytest
from api_service import ARTICLE, in_process
from hypothesis import given
from hypothesis import strategies as st

from service.api.answers import encode_json
from service.api.paths import segment
from service.api.schemas.articles import ArticleShape
from service.api.schemas.pairs import PairShape
from service.api.schemas.verdicts import VerdictShape

IDS = [
    "dir/a b.txt",
    "https://x.y/z?q=1#f",
    "خبر عاجل",
    ".",
    "..",
    "%2F",
    "a\x00b",
    "a\n",
    "a%",
    "+ +",
    " x ",
    "a:check",
    "a;b=c,d&e",
    "😀" * 100,
]


@pytest.fixture
def service(tmp_path):
    with in_process(tmp_path) as running:
        yield running


def test_a_new_article_is_created_and_again_is_unchanged(service):
    first, again = service.put(), service.put()
    assert (first.status_code, first.json()["status"]) == (201, "new")
    assert (again.status_code, again.json()["status"]) == (200, "unchanged")
    changed = service.put(text="Another text of some length.")
    assert (changed.status_code, changed.json()["status"]) == (200, "updated")


def test_a_verdict_names_the_match_with_the_best_three_passages(service):
    service.put("a")
    verdict = VerdictShape.model_validate(service.put("b", text="A quake: few fled.").json())
    assert (verdict.status, verdict.cluster_id, verdict.canonical_id) == ("duplicate", "c-1", "a")
    (match,) = verdict.matches
    assert (match.article_id, match.relation, match.score) == ("a", "copy", 0.987654)
    assert (match.coverage.article, match.coverage.other) == (0.75, 0.5)
    assert match.container == "other"
    assert [passages.likeness for passages in match.aligned] == [0.75, 0.5, 0.25]
    assert match.disagreements[0].article == ["12"]


@pytest.mark.parametrize("id", IDS)
def test_an_id_may_hold_any_character(service, id):
    path = f"/v1/articles/{segment(id)}"
    put = service.client.put(path, json=ARTICLE | {"id": id})
    assert (put.status_code, put.json().get("article_id")) == (201, id)
    assert service.client.get(path).json()["id"] == id
    assert service.client.get(f"/v1/pairs/{segment(id)}/{segment(id)}").json()["b"]["id"] == id
    assert service.client.delete(path).json() == {"article_id": id, "cluster_id": "c-1"}
    assert service.client.get(path).status_code == 404


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_a_segment_has_no_slash_and_only_ascii(id):
    assert "/" not in segment(id)
    assert segment(id).isascii()


@pytest.mark.parametrize("path", ["%FF", "%ED%A0%80", "a/%C3"])
def test_a_path_that_is_not_utf_8_is_a_problem(service, path):
    answer = service.client.get(f"/v1/articles/{path}")
    assert (answer.status_code, answer.json()["status"]) == (400, 400)
    assert answer.headers["content-type"] == "application/problem+json"


def test_static_parts_may_be_encoded_but_slashes_count(service):
    assert service.client.post("/v1/articles%3Acheck", json=ARTICLE).status_code == 200
    for path in ("/v1/articles/a/", "/v1/articles/", "/v1/articles/a/b", "//v1/info"):
        assert service.client.get(path).status_code in {404, 405}, path
    assert service.client.post("/v1/articles:check%0A", json=ARTICLE).status_code == 404


def test_the_id_of_the_path_rules(service):
    assert service.put("5", id=5).status_code == 201
    assert service.put("x", id="  ").json()["article_id"] == "x"
    other = service.put("x", id="y")
    assert (other.status_code, other.json()["reason"]) == (422, "other_id")
    blank = service.put("%20")
    assert (blank.status_code, blank.json()["reason"]) == (422, "blank_id")
    assert service.put("x" * 1001).json()["reason"] == "too_long"


def test_an_article_is_read_with_everything_sent(service):
    sent = ARTICLE | {"source": "dpa", "url": "u", "published_at": "2026-03-01", "more": {"x": [1]}}
    service.put("a", **sent)
    service.put("b")
    answer = service.client.get("/v1/articles/a")
    article = ArticleShape.model_validate(answer.json())
    assert article.record == {"id": "a", **sent}
    assert (article.source, article.url, article.is_canonical) == ("dpa", "u", True)
    assert article.published_at.isoformat() == "2026-03-01T00:00:00+00:00"
    assert [link.article_id for link in article.links] == ["b"]
    assert article.links_total == 1


def test_repeated_names_and_odd_values_become_warnings(service):
    body = b'\xef\xbb\xbf{"title": "x", "title": "Quake", "text": "A quake \\ud800.", "n": NaN}'
    answer = service.client.put(
        "/v1/articles/a", content=body, headers={"Content-Type": "application/json; charset=UTF-8"}
    )
    assert answer.status_code == 201
    assert len(answer.json()["warnings"]) >= 3
    assert service.client.get("/v1/articles/a").json()["record"]["n"] is None


def test_html_beside_a_text_becomes_a_warning(service):
    body = {"text": "A quake shook the coast.", "html": "<p>A flood.</p>"}
    answer = service.client.put("/v1/articles/a", json=body)
    assert answer.json()["warnings"] == ["html: not read, since there is a text beside it"]


def test_a_check_keeps_nothing(service):
    service.put("a")
    checked = service.client.post("/v1/articles:check", json=ARTICLE)
    verdict = VerdictShape.model_validate(checked.json())
    assert (verdict.status, verdict.cluster_id) == ("duplicate", "c-1")
    assert verdict.article_id.startswith("sha256-")
    alone = service.client.post("/v1/articles:check", json=ARTICLE | {"title": "Other"})
    assert alone.json()["cluster_id"] is None
    assert service.engine.measurements().articles == 1


def test_removing_twice_is_not_found(service):
    service.put("a")
    assert service.client.delete("/v1/articles/a").status_code == 200
    again = service.client.delete("/v1/articles/a")
    assert (again.status_code, again.json()["type"]) == (404, "/problems/not-found")


def test_a_pair_shows_every_signal_and_the_whole_alignment(service):
    service.put("a", source="dpa")
    service.put("b", title="Elsewhere", text="Nothing alike is said here.")
    pair = PairShape.model_validate(service.client.get("/v1/pairs/a/b").json())
    assert (pair.a.id, pair.a.source, pair.b.id, pair.relation) == ("a", "dpa", "b", "none")
    assert len(pair.aligned) == 4
    assert pair.signals == {"title": 0.0, "unknown": None}
    assert "".join(p.text for p in pair.unaligned_a).startswith(ARTICLE["title"])
    assert service.client.get("/v1/pairs/a/c").status_code == 404


def test_a_read_again_is_not_sent_again(service):
    service.put("a")
    first = service.client.get("/v1/articles/a")
    tag = first.headers["etag"]
    assert first.headers["cache-control"] == "private, no-cache"
    for condition in (tag, f'"x", W/{tag}', "*"):
        again = service.client.get("/v1/articles/a", headers={"If-None-Match": condition})
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    service.put("a", text="It is another text now.")
    changed = service.client.get("/v1/articles/a", headers={"If-None-Match": tag})
    assert changed.status_code == 200
    assert changed.headers["etag"] != tag


@given(st.recursive(st.text() | st.integers() | st.none(), st.lists, max_leaves=5))
def test_any_json_value_can_be_sent(value):
    assert json.loads(encode_json(value)) == value


def test_a_lone_surrogate_is_escaped():
    assert encode_json(["\ud800", "é"]) == b'["\\ud800","\\u00e9"]'
    assert encode_json(["é"]) == '["é"]'.encode()
