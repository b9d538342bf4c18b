"""The version of Good Offices."""

__version__ = "0.1.0"
