"""Whether what runs in this container works: `python -m service.api.health` for health checks.

Where a service listens, it has to answer; elsewhere, as under `samewire dedupe`, the weights of the
bundled encoders have to be there.
"""

from __future__ import annotations

import os
import sys
from http.client import HTTPConnection, HTTPException

_DEFAULT_PORT = 8000
_SECONDS = 5


def is_healthy() -> bool:
    """Ask the service on this machine, at the port of SAMEWIRE_PORT, or look at the weights."""
    port = int(os.environ.get("SAMEWIRE_PORT") or _DEFAULT_PORT)
    connection = HTTPConnection("127.0.0.1", port, timeout=_SECONDS)
    try:
        connection.request("GET", "/healthz")
        return connection.getresponse().status == 200
    except ConnectionRefusedError:
        return _has_weights()
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()


def _has_weights() -> bool:
    from models.registry import describe_encoders

    return all(encoder.weights_present for encoder in describe_encoders())


if __name__ == "__main__":
    sys.exit(not is_healthy())
