"""Calibration: what verdicts need to know of an encoder, fitted from parallel text."""

from __future__ import annotations

from service.calibrate.run import PAIRS, Calibrated, CalibrationRequest, calibrate
from service.calibrate.thresholds import RATES

__all__ = ["PAIRS", "RATES", "Calibrated", "CalibrationRequest", "calibrate"]
