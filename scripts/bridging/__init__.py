"""How well articles in one encoder's vectors find their translations in another's."""
