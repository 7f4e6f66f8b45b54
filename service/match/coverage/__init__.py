"""What an article is as one side of a pair, and how much of it the other covers."""
