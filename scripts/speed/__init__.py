"""What the speed of samewire is: rows that are measured, each with the bar it has to reach."""
