"""What the commands end with; an error of ours carries its own code."""

DONE = 0
FAILED = 1
SOME_REJECTED = 3
"""Done, but some input was rejected."""
INTERRUPTED = 130
