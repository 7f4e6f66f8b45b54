"""How languages name common things, from CLDR; `scripts/things.py` is the command."""
