"""Which outcomes would hold, against whose moves, and who would leave the others."""
