"""What it would take for an outcome to hold."""
