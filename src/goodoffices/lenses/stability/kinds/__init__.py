"""Unknown and strong preferences, and attitudes, in words and tables."""
