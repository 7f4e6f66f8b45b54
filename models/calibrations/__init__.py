"""The shipped calibrations: data, no code."""
