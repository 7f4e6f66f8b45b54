"""What a user would use instead of samewire, each method with its best threshold."""
