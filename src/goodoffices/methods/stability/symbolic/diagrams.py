"""Decision diagrams: sets of outcomes held as small graphs of yes-or-no questions.

The work is done by the library dd, with CUDD where that comes with it. It is asked for only here.

Source: bryant1986
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from operator import and_, or_
from typing import Any

from goodoffices.errors import Fault, Place, UseError
from goodoffices.methods.stability.symbolic.kept import keep_until_unused
from goodoffices.methods.stability.symbolic.limits import Limits, Watch
from goodoffices.run import SILENT, Progress

Diagram = Any
"""A set, as the library holds it; it is never changed."""

CUDD = "decision diagram (CUDD)"
PURE_PYTHON = "decision diagram (pure Python, slower than CUDD, which was not found)"

_BYTES_PER_NODE = 64
_BYTES_AT_LEAST = 2**27
_NODES_COUNTED_EVERY = 1024


class Diagrams:
    """Makes decision diagrams over named questions and watches what they cost.

    Parameters
    ----------
    limits
        What the work may cost.
    progress
        Is told between two operations that the work goes on, and may stop it.
    pure_python
        Do without CUDD even where it is there.

    Raises
    ------
    UseError
        When the library is not installed.

    Attributes
    ----------
    engine
        What the work is done with, in words.
    no, yes
        The set of nothing and the set of everything.
    """

    def __init__(
        self, limits: Limits, progress: Progress = SILENT, *, pure_python: bool = False
    ) -> None:
        self._and_exists: Callable[..., Diagram] | None
        if pure_python or (cudd := _library("dd.cudd")) is None:
            self.engine, self._and_exists = PURE_PYTHON, None
            self._manager = _needed("dd.autoref").BDD()
        else:
            self.engine, self._and_exists = CUDD, cudd.and_exists
            room = _BYTES_AT_LEAST + _BYTES_PER_NODE * limits.nodes
            self._manager = cudd.BDD(memory_estimate=_BYTES_AT_LEAST)
            self._manager.configure(reordering=False, max_memory=room)
        self._watch, self._progress, self._operations = Watch(limits), progress, 0
        self.no, self.yes = self._manager.false, self._manager.true
        keep_until_unused(self, self._manager)

    def reorder(self) -> None:
        """From now on put the questions in another order whenever that makes the sets smaller."""
        self._manager.configure(reordering=True)

    def settled(self) -> None:
        """Stop watching the time and telling of progress: what follows are questions."""
        self._watch = Watch(Limits(None, self._watch.limits.nodes))
        self._progress = SILENT

    def ask(self, names: Sequence[str]) -> None:
        """Add questions, in the order in which they shall be asked at first; known ones stay."""
        new = [name for name in names if name not in self._manager.vars]
        if new:
            self._manager.declare(*new)

    def is_yes(self, name: str) -> Diagram:
        """Give the set in which a question is answered yes."""
        return self._manager.var(name)

    def outside(self, a: Diagram) -> Diagram:
        """Give everything that is not in a set."""
        return ~a

    def both(self, *sets: Diagram) -> Diagram:
        """Give what is in every one of these sets."""
        found = self.yes
        for one in sets:
            found = self._done(partial(and_, found, one))
        return found

    def either(self, *sets: Diagram) -> Diagram:
        """Give what is in at least one of these sets."""
        found = self.no
        for one in sets:
            found = self._done(partial(or_, found, one))
        return found

    def minus(self, a: Diagram, b: Diagram) -> Diagram:
        """Give what is in the first set and not in the second."""
        return self.both(a, self.outside(b))

    def alike(self, a: Diagram, b: Diagram) -> Diagram:
        """Give what is in both sets or in neither."""
        return self._done(lambda: a.equiv(b))

    def choose(self, condition: Diagram, then: Diagram, otherwise: Diagram) -> Diagram:
        """Give one set inside of a condition and another outside of it."""
        return self._done(lambda: self._manager.ite(condition, then, otherwise))

    def some(self, names: Iterable[str], a: Diagram, b: Diagram) -> Diagram:
        """Give what is in both sets for at least one way to answer these questions."""
        asked = list(names)
        if not asked:
            return self.both(a, b)
        if self._and_exists is None:
            return self._done(lambda: self._manager.exist(asked, a & b))
        join = self._and_exists
        return self._done(lambda: join(a, b, asked))

    def answered(self, answers: Mapping[str, bool], a: Diagram) -> Diagram:
        """Give what is left of a set when these questions are answered so."""
        return self._done(lambda: self._manager.let(dict(answers), a)) if answers else a

    def count(self, a: Diagram, n_questions: int) -> float:
        """Count the ways to answer so many questions; exact up to 52 of them."""
        return float(self._manager.count(a, n_questions))

    def place(self, name: str) -> int:
        """Say when a question is asked: 0 for the first."""
        return int(self._manager.level_of_var(name))

    def room_for(self, nodes: int) -> None:
        """Say beforehand that at least so many nodes will be needed.

        Raises
        ------
        TooLargeError
            When that is too many.
        """
        self._progress.advance(0)
        self._watch.check(nodes)

    def _done(self, operation: Callable[[], Diagram]) -> Diagram:
        self._progress.advance(0)
        try:
            found = operation()
        except (ValueError, RuntimeError, MemoryError) as error:
            # CUDD has no other way to say that there is no room for another node
            raise self._watch.too_many_nodes() from error
        self._operations += 1
        # counting nodes goes through all of them, and CUDD's own limit of memory holds in between
        self._watch.check(0 if self._operations % _NODES_COUNTED_EVERY else len(self._manager))
        return found


def _library(name: str) -> Any:
    try:
        return importlib.import_module(name)
    except ImportError:
        return None


def _needed(name: str) -> Any:
    found = _library(name)
    if found is None:
        raise UseError(
            Fault(
                Place(field="stability"),
                "more outcomes than can be listed, and no library for decision diagrams",
                "the library “dd”",
                "install it with “pip install 'goodoffices[symbolic]'”, or keep some issues as "
                "they are now.",
            )
        )
    return found
