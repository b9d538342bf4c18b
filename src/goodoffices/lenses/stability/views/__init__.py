"""Two views of the same words: each side’s own conflict, and what becomes of an agreement."""
