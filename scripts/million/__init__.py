"""A million index vectors made from a seed, and what a candidate index does with them."""
