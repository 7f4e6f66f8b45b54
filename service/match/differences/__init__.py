"""What aligned passages say otherwise: words, names and things exchanged, denied or opposed."""
