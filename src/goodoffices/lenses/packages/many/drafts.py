"""What a draft is worth where nobody lists the packages, and how many would improve on it.

Source: raiffa1982 (post-settlement improvements).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from goodoffices.lenses.amounts import counted, listed, one_digit
from goodoffices.lenses.finding import Sentence
from goodoffices.lenses.packages.many.among_many import AmongMany
from goodoffices.lenses.packages.many.told import Claim, Told
from goodoffices.lenses.wanted import KEY, parse
from goodoffices.methods.settlement.counting import count_at_least
from goodoffices.methods.settlement.optimising import egalitarian
from goodoffices.methods.settlement.package_space import Package


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
        named = {"the draft": parse(text, among.case).partial}
    elif text:
        named = {text: named[text]}
    return {
        name: among.described.package({issue: options[0] for issue, options in partial.items()})
        for name, partial in named.items()
        if all(len(options) == 1 for options in partial.values())
    }


def _claim(among: AmongMany, name: str, draft: Package) -> Claim:
    words, by = among.words(draft), among.by()
    if not among.described.space.can_be(draft):
        text = f"Given these inputs, {name} ({words}) is ruled out by the case itself."
        return Claim(Sentence(text, by=by))
    worth = [f"{one_digit(w)} to {among.name(p)}" for p, w in among.worth(draft).items()]
    why = [f"It is worth {listed(worth)}.", *_refused(among, draft)]
    text = f"Given these inputs, {_better(among, draft)} {name} ({words})."
    return Claim(Sentence(text, by=by), tuple(Sentence(reason, by=by) for reason in why))


def _refused(among: AmongMany, draft: Package) -> list[str]:
    accepts = among.described.space.accepted_by(draft)
    pairs = zip(among.described.parties, accepts, strict=True)
    names = [among.name(party) for party, accepted in pairs if not accepted]
    return [f"{listed(names)} could not accept it."] if names else []


def _better(among: AmongMany, draft: Package) -> str:
    """Say how many acceptable packages improve on the draft, and which does most."""
    space = among.described.space
    count = count_at_least(space, space.worth(draft), progress=among.progress)
    same = replace(space, reservation=space.worth(draft))
    best = egalitarian.solve(same, progress=among.progress)
    if (
        best.leximin is None
        or best.leximin == draft
        or space.worth(best.leximin) == space.worth(draft)
    ):
        return "no acceptable package is better for somebody and worse for nobody than"
    number = counted(count.lowest, "acceptable package")
    if not count.exact:
        number = f"between {count.lowest:,} and {count.highest:,} acceptable packages"
    words = among.words(best.leximin)
    return f"{number}, such as ({words}), give everyone asked at least as much as"
