"""What answers here: versions, encoders, settings, limits; nothing secret."""

from __future__ import annotations

import platform
from functools import cache
from importlib.metadata import version

from service.api.schemas.system import EncoderShape, InfoShape, LimitsShape
from service.api.service import Service
from service.api.settings import ServiceSettings
from service.live import EncoderInUse
from service.records import MAX_ID_CHARS

_PACKAGES = ("faiss-cpu", "numpy", "sentence-transformers", "torch", "transformers")


def info_shape(service: Service) -> InfoShape:
    """The description of a running service."""
    settings, now = service.engine.settings, service.engine.measurements()
    return InfoShape(
        version=version("samewire"),
        python=platform.python_version(),
        packages=_packages(),
        encoders=[_encoder(encoder) for encoder in service.engine.encoders],
        settings=settings.model_dump(mode="json"),
        settings_fingerprint=settings.fingerprint(),
        limits=_limits(service.settings),
        articles=now.articles,
        clusters=now.clusters,
        last_event=now.last_event,
    )


@cache
def _packages() -> dict[str, str]:
    return {name: version(name) for name in _PACKAGES}


def _encoder(encoder: EncoderInUse) -> EncoderShape:
    known = encoder.languages
    return EncoderShape(
        name=encoder.name,
        fingerprint=encoder.fingerprint,
        languages=None if known is None else sorted(known),
        calibrated=encoder.calibrated,
    )


def _limits(settings: ServiceSettings) -> LimitsShape:
    return LimitsShape(
        max_body_bytes=settings.max_body_bytes,
        max_text_chars=settings.max_text_chars,
        max_line_bytes=settings.max_line_bytes,
        max_id_chars=MAX_ID_CHARS,
        queue=settings.queue,
        checks=settings.checks,
        bulk_window=settings.bulk_window,
        request_timeout=settings.request_timeout,
        page_limit=settings.page_limit,
    )
