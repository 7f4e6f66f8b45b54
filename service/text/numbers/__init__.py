"""Numbers, dates, times and measures as facts."""
