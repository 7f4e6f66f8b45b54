"""Facts and names of two articles: which agree, and which stand for one another."""
