"""Words and what they mean: opposites, denials, outcomes, offices and common things."""
