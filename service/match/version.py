"""The version of the rules of verdicts, which belongs to whatever keeps verdicts."""

ENGINE_VERSION = 10
"""Raise it when the same two articles and settings may give another verdict than before."""
