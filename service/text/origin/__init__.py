"""Where an article says it comes from: agencies, datelines, credits and notes on translation."""
