"""The published methods as pure mathematics: numbers in, numbers out.

Nothing here knows a case, a party's name beyond a label, or a document. What a method computes is
exact: ties and dominance are decided in whole numbers, never by rounding.

* :mod:`goodoffices.methods.stability` says which outcomes of a conflict would hold.
* :mod:`goodoffices.methods.settlement` says which packages all could accept, which are efficient
  and which are fair by which standard.

Source: none; each method names its own.
"""
