"""From the signals of a pair to its verdict, with the evidence."""
