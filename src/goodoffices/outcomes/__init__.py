"""The outcome space: one option for every issue, and everything every lens asks of it.

It is built from a case under a reading. It says which outcomes can be, who can move from one to
another, how each party ranks them, and which of them each party could accept.
"""
