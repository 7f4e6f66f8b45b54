"""Names of persons and other names that no list knows."""
