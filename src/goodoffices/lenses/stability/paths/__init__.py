"""Paths from now, in words, tables and a picture."""
