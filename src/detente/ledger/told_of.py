"""The engagement that a pledge was made at, that words were spoken at, or that a forecast is about; and its verdict.

What it was is taken from the document itself: only an engagement of which the same document tells can be meant. A
forecast that an engagement will or won't take place gets its verdict from what that engagement's record says as of the
day; of what is only possible ("may meet") there is none.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType
from typing import Literal

from detente.kinds.engagement import CALLED_OFF, TO_COME
from detente.model.record import Json, Record
from detente.model.span import Span
from detente.model.when import When, parse_when

Verdict = Literal["open", "borne_out", "not_borne_out", "mixed"]

_HELD_AT: Mapping[str, tuple[str, str]] = MappingProxyType(
    {"commitment": ("made_at", "made_on"), "statement": ("engagement", "said_on")}
)
"""The field for the engagement that words were said at, and that for the day on which they were."""

_CAME_ABOUT = frozenset({"held", "under_way"})
_AHEAD = TO_COME | CALLED_OFF
_POSSIBLE = re.compile(r"\b(?:may|might|could|possibl[ey]|perhaps|potential(?:ly)?|if|unless|whether)\b")
_NEGATED = re.compile(r"(?i)\b(?:not|n['’]t|never|unlikely|no longer)\b")
_HAPPENS = r"(?:takes? place|happen|go(?:es)? ahead|be held|proceed|occur|go forward)\b"
_TAKES_PLACE = re.compile(
    rf"(?i)^\W*(?:[\w'’-]+\W+){{0,3}}?{_HAPPENS}"
    rf"|^ (?:[\w'’-]+ ){{0,8}}?(?:will|would|shall|may|might|could|to)(?: \w+)? {_HAPPENS}"
)
_HOLDS = re.compile(r"(?i)\b(?:hold|have|host|attend|convene|make|pay|conduct|join|schedule)\W+(?:[\w'’-]+\W+){0,3}$")
_WILL = re.compile(r"(?i)\b(?:will|shall|would|to)\W+(?:[\w'’-]+\W+)?$")
_MEETS = re.compile(r"(?i)^(?:meet|visit|travel|talk|speak|call|host|hold|go|come|confer|fly|receive|welcome)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Where a document tells of an engagement: the trigger, the status as told there, and the record it is in."""

    document: str
    trigger: Span
    status: str | None
    record: Record


def engagement_of(record: Record, mentions: Sequence[Mention], *, day: When | None) -> str | None:
    """The id of the one engagement that was held on that day, of which the record's document tells, with its people.

    None where none fits, or more than one.
    """
    if day is None or not day.is_day:
        return None
    fitting = {
        m.record.id
        for m in mentions
        if m.document in record.documents
        and m.record.fields["status"] in _CAME_ABOUT
        and _present(record, m.record, day)
    }
    return min(fitting) if len(fitting) == 1 else None


def _present(record: Record, engagement: Record, day: When) -> bool:
    when = engagement.facets.when
    if when is None or not when.is_day or when != day:
        return False
    people = set(record.facets.persons) & set(engagement.facets.persons)
    sides = set(record.facets.sides) & set(engagement.facets.sides)
    return bool(people) if record.facets.persons else len(sides) > 1


def may_be_told_of(record: Record) -> bool:
    """Might a mention of an engagement tell something of it? Of others `with_engagement` looks at no mention."""
    if record.kind == "assessment":
        return record.fields["type"] == "forecast" and record.fields["about"] is None
    field, day = _HELD_AT[record.kind]
    when = parse_when(record.fields[day]) if record.fields.get(field) is None else None
    return when is not None and when.is_day


def with_engagement(record: Record, mentions: Sequence[Mention]) -> Record:
    """A pledge with what it was made at, a statement with what it was said at, a forecast with its verdict."""
    if record.kind == "assessment":
        return _with_verdict(record, mentions)
    field, day = _HELD_AT[record.kind]
    if record.fields.get(field) is not None:
        return record
    return replace(
        record,
        fields={**record.fields, field: engagement_of(record, mentions, day=parse_when(record.fields[day]))},
    )


def _with_verdict(record: Record, mentions: Sequence[Mention]) -> Record:
    if record.fields["type"] != "forecast" or record.fields["about"] is not None:
        return record
    claim: str = record.fields["claim"]
    found = [m for m in mentions if (at := _within(record, m)) is not None and _is_foretold(claim, at)]
    records = {m.record.id: m.record for m in found if m.status in _AHEAD}
    if len(records) != 1:
        return record
    (engagement,) = records.values()
    fields = {**record.fields, "about": engagement.id}
    if not _POSSIBLE.search(claim):
        horizon = _horizon(record) or _foretold_for(record, engagement)
        verdict, outcome = verdict_on(engagement, negated=is_against(record), horizon=horizon)
        if _is_own_word(record, engagement):
            verdict, outcome = "open", []
        fields |= {"verdict": verdict, "outcome": outcome}
    return replace(record, fields=fields)


def _is_own_word(record: Record, engagement: Record) -> bool:
    """Is it only the forecast's own document that has the engagement called off ("will not take place")?"""
    status = engagement.fields["status"]
    told = {step.get("document") for step in engagement.fields["history"] if step["status"] == status}
    return status in CALLED_OFF and bool(told) and told <= set(record.documents)


def is_against(record: Record) -> bool:
    """Does it foretell that the engagement does not take place?"""
    return bool(_NEGATED.search(record.fields["claim"]))


def _within(record: Record, mention: Mention) -> Span | None:
    """Where in the claim's own words the engagement is named, if it is."""
    claim: str = record.fields["claim"]
    for evidence in record.evidence:
        at = evidence.text.find(claim)
        if evidence.document == mention.document and at >= 0:
            start = mention.trigger.start - evidence.start - at
            end = mention.trigger.end - evidence.start - at
            if 0 <= start < end <= len(claim):
                return Span(start, end)
    return None


def _is_foretold(claim: str, at: Span) -> bool:
    """Is it the taking place of the engagement that is foretold, and not what will come of it?"""
    before, word, after = claim[: at.start], claim[at.start : at.end], claim[at.end :]
    if _MEETS.match(word) and _WILL.search(before):
        return True
    return bool(_TAKES_PLACE.match(after) or _HOLDS.search(before))


def _horizon(record: Record) -> date | None:
    when = parse_when(record.fields["horizon"])
    return when.last if when else None


def _foretold_for(record: Record, engagement: Record) -> date | None:
    """The last day for which the forecast's own document has the engagement."""
    steps = [s for s in engagement.fields["history"] if s.get("document") in record.documents and s["status"] in _AHEAD]
    days = [when.last for s in steps if (when := parse_when(s.get("when"))) is not None and when.last is not None]
    return max(days, default=None)


def verdict_on(engagement: Record, *, negated: bool, horizon: date | None) -> tuple[Verdict, list[Json]]:
    """What became of a forecast that the engagement takes place (or, `negated`, that it does not), with the words."""
    status, when = engagement.fields["status"], engagement.facets.when
    history = engagement.fields["history"]
    told: list[Json] = next((step["evidence"] for step in reversed(history) if step["status"] == status), [])
    if status in _CAME_ABOUT:
        late = horizon is not None and when is not None and when.first is not None and when.first > horizon
        came: Verdict = "mixed" if late else "not_borne_out" if negated else "borne_out"
        return came, told
    if status in ("cancelled", "declined"):
        return ("borne_out" if negated else "not_borne_out"), told
    return "open", []
