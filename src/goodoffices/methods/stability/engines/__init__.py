"""How verdicts on every outcome are worked out, fast and exactly, chosen by size."""
