"""Which outcomes can be reached from now, by whose moves, and where the conflict would drift."""
