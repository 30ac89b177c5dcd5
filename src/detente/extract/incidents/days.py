"""On which day an act fell."""

from __future__ import annotations

from detente.annotate.moments import time_before, timex_of
from detente.annotate.tree import ancestors, children, subtree, timexes_in
from detente.model.annotated import Annotated, Timex, Token
from detente.model.when import When

_PARTING = frozenset(["after", "since", "before", "until", "till", "following"])


def day_of_act(a: Annotated, trigger: Token) -> When | None:
    """The day that governs it; else the month or year that alone its sentence names; else the day narrated before.

    An act told as the cause of another ("the visit set for May was put off after a raid") falls about its time, but not
    on its very day.
    """
    own = timex_of(a, trigger.i)
    apart = _looked_back(a, trigger, own)
    if own is not None and own.when is not None and not (apart and own.when.is_day):
        return own.when
    here = [t for t in timexes_in(a, a.sentences[trigger.sentence].span) if t.when is not None and t.type == "DATE"]
    if here:
        wide = len(here) == 1 and here[0].when is not None and not here[0].when.is_day
        return here[0].when if wide and apart is not True else None
    before = time_before(a, trigger.i)
    return before.when if before is not None else None


def _looked_back(a: Annotated, trigger: Token, timex: Timex | None) -> bool:
    """Does "after", "since" or "before" part the act from what the date belongs to?"""
    inside = timex is not None and any(timex.span.covers(t.span) for t in subtree(a, trigger.i))
    chain = [] if inside else [trigger, *ancestors(a, trigger.i)]
    own = [m for t in chain for m in (t, *children(a, t.i, "mark", "advmod")) if m.i <= trigger.i]
    return any(m.lemma in _PARTING for m in own)
