"""Preferences that are unknown, strong, or take the others into account."""
