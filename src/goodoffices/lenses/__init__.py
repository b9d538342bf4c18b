"""Lenses: each answers one plain question about a case with one finding.

A lens is found through the entry-point group ``goodoffices.lenses``; ours are registered there
like anybody's. No lens imports another.
"""
