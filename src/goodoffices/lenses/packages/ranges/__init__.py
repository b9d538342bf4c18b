"""What is firm when weights, values and walk-aways are given as ranges.

Source: lahdelma2001.
"""
