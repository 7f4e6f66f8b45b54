"""From verdicts to clusters and their canonical versions."""
