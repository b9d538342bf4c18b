"""What a draft is worth where nobody lists the packages, and how many would improve on it.

Source: raiffa1982 (post-settlement improvements).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from goodoffices.lenses.amounts import capital, counted, listed, one_digit
from goodoffices.lenses.finding import Sentence
from goodoffices.lenses.packages.many.among_many import AmongMany
from goodoffices.lenses.packages.many.told import Claim, Told
from goodoffices.lenses.wanted import KEY, parse
from goodoffices.methods.settlement.counting import count_at_least
from goodoffices.methods.settlement.optimising import egalitarian
from goodoffices.methods.settlement.package_space import Package, PackageSpace
from goodoffices.methods.settlement.trades.post_settlement import draft_as_walk_away


def section(among: AmongMany, settings: Mapping[str, str]) -> Told:
    """Look at every draft asked about: the one in the settings, or else those the case names."""
    found = drafts(among, settings)
    return Told(tuple(_claim(among, name, draft) for name, draft in found.items()))


def drafts(among: AmongMany, settings: Mapping[str, str]) -> dict[str, Package]:
    """Name the drafts: all else in them is as now; those with several options are left out.

    Raises
    ------
    UseError
        When an issue or an option is unknown.
    """
    text, named = settings.get(KEY, "").strip(), dict(among.case.wanted)
    if text and text not in named:
        named = {"": parse(text, among.case).partial}
    elif text:
        named = {text: named[text]}
    single = {
        name: {issue: options[0] for issue, options in partial.items()}
        for name, partial in named.items()
        if all(len(options) == 1 for options in partial.values())
    }
    return {_called(name): among.described.package(outcome) for name, outcome in single.items()}


def _called(name: str) -> str:
    return f"the draft “{name}”" if name else "the draft"


def _claim(among: AmongMany, name: str, draft: Package) -> Claim:
    words, by = among.words(draft), among.by()
    if not among.described.space.can_be(draft):
        text = f"Given these inputs, {name} ({words}) is ruled out by the case itself."
        return Claim(Sentence(text, by=by))
    worth = [f"{one_digit(w)} to {among.name(p)}" for p, w in among.worth(draft).items()]
    why = [f"{capital(name)} is worth {listed(worth)}.", *_refused(among, name, draft)]
    text = f"Given these inputs, {_better(among, draft)} {name} ({words})."
    return Claim(Sentence(text, by=by), tuple(Sentence(reason, by=by) for reason in why))


def _refused(among: AmongMany, name: str, draft: Package) -> list[str]:
    accepts = among.described.space.accepted_by(draft)
    pairs = zip(among.described.parties, accepts, strict=True)
    names = [among.name(party) for party, accepted in pairs if not accepted]
    return [f"{listed(names)} could not accept {name}."] if names else []


def _better(among: AmongMany, draft: Package) -> str:
    """Say how many acceptable packages improve on the draft, and which does most."""
    space = among.described.space
    # whoever need not agree under a quorum must not lose by an improvement either
    improving = draft_as_walk_away(space, draft)
    if space.who_must_accept.needed == space.n_parties:
        floors = tuple(map(max, improving.reservation, space.reservation))
        improving = replace(improving, reservation=floors)
    best = _best(among, improving, draft)
    if best is None:
        return "no acceptable package is better for somebody and worse for nobody than"
    count = count_at_least(space, space.worth(draft), progress=among.progress)
    number = counted(count.lowest, "acceptable package")
    if not count.exact:
        number = f"between {count.lowest:,} and {count.highest:,} acceptable packages"
    each = "gives" if count.exact and count.lowest == 1 else "give"
    words = among.words(best)
    return f"{number}, such as ({words}), {each} everyone asked at least as much as"


def _best(among: AmongMany, improving: PackageSpace, draft: Package) -> Package | None:
    """Find the improvement that does most for whoever gains least; ``None`` where there is none."""
    found = egalitarian.solve(improving, progress=among.progress).leximin
    space = among.described.space
    if found is None or space.worth(found) == space.worth(draft) or not space.acceptable(found):
        return None
    return found
