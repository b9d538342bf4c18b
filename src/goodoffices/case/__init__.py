"""The case: one file a person reads and edits, and everything said in it tied to its words.

The case is data. It knows sources, statements, anchors, parties, issues, rules, positions and
preferences; it knows no outcome space and no lens.
"""
