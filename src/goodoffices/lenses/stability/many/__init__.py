"""Cases with more outcomes than can be listed."""
