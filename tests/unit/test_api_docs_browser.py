"""The page of the documentation in a real browser, which has nothing but the service."""

import shutil
import subprocess

import pytest
from api_service import served

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
QUIET = [
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
    # Names lead nowhere: what the page needs from elsewhere would be missing.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]


@pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium")
def test_a_browser_shows_every_call(tmp_path):
    with served(tmp_path / "data") as service:
        command = [
            *(CHROMIUM, *QUIET, f"--user-data-dir={tmp_path / 'profile'}"),
            # Milliseconds of the page's own clock, which runs ahead while nothing is to do.
            *("--virtual-time-budget=20000", "--dump-dom"),
            f"http://127.0.0.1:{service.port}/docs",
        ]
        page = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)
        calls = service.client.get("/openapi.json").json()["paths"]
    shown = page.stdout.replace("\u200b", "")
    for path, methods in calls.items():
        for method in methods:
            assert f"opblock-{method}" in shown
        assert f'data-path="{path}"' in shown
    assert shown.count('class="opblock ') == sum(map(len, calls.values()))
