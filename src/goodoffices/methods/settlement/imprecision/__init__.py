"""Numbers given as ranges: what follows from every reading of them, and from how many.

Source: lahdelma2001, salo1992.
"""
