"""Candidates: the vector index and nearest neighbours."""
