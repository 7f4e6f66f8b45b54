"""What the benchmark measures: generated articles and the contestants."""
