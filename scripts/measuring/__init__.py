"""What docs/calibration.md states, measured on parallel text and on the sets at hand."""
