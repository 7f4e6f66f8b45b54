"""Who may ask: keys, other origins, and the headers that every answer has."""

import logging

import pytest
from api_service import ARTICLE, in_process, problem


@pytest.fixture
def service(tmp_path):
    with in_process(tmp_path) as running:
        yield running


@pytest.mark.parametrize("path", ["/healthz", "/nowhere", "/docs", "/v1/articles/%FF", "/metrics"])
def test_every_answer_has_safe_headers(service, path):
    headers = service.client.get(path).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] == "no-referrer"
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert headers["cache-control"] in {"no-store", "no-cache"}
    assert "access-control-allow-origin" not in headers


def test_other_origins_are_let_in_only_when_named(tmp_path):
    headers = {"Origin": "https://a.example", "Access-Control-Request-Method": "PUT"}
    with in_process(tmp_path, cors_origins=("https://a.example",)) as service:
        asked = service.client.options("/v1/articles/a", headers=headers)
        assert asked.headers["access-control-allow-origin"] == "https://a.example"
        assert asked.headers["x-request-id"]
        refused = service.client.options(
            "/v1/articles/a", headers=headers | {"Origin": "https://b.example"}
        )
        problem(refused, 400, "cross-origin")
        assert "access-control-allow-origin" not in refused.headers
        other = service.client.get("/v1/info", headers={"Origin": "https://b.example"})
        assert "access-control-allow-origin" not in other.headers


OPEN = ["/healthz", "/readyz", "/docs", "/docs/start.js", "/openapi.json"]
READS = ["/v1/info", "/metrics", "/v1/clusters", "/v1/articles/a", "/v1/changes", "/v1/decisions"]


def test_keys_are_needed_from_the_first_one_on(service, caplog):
    assert service.client.get("/v1/info").status_code == 200
    tokens = {role: service.keys.add(role, role)[1] for role in ("read", "write", "admin")}
    for path in OPEN:
        assert service.client.get(path).status_code == 200, path
    for path in READS:
        for headers in ({}, {"Authorization": "Bearer nope"}, {"Authorization": "Basic eDp5"}):
            answer = service.client.get(path, headers=headers)
            problem(answer, 401, "auth")
            assert answer.headers["www-authenticate"] == "Bearer"
        assert service.client.get(path, headers=bearer(tokens["read"])).status_code in {200, 404}
    for role, token in tokens.items():
        with caplog.at_level(logging.INFO):
            put = service.client.put("/v1/articles/a", json=ARTICLE, headers=bearer(token))
        if role == "read":
            assert "role read" in problem(put, 403, "forbidden").detail
        else:
            assert put.status_code in {200, 201}
        assert token not in caplog.text
    writes = [
        ("DELETE", "/v1/articles/a"),
        ("POST", "/v1/articles:bulk"),
        ("POST", "/v1/decisions"),
        ("DELETE", "/v1/decisions/1"),
    ]
    for method, path in writes:
        refused = service.client.request(method, path, headers=bearer(tokens["read"]))
        assert refused.status_code == 403, path
    checked = service.client.post(
        "/v1/articles:check", json=ARTICLE, headers=bearer(tokens["read"])
    )
    assert checked.status_code == 200
    sent = {"kind": "canonical", "article": "a"}
    decided = service.client.post("/v1/decisions", json=sent, headers=bearer(tokens["write"]))
    assert decided.json()["by"] == "write"
    service.keys.revoke(service.keys.check(tokens["write"]).id)
    assert service.client.get("/v1/info", headers=bearer(tokens["write"])).status_code == 401


def bearer(token):
    return {"Authorization": f"Bearer {token}"}
