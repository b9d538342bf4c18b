"""What all could accept, what is efficient, what is fair by which standard, and would it hold."""
