"""On which day an act fell."""

from __future__ import annotations

from detente.annotate.moments import time_before, timex_of
from detente.annotate.tree import ancestors, children, subtree, timexes_in
from detente.model.annotated import Annotated, Timex, Token
from detente.model.when import When

_ABOUT = frozenset(["of", "on", "about", "over", "regarding", "concerning"])
_PARTING = frozenset(["after", "since", "before", "until", "till", "following"])
_ANSWERS = frozenset(["answer", "response", "retaliation", "reprisal", "protest", "revenge", "reaction", "reply"])


def day_of_act(a: Annotated, trigger: Token) -> When | None:
    """The day that governs it; else the month or year that alone its sentence names; else the day narrated before.

    An act told as the cause of another ("the visit set for May was put off after a raid") falls about its time, but not
    on its very day.
    """
    own = None if _spoken_of(a, trigger) else timex_of(a, trigger.i)
    apart = _looked_back(a, trigger, own)
    if own is not None and own.when is not None and not (apart and own.when.is_day):
        return own.when
    here = [t for t in timexes_in(a, a.sentences[trigger.sentence].span) if t.when is not None and t.type == "DATE"]
    if here:
        wide = len(here) == 1 and here[0].when is not None and not here[0].when.is_day
        return here[0].when if wide and not apart and not _spoken_of(a, trigger) else None
    before = time_before(a, trigger.i) if _is_told_of(a, trigger) else None
    return before.when if before is not None else None


def _is_told_of(a: Annotated, trigger: Token) -> bool:
    """Is it what its sentence tells, not what it only mentions ("recalled its envoy in protest at the killing")?"""
    above = a.tokens[trigger.head]
    return trigger.dep != "pobj" or a.tokens[above.head].pos in ("VERB", "AUX")


def _spoken_of(a: Annotated, trigger: Token) -> bool:
    """Is it only the matter of a talk ("met in May and spoke of the war"), no date being in its own words?"""
    above = a.tokens[trigger.head]
    dated = any(t.span.covers(w.span) for t in a.timexes for w in subtree(a, trigger.i))
    return trigger.dep == "pobj" and above.lemma in _ABOUT and a.tokens[above.head].pos == "VERB" and not dated


def _looked_back(a: Annotated, trigger: Token, timex: Timex | None) -> bool:
    """Does "after", "since", "before" or an answer to it part the act from what the date belongs to?"""
    inside = timex is not None and any(timex.span.covers(t.span) for t in subtree(a, trigger.i))
    chain = [] if inside else [trigger, *ancestors(a, trigger.i)]
    verb = next((k for k, t in enumerate(chain[1:], 1) if t.pos in ("VERB", "AUX")), 0)
    if any(t.lemma in _ANSWERS for t in chain[1:verb]):  # "expelled ten on Monday in answer to the poisoning"
        return True
    own = [m for t in chain for m in (t, *children(a, t.i, "mark", "advmod")) if m.i <= trigger.i]
    return any(m.lemma in _PARTING for m in own)
