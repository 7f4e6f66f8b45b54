"""What operators see of the service: logs, metrics, probes, its description and documentation."""

import logging

import pytest
from api_service import in_process

from service.live import Readiness


@pytest.fixture
def service(tmp_path):
    with in_process(tmp_path, max_body_bytes=2048) as running:
        yield running


def test_requests_are_logged_and_counted_by_route(service, caplog):
    with caplog.at_level(logging.INFO):
        service.put("some-id")
        service.client.get("/nowhere/at/all")
    logged = [r.fields for r in caplog.records if r.getMessage() == "request"]
    assert [(f["method"], f["path"], f["status"]) for f in logged] == [
        ("PUT", "/v1/articles/{id}", 201),
        ("GET", "/nowhere/at/all", 404),
    ]
    page = service.client.get("/metrics").text
    counted = 'samewire_requests_total{method="PUT",route="/v1/articles/{id}",status="201"} 1.0'
    assert counted in page
    assert 'samewire_requests_total{method="other",route="other",status="404"} 1.0' in page
    assert "samewire_articles 1.0" in page
    assert "samewire_request_seconds_bucket" in page
    assert "process_resident_memory_bytes" in page
    assert "some-id" not in page


def test_readiness_names_what_is_missing(service):
    assert service.client.get("/readyz").json()["ready"] is True
    service.engine.ready = Readiness(model=False, index=True, store=True, detail="loading")
    answer = service.client.get("/readyz")
    assert (answer.status_code, answer.json()["detail"]) == (503, "loading")
    assert service.client.get("/healthz").json() == {"status": "ok"}


def test_the_description_has_settings_limits_and_encoders(service):
    answer = service.client.get("/v1/info")
    info = answer.json()
    assert info["settings_fingerprint"] == service.engine.settings.fingerprint()
    assert info["limits"]["max_body_bytes"] == 2048
    fake = {"name": "fake", "fingerprint": "fake-1", "languages": ["en"], "calibrated": True}
    assert info["encoders"] == [fake]
    assert str(service.settings.data) not in answer.text


def test_the_documentation_loads_nothing_from_elsewhere(service):
    page = service.client.get("/docs").text
    assert '<a href="/openapi.json">' in page.partition("<noscript>")[2].partition("</noscript>")[0]
    assert '<meta name="viewport"' in page
    assert "http" not in page.replace("http-equiv", "")
    for path in ("/docs/start.js", "/docs/swagger-ui-bundle.js", "/docs/swagger-ui.css"):
        assert f'"{path}"' in page
        assert service.client.get(path).status_code == 200
    assert "default-src 'self'" in service.client.get("/docs").headers["content-security-policy"]
    document = service.client.get("/openapi.json").json()
    assert document["openapi"].startswith("3.1")


@pytest.mark.parametrize("path", ["/healthz?t=1", "/readyz?t=1", "/v1/info?t=1"])
def test_probes_may_add_what_they_like_to_an_address(service, path):
    assert service.client.get(path).status_code in {200, 503}
