"""Scoring clusters against labelled articles, for the scripts that measure."""
