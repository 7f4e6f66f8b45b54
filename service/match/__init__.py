"""Matching: candidates, verification, clusters and the canonical."""
