"""What is told as planned, possible or denied: the act itself, beside the promise, threat or refusal of it.

"Oslo agreed to meet Rome" is an AGREE that was done and a CONSULT that is planned. Source: PLOVER manual 2.0, section
"Auxiliary modes" (future, hypothetical, negation), which wants such events told apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from detente.annotate.tree import SUBJECTS, ancestors, children
from detente.extract.events.content import governing
from detente.extract.events.match import Match
from detente.extract.events.telling import performed, purposed
from detente.kinds.event import Event
from detente.model.annotated import Annotated, Token
from detente.model.claim import Actuality, Claim
from detente.model.span import Span

_TOLD_BY: dict[str, Actuality] = {
    "AGREE": "planned", "CONCEDE": "planned", "THREATEN": "possible", "REQUEST": "possible", "REJECT": "denied",
}  # fmt: skip
"""What is said of an act by agreeing to it, threatening it, asking for it or refusing it."""

_SPOKEN = frozenset({"AGREE", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "SUPPORT"})

_DENYING = frozenset({"deny", "dispute", "refute", "disavow", "denial"})
"""Words by which somebody says that it was never done; to refuse it is to say that it will not be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Foreseen:
    """An act that is not told as done. `denier` is the match by which somebody denies having done it, if so."""

    match: Match
    denier: Match | None = None


def foreseen(a: Annotated, found: Sequence[Match], told: Sequence[Match]) -> Iterator[Foreseen]:
    """Of the events that a sentence names those that it does not tell as done, each as of its own type."""
    done = {m.trigger for m in told if m.plover == m.pattern.plover}
    for match in found:
        above = governing(a, match, found)
        actuality = None if match.trigger in done or _mere_words(a, match) else _actuality(match, above)
        if actuality is None or (above is None and actuality == "possible" and _aimed_at(a, match)):
            continue
        denied = above if above is not None and a.tokens[above.trigger].lemma in _DENYING else None
        if above is not None and denied is None and _indicative(a, match):
            continue
        actuality = "possible" if actuality == "planned" and _conditional(a, match) else actuality
        own = replace(match, plover=match.pattern.plover, mode=match.pattern.mode, actuality=actuality, promised=False)
        yield Foreseen(match=own, denier=denied)


def _actuality(match: Match, above: Match | None) -> Actuality | None:
    """None of what was done, and of what is only alleged: that is told by the ACCUSE above it."""
    if above is None:
        return None if match.own == "actual" else match.own
    told = _TOLD_BY.get(above.plover)
    if above.plover == "REQUEST" and match.own == "planned":  # "is expected to visit"
        return "planned"
    return "possible" if told is not None and above.own == "possible" else told


def _conditional(a: Annotated, match: Match) -> bool:
    """Is it under a condition, or only hoped for ("ready to strike if Rome invades", "the hope that it will help")?"""
    above = list(ancestors(a, match.trigger))
    verb = next((t for t in [a.tokens[match.trigger], *above] if t.pos in ("VERB", "AUX")), None)
    marked = verb is not None and any(t.lemma in ("if", "unless") for t in children(a, verb.i, "mark"))
    return marked or any(t.lemma in ("hope", "wish") and t.pos == "NOUN" for t in above) or _hoped(a, above)


def _hoped(a: Annotated, above: list[Token]) -> bool:
    """Does a hope stand as the subject of what tells it ("hope was expressed that …")?"""
    return any(t.lemma == "hope" for v in above for t in children(a, v.i, "nsubj", "nsubjpass"))


def _mere_words(a: Annotated, match: Match) -> bool:
    """Is it done by being said ("I want to thank"), or only a wish or a paper by name ("their understanding")?"""
    return (
        match.pattern.plover == "REQUEST"
        or (match.nominal and match.pattern.plover in _SPOKEN)
        or performed(a, match.trigger)
    )


def _aimed_at(a: Annotated, match: Match) -> bool:
    """Is it only what for something is or is done ("a tool to deter Rome"), which nobody says may come?"""
    verb = next((t.i for t in ancestors(a, match.trigger) if t.pos == "VERB"), None) if match.nominal else match.trigger
    return verb is not None and purposed(a, verb)


def _indicative(a: Annotated, match: Match) -> bool:
    """Is it a clause that tells what is so, whatever is asked or said of it ("stressed that Oslo has paid")?"""
    finite = any(t.dep in SUBJECTS for t in children(a, match.trigger)) and not match.nominal
    forms = [a.tokens[match.trigger], *children(a, match.trigger, "aux", "auxpass")]
    return finite and match.own == "actual" and any(t.tag in ("VBD", "VBZ") or t.text == "have" for t in forms)


def words_that_tell(a: Annotated, trigger: int) -> Span:
    """From the first auxiliary or negation before a verb to its end ("will meet"); a noun alone."""
    token = a.tokens[trigger]
    marks = [t.start for t in children(a, trigger, "aux", "neg", "auxpass") if t.i < trigger]
    return Span(min([*marks, token.start]), token.end)


def each_once(claims: Iterable[Claim[Event]], told: Iterable[Claim[Event]]) -> Iterator[Claim[Event]]:
    """The claims, each pair's of one type, day and actuality once, without what the same sentence tells as done."""
    done = {(c.evidence[0].start, c.fields.source, c.fields.target, c.fields.plover) for c in told}
    seen: list[Claim[Event]] = []
    for claim in claims:
        f = claim.fields
        again = any(_same(claim, other) for other in seen)
        if not again and (claim.evidence[0].start, f.source, f.target, f.plover) not in done:
            seen.append(claim)
    yield from seen


def _same(one: Claim[Event], two: Claim[Event]) -> bool:
    mine, theirs = one.fields, two.fields
    alike = (mine.source, mine.target, mine.plover, one.actuality) == (
        theirs.source, theirs.target, theirs.plover, two.actuality,
    )  # fmt: skip
    return alike and (mine.when is None or theirs.when is None or mine.when.overlaps(theirs.when))
