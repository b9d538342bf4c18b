"""How many packages all asked could accept, where nobody lists them.

Source: horowitz1974; clopper1934 (the interval of an estimate).
"""

from __future__ import annotations

from goodoffices.case.partial_outcome import describe
from goodoffices.lenses.amounts import counted, listed, one_digit
from goodoffices.lenses.finding import Cell, Column, Sentence, Table
from goodoffices.lenses.packages.many.among_many import AmongMany
from goodoffices.lenses.packages.many.told import Claim, Told
from goodoffices.methods.settlement.counting import Count
from goodoffices.outcomes.entries import chosen


def section(among: AmongMany) -> Told:
    """Say how many packages could be accepted, and by whom."""
    claim = Sentence(f"Given these inputs, {how_many(among)}.", by=among.by())
    return Told((Claim(claim, tuple(_estimate(among))),), (_table(among),))


def how_many(among: AmongMany) -> str:
    """Say how many packages other than now could be accepted, as a clause."""
    total = counted(among.total - 1, "package")
    return f"{_number(among)} of {total} other than now could be accepted by {_whom(among)}"


def _whom(among: AmongMany) -> str:
    names = listed(among.names())
    quorum = among.accept.quorum
    if quorum is None:
        return f"all asked ({names})"
    vetoes = listed([among.name(party) for party in among.accept.vetoes])
    among_them = f", {vetoes} among them" if vetoes else ""
    return f"at least {quorum} of {names}{among_them}"


def _number(among: AmongMany) -> str:
    lowest, highest = bounds(among)
    if lowest == highest:
        return f"{lowest:,}" if lowest else "none"
    return f"between {lowest:,} and {highest:,} (proven bounds)"


def bounds(among: AmongMany) -> tuple[int, int]:
    """Give the proven bounds of the number of acceptable packages other than now."""
    now = int(among.now_is_acceptable)
    return max(among.count.lowest - now, 0), among.count.highest - now


def _estimate(among: AmongMany) -> list[Sentence]:
    text = estimate(among.count)
    return [Sentence(text, by=among.by())] if text else []


def estimate(count: Count) -> str:
    """Say what a sample says of a number that is only bounded; empty where it is exact."""
    sample = count.sample
    if sample is None:
        return ""
    return (
        f"The number itself was not worked out. Of {sample.drawn:,} packages drawn at random "
        f"{sample.hits:,} could be accepted, which makes about {sample.estimate:,}; the interval "
        f"that holds the number in at least 95 of 100 such samples is {sample.low:,} to "
        f"{sample.high:,}. An estimate is no proof."
    )


def _table(among: AmongMany) -> Table:
    columns = (Column("Party"), Column("Walk-away", "right"), Column("Never accepts"))
    rows = []
    for party, floor in among.walk_away().items():
        by = among.by((party,))
        entry = chosen(among.case, party, among.described.reading)
        lines = "; ".join(describe(line) for line in entry.red_lines) if entry is not None else ""
        texts = (among.name(party), f"{one_digit(floor)} of 100", lines)
        rows.append(tuple(Cell(text, by=by) for text in texts))
    return Table("acceptance", "Who is asked, and what each could accept", columns, tuple(rows))
