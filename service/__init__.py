"""samewire: one article, whatever its language, once."""
