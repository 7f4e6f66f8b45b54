"""Fitting the shipped calibrations from parallel text."""
