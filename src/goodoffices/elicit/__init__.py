"""Helping an analyst to judge: the questions to ask, and the points that follow from the answers.

Asking changes nothing; only :mod:`~goodoffices.elicit.written` puts an entry into the case file.
"""
