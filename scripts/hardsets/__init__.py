"""Generated hard cases: labelled sets by kind, with the relation that each pair has."""
