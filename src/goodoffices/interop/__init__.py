"""Conflicts in the formats of others: read into a case, written from one, every repair told."""
