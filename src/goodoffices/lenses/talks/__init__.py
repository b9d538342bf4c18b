"""Talks: where does each issue stand, who says so, what is one-sided, and what moved?

:mod:`~goodoffices.lenses.talks.state` decides the state of an issue by a rule that the finding
prints (:mod:`~goodoffices.lenses.talks.rule`). What goes into it: the accepted statements up to a
day (:mod:`~goodoffices.lenses.talks.record`), where each party stands in its own words
(:mod:`~goodoffices.lenses.talks.stand`) and who says that something is settled
(:mod:`~goodoffices.lenses.talks.assertion`).

Beside the states: the issues-by-parties grid, who is heard and who only through others, the next
meeting, positions along a scale, and what moved since an earlier state.

Source: none; the rule is the house's own.
"""
