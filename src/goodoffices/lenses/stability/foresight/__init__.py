"""What changes if parties look further ahead."""
