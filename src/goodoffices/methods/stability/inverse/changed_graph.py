"""A conflict in which some holds or some orders are changed, and all else is as it was.

Source: none; the bookkeeping of the inverse analysis.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from goodoffices.methods.stability.axis_form import AxisForm
from goodoffices.methods.stability.conflict_graph import ConflictGraph, Relation, StateArray


@dataclass(frozen=True, order=True)
class Hold:
    """A party's power to change an axis alone.

    Attributes
    ----------
    party
        The party.
    axis
        The axis.
    """

    party: int
    axis: int


class ChangedGraph:
    """A conflict without some holds, and with other orders for some parties.

    Parameters
    ----------
    graph
        The conflict as it is.
    without
        The holds that are gone; they need the states to be cells of an array.
    orders
        Per party whose order is another one, its tiers.
    """

    def __init__(
        self,
        graph: ConflictGraph,
        without: Collection[Hold] = (),
        orders: Mapping[int, StateArray] | None = None,
    ) -> None:
        self._graph, self._orders = graph, dict(orders or {})
        self._form = graph.axis_form
        self._concerned = {hold.party for hold in without}
        if self._form is not None and without:
            self._form = _without(self._form, graph.movers, without)

    @property
    def n_states(self) -> int:
        """How many states there are."""
        return self._graph.n_states

    @property
    def parties(self) -> tuple[str, ...]:
        """The parties' names."""
        return self._graph.parties

    @property
    def movers(self) -> tuple[frozenset[int], ...]:
        """The movers, each a set of parties."""
        return self._graph.movers

    @property
    def axis_form(self) -> AxisForm | None:
        """The states as cells of an array, without the holds that are gone."""
        return self._form

    def successors(self, mover: int, state: int) -> StateArray:
        """Give the states this mover can still bring about from ``state`` in one move."""
        if self._form is not None and self._graph.movers[mover] <= self._concerned:
            return self._form.successors(mover, state)
        return self._graph.successors(mover, state)

    def relation(self, party: int, a: int, b: int) -> Relation:
        """Say how a party likes ``a`` against ``b``."""
        if party not in self._orders:
            return self._graph.relation(party, a, b)
        tiers = self._orders[party]
        if tiers[a] == tiers[b]:
            return Relation.SAME
        return Relation.BETTER if tiers[a] < tiers[b] else Relation.WORSE

    def order(self, party: int) -> StateArray | None:
        """Give a party's tier for every state."""
        changed = self._orders.get(party)
        return changed if changed is not None else self._graph.order(party)


def _without(
    form: AxisForm, movers: tuple[frozenset[int], ...], without: Collection[Hold]
) -> AxisForm:
    gone = {(frozenset({hold.party}), hold.axis) for hold in without}
    reaches = tuple(
        tuple(reach for reach in reaches if (members, reach.axis) not in gone)
        for members, reaches in zip(movers, form.reaches, strict=True)
    )
    return replace(form, reaches=reaches)
