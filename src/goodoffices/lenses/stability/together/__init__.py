"""What rests on consent, who could walk out, and what parties could do together."""
