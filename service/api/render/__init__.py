"""From the shapes of the engine to those of the answers."""
