"""Requests made of the OpenAPI document: no failure, nothing undocumented, answers as described."""

import json
import re
from pathlib import Path
from types import SimpleNamespace

import pytest
import schemathesis
from api_service import served
from hypothesis import HealthCheck, given, settings
from schemathesis.config import SchemathesisConfig
from schemathesis.generation.modes import GenerationMode
from schemathesis.specs.openapi.checks import positive_data_acceptance

from service.api.app import create_app
from service.api.feed import Feed
from service.api.keys import KeyFile
from service.api.settings import ServiceSettings
from service.api.stopping import Stopping


def document():
    """The document, for which no engine is needed."""
    engine = SimpleNamespace(measurements=None, on_commit=lambda _: None)
    keys = KeyFile(Path("none"))
    return create_app(engine, ServiceSettings(), keys, Stopping()).openapi()


SCHEMA = schemathesis.openapi.from_dict(
    document(), config=SchemathesisConfig.from_dict({"seed": 1})
)
OPERATIONS = {each.ok().label: each.ok() for each in SCHEMA.get_all_operations()}
CALLS = {
    "GET /healthz", "GET /readyz", "GET /metrics", "GET /v1/info", "GET /v1/changes",
    "PUT /v1/articles/{id}", "GET /v1/articles/{id}", "DELETE /v1/articles/{id}",
    "POST /v1/articles:bulk", "POST /v1/articles:check", "GET /v1/pairs/{a}/{b}",
    "GET /v1/clusters/{id}", "GET /v1/clusters", "POST /v1/decisions", "GET /v1/decisions",
    "GET /v1/decisions/{id}", "DELETE /v1/decisions/{id}",
}  # fmt: skip
# A schema cannot say that a text needs a letter, or that an article is there.
NOT_CHECKED = {positive_data_acceptance}
# Nothing is sent, or each line is judged on its own.
NEVER_REFUSED = {"GET /healthz", "GET /readyz", "GET /metrics", "POST /v1/articles:bulk"}


@schemathesis.serializer("application/x-ndjson")
def lines(_context, value):
    return str(value).encode("utf-8", "replace")


async def _finite(feed, after):
    """The feed up to now: a stream that ends, so that its answer can be judged."""
    yield (await feed.page(after, 100))[0]


@pytest.fixture(scope="module")
def service(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch, served(tmp_path_factory.mktemp("data")) as running:
        patch.setattr(Feed, "follow", _finite)
        token = running.keys.add("schema", "write")[1]
        running.client.headers["Authorization"] = f"Bearer {token}"
        yield running


def seed(service):
    """Bring back what the examples of the document name."""
    for name, text in (("dpa-4", "A quake hit the coast."), ("tass-17", "A quake hit it.")):
        assert service.put(name, text=text).status_code in {200, 201}
    decision = {"kind": "canonical", "articles": ["dpa-4"]}
    assert service.client.post("/v1/decisions", json=decision).status_code in {200, 201}


def test_every_call_is_documented():
    assert set(OPERATIONS) == CALLS


def test_every_reference_leads_somewhere():
    raw = json.dumps(SCHEMA.raw_schema)
    named = set(re.findall(r'"#/components/schemas/([^"]+)"', raw))
    assert named <= set(SCHEMA.raw_schema["components"]["schemas"])
    assert {"VerdictShape", "PassageShape", "SentArticle", "Problem"} <= named


@pytest.mark.parametrize(
    ("label", "mode"),
    [(label, GenerationMode.POSITIVE) for label in sorted(CALLS)]
    + [(label, GenerationMode.NEGATIVE) for label in sorted(CALLS - NEVER_REFUSED)],
)
def test_answers_are_those_that_are_documented(service, label, mode):
    @settings(
        max_examples=20,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(OPERATIONS[label].as_strategy(generation_mode=mode))
    def check(case):
        case.call_and_validate(
            base_url=str(service.client.base_url),
            headers={"Authorization": service.client.headers["Authorization"]},
            excluded_checks=list(NOT_CHECKED),
        )

    seed(service)
    check()


def test_what_collapses_by_its_relation_is_not_said_to_be_in_one_cluster():
    shapes = document()["components"]["schemas"]
    assert "guard against chains" in shapes["MatchShape"]["properties"]["collapses"]["description"]
