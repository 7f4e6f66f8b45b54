"""`samewire serve` as a process: it starts, asks for keys, logs, and ends."""

from __future__ import annotations

import json
import signal

import httpx2
import pytest
from cli_process import samewire
from serve_process import serving


@pytest.fixture(scope="module")
def served(bundled, tmp_path_factory):
    """Serve on all addresses with keys, then end while a stream is open; return what happened."""
    data = tmp_path_factory.mktemp("served") / "data"
    token, other = (
        samewire("keys", "add", name, "--role", "read", "--data", data).out.strip()
        for name in ("reader", "other")
    )
    seen = {"token": token, "other": other}
    with (
        serving("--data", data, "--host", "0.0.0.0") as server,
        httpx2.Client(base_url=f"http://127.0.0.1:{server.port}", timeout=60) as client,
    ):
        allowed = {"Authorization": f"Bearer {token}"}
        refused = {"Authorization": f"Bearer {other}"}
        seen["health"] = client.get("/healthz").status_code
        seen["without a key"] = client.get("/v1/info").status_code
        seen["with a key"] = client.get("/v1/info", headers=allowed).status_code
        seen["with another"] = client.get("/v1/info", headers=refused).status_code
        seen["in the query"] = client.get("/v1/info", params={"key": token}).status_code
        keys = json.loads(samewire("keys", "list", "--data", data, "--json").out)
        (gone,) = (key["id"] for key in keys if key["name"] == "other")
        samewire("keys", "revoke", gone, "--data", data)
        seen["when revoked"] = client.get("/v1/info", headers=refused).status_code
        seen["kept"] = next(key["id"] for key in keys if key["id"] != gone)
        seen["second"] = bundled.samewire("serve", "--data", data, "--port", "0")
        streaming = {"Accept": "text/event-stream"} | allowed
        with client.stream("GET", "/v1/changes", headers=streaming) as stream:
            seen["stream"] = stream.status_code
            server.signal(signal.SIGTERM)
            for _ in stream.iter_raw():
                pass
        seen["code"] = server.ended()
    return seen | {"log": server.log, "data": data}


def test_it_answers(served):
    assert served["health"] == 200


def test_keys_open_it_until_they_are_revoked(served):
    assert served["with a key"] == served["with another"] == 200
    assert served["without a key"] == served["in the query"] == served["when revoked"] == 401


def test_a_second_one_on_the_same_data_is_refused(served):
    assert served["second"].code == 1
    last = served["second"].err.splitlines()[-1]
    assert last.startswith("samewire: error: ")
    assert "in use" in last


def test_it_ends_well_with_a_stream_open(served):
    assert (served["stream"], served["code"]) == (200, 0)
    assert served["log"][-1]["event"] == "stopped"


def test_every_request_is_logged_without_secrets(served):
    requests = [line for line in served["log"] if line["event"] == "request"]
    info = [line for line in requests if line["path"] == "/v1/info"]
    assert sorted(line["status"] for line in info) == [200, 200, 401, 401, 401]
    assert served["kept"] in {line["key_id"] for line in info}
    assert all(line["client"] == "127.0.0.1" for line in requests)
    assert len({line["request_id"] for line in requests}) == len(requests)
    text = json.dumps(served["log"])
    assert served["token"] not in text
    assert served["other"] not in text


def test_it_serves_the_same_data_again(bundled, served):
    with bundled.serving(served["data"]) as server:
        assert httpx2.get(f"{server.url}/healthz").status_code == 200
        server.signal(signal.SIGINT)
        assert server.ended() == 0
