"""Acts in sentences: engagements, channels, commitments, measures, incidents."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from detente.kinds.engagement import CALLED_OFF
from detente.model.record import Json, Record
from detente.model.when import parse_when
from detente.views.brief.clauses import cause as cause_of
from detente.views.brief.clauses import happened, is_cause, placed, planned_for
from detente.views.brief.voice import MONTH, SAYING, Voice
from detente.views.brief.witness import is_named
from detente.views.brief.wording import Names, begun, in_a_row, on, quoted
from detente.views.line import current_evidence, evidence_of

_NOUNS: Mapping[str, str] = MappingProxyType(
    {"call": "call", "letter": "letter", "demarche": "démarche", "talks": "talks", "transit": "transit"}
)
_STATES: Mapping[str, str] = MappingProxyType(
    {
        "proposed": "proposed", "agreed": "agreed on", "open": "open", "suspended": "suspended",
        "resumed": "resumed", "refused": "refused", "not_restored": "not restored", "terminated": "ended",
    }
)  # fmt: skip
_MUTUAL = frozenset({"agreed", "open", "resumed"})
"""States that both sides bring about, whoever is named first."""

_VIEW = re.compile(
    r"(?:on )?(?:the|an?) (?:importance|need|necessity|significance|value|urgency|desirability)\b", re.IGNORECASE
)
"""What is agreed on as a view, and promises nothing."""

_HELD = frozenset({"held", "under_way"})

_CAME: Mapping[str, str] = MappingProxyType(
    {
        "kept": "; it is told to be kept",
        "broken": "; it is told to be broken",
        "avoided": "; it is told to have been avoided",
        "in_progress": "; it is told to be under way",
        "no_evidence": "; it is told that nothing came of it so far",
    }
)


def engagement(record: Record, voice: Voice) -> str:
    """What it is, whose, where, when, and how it stands."""
    f = record.fields
    status, when = f.get("status"), f.get("when")
    what = begun(engagement_named(f, voice.names))
    be = "are" if f.get("form") == "talks" else "is"
    if status in _HELD:
        verb = f"{be} under way" if status == "under_way" else "took place"
        return f"{what} {verb}{_held_on(record, voice)}" + voice.according_to(record)
    if status == "planned":
        return f"{what} {be} planned" + planned_for(when) + voice.according_to(record)
    if status == "possible":
        return f"{what} {be} spoken of as possible" + planned_for(when) + voice.according_to(record)
    if status in CALLED_OFF:
        planned = f", planned{planned_for(when)}," if (parsed := parse_when(when)) and parsed.width <= MONTH else ""
        return f"{what}{planned} {'were' if be == 'are' else 'was'} {status}" + voice.according_to(record)
    return f"{what} is told of, and not whether it took place" + voice.according_to(record)


def _held_on(record: Record, voice: Voice) -> str:
    """Its day; about it for a visit of which one day is told, for that may be its first or last."""
    when = voice.witness.dated(voice.past(record.fields.get("when"), record), record)
    told, parsed = happened(when), parse_when(when)
    one = parsed is not None and parsed.is_day and record.fields.get("form") == "visit"
    return told.replace(" on ", " about ", 1) if one else told


def engagement_named(f: Mapping[str, Json], names: Names) -> str:
    """A visit of Anna Berg (Norway) to Tokyo, with meetings with Sato (Japan)."""
    people, place, form = f.get("participants") or [], f.get("place"), str(f.get("form") or "engagement")
    noun = _NOUNS.get(form, form)
    first = noun if form == "talks" else f"a{'n' * (noun[0] in 'aeiou')} {noun}"
    if form in ("visit", "transit"):
        return f"{first}{_journey(f, people, 'through' if form == 'transit' else 'to', names)}"
    return f"{first}{_among(people, names)}{f' in {placed(place)}' if place and form != 'call' else ''}"


def _among(people: list[Json], names: Names) -> str:
    """Between whom; with whom, where only one is named."""
    named = names.all(people)
    return f" {'between' if ' and ' in named else 'with'} {named}" if named else ""


def _journey(f: Mapping[str, Json], people: list[Json], to: str, names: Names) -> str:
    hosts = [p for p in people if isinstance(p, Mapping) and f.get("host") and p.get("side") == f["host"]]
    visitors = names.all([p for p in people if p not in hosts])
    named = names.all([p for p in hosts if p.get("name") or p.get("role")])
    where = placed(f.get("place")) or (names.side(f["host"]) if f.get("host") else "")
    met = f", with meetings with {named}" if named and f.get("status") in _HELD else ""
    return f"{f' by {visitors}' if visitors else ''}{f' {to} {where}' if where else ''}{met}"


def channel(record: Record, voice: Voice) -> str | None:
    """How it was last told to stand, since when, by whom, after what."""
    f = record.fields
    state = f.get("state")
    if state not in _STATES or not voice.witness.are_named(f.get("sides") or [], current_evidence(record)):
        return None
    if not is_named(str(f.get("subject")), current_evidence(record)):
        return None
    turn: Mapping[str, Json] = next((t for t in reversed(f.get("transitions") or []) if t.get("state") == state), {})
    cause, by = turn.get("cause"), voice.names.all(turn.get("by"))
    told = [
        f"the channel {quoted(f['subject'])}{_of_sides(f, voice.names)} is told to be {_STATES[str(state)]}"
        + (f" by {by}" if by and state not in _MUTUAL else ""),
        on(voice.past(turn.get("when"), record)),
        f"after {quoted(cause_of(str(cause)))}" if is_cause(cause, evidence_of(turn)) else "",
        f"as last reported {on(f['last_reported'])}" if f.get("last_reported") else "",
    ]
    return ", ".join(filter(None, told)) + voice.according_to(record)


def _of_sides(f: Mapping[str, Json], names: Names) -> str:
    return f" ({in_a_row(names.state(side) for side in f['sides'])})" if f.get("sides") else ""


def commitment(record: Record, voice: Voice) -> str | None:
    """Who undertook what, when, by when, and how it stands."""
    f = record.fields
    given = str(f.get("text") or "")
    says = len(given.split()) >= SAYING and not _VIEW.match(given)
    text = voice.cited(given, record) if says else None
    by, toward, status = voice.names.all(f.get("by")), voice.names.all(f.get("toward")), f.get("status")
    if not text or not by:
        return None
    made = f" {on(day_)}" if (day_ := voice.said("made_on", record)) else ""
    to = f" toward {toward}" if toward and toward != by else ""
    due = f", due {on(f['due'])}" if f.get("due") else ""
    lead = f"of {by}{to} is asked{made}" if status == "sought" else f"{by} undertook{to}{made}"
    return f"{lead}{due}, in the words of the source: {text}{_came_of(record)}" + voice.according_to(record)


def _came_of(record: Record) -> str:
    """What is told to have come of it, where other words than those of its making tell so."""
    making = record.evidence[0]
    for step in reversed(record.fields.get("follow_through") or []):
        told = evidence_of(step)
        apart = [e for e in told if e.document != making.document or not e.span.overlaps(making.span)]
        if apart and step.get("status") == record.fields.get("status"):
            return _CAME.get(str(step["status"]), "")
    return ""


def measure(record: Record, voice: Voice) -> str | None:
    """Whose act of policy, against whom, since when."""
    f = record.fields
    what, by, against = (
        voice.cited(f.get("what"), record),
        voice.names.all(f.get("by")),
        voice.names.all(f.get("against")),
    )
    if not what or not by:
        return None
    announced = f", announced {on(day_)}" if (day_ := voice.said("announced", record)) else ""
    force = f", in force {on(f['in_force'])}" if f.get("in_force") else ""
    return (
        f"a measure of {by}{f' against {against}' if against else ''}{announced}{force}: {what}"
        + voice.according_to(record)
    )


def incident(record: Record, voice: Voice) -> str | None:
    """When and where, in the source's words."""
    f = record.fields
    what = voice.cited(f.get("what"), record)
    when = happened(voice.past(f.get("when"), record))
    return f"an incident{when}: {what}" + voice.according_to(record) if what else None
