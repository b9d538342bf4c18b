"""Checking a case: is every quote still found, is every claim supported, what is one-sided?

Checking changes nothing. It needs the sources' text, so it works on a loaded case and its folder.
"""
