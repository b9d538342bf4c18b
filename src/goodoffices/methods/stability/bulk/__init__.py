"""Moves and preferences of many states at once, for searches over them."""
