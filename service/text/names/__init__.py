"""Names as they sound, and those for which every language has a word of its own."""
