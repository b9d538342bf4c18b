"""The best package among those that would hold, beside the best of all.

Source: raiffa1982; fang1993.
"""
