"""What cannot be fitted on translations, in log-odds: a module for each thing that speaks."""
