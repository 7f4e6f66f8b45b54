"""How a text is written: characters, cleaning, scripts, paragraphs and sentences."""
