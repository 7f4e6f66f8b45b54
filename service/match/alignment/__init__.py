"""Which passages of one article say what passages of another say."""
