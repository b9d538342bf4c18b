"""What parties could give one another: exchanges, better drafts, one text; and what they leave.

* :mod:`~goodoffices.methods.settlement.trades.logrolling` exchanges two issues.
* :mod:`~goodoffices.methods.settlement.trades.exchange` takes a whole package apart.
* :mod:`~goodoffices.methods.settlement.trades.stakes` says what each issue is worth to whom.
* :mod:`~goodoffices.methods.settlement.trades.issue_by_issue` settles each issue by itself.
* :mod:`~goodoffices.methods.settlement.trades.post_settlement` improves on a draft.
* :mod:`~goodoffices.methods.settlement.trades.one_text` improves on it step by step.

Source: raiffa1982
"""
