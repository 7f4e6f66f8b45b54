"""What turns text into vectors and numbers into decisions: encoders and calibrations."""
