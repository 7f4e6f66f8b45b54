"""`samewire serve`: the engine and the application of a data directory, until a signal."""

from __future__ import annotations

import logging
import os
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from socket import socket
from typing import Any

from service.api.app import create_app
from service.api.keys import KEY_FILE, KeyFile
from service.api.logs import configure_logging
from service.api.server import end_at_once_on_signals, is_loopback, listen, serve
from service.api.settings import ServiceSettings
from service.api.stopping import Stopping
from service.cli.configuration import read_config, resolve_service
from service.cli.exits import DONE, FAILED
from service.cli.options import resolve_engine
from service.errors import SamewireError, UsageError
from service.live import Engine
from service.report.summary import uncalibrated_notice
from service.settings import Settings

_log = logging.getLogger(__name__)


def run(options: Mapping[str, Any], config: Path | None) -> int:
    """Serve until a signal, and return the exit code; raises SamewireError."""
    file = read_config(config)
    settings = resolve_engine({}, file).values
    resolved = resolve_service(options, file)
    service = resolved.values
    keys = KeyFile(service.data / KEY_FILE)
    if not (keys.any() or is_loopback(service.host)):
        raise UsageError(
            f"{resolved.origins['host']} {service.host}: other machines reach that address, so it "
            "needs API keys: make one with samewire keys add NAME --role write "
            f"--data {service.data}"
        )
    # Articles and keys are for this user alone.
    os.umask(0o077)
    with closing(listen(service.host, service.port)) as listener:
        end_at_once_on_signals()
        configure_logging(service.log_level)
        try:
            _serve(settings, service, keys, listener)
        except SamewireError:
            raise
        except Exception:  # noqa: BLE001 - the log is what an operator reads
            _log.critical("the service ended by an unforeseen failure", exc_info=True)
            return FAILED
    _log.info("stopped")
    return DONE


def _serve(settings: Settings, service: ServiceSettings, keys: KeyFile, listener: socket) -> None:
    stopping = Stopping(service.shutdown_timeout)
    with closing(Engine.open(service.data, settings, service.queue)) as engine:
        for encoder in engine.encoders:
            if not encoder.calibrated:
                _log.warning(uncalibrated_notice(encoder.name))
        app = create_app(engine, service, keys, stopping)
        serve(app, listener, stopping, service.shutdown_timeout)
