"""Text: cleaning, language, sentences, chrome, facts, names, keys and provenance."""
