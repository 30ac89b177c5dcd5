"""What came of a pledge, read off what later documents report: also where no text says 'as was pledged'.

A pledge to meet is kept by a meeting of the same sides after it; one to open a line by that line's opening; a pledge
against a measure is broken by that measure. A due day that has passed without any of these is `no_evidence`, once a
document of a later day tells of the same sides in the same matter: a ledger that is silent about it shows nothing.
Only reports of what happened after the pledge was made count; a pledge of which a text itself says what became of it
keeps that. Nothing here is stored: what follows from records as of a day is read off those records as of that day.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from detente.kinds.folding import content_words
from detente.ledger.deeds import LONGEST, told_deed
from detente.ledger.meetings import meeting_words, told_meeting
from detente.ledger.pledged import Wanted, wanted
from detente.lexicon.following import FollowWords, load_follow_words
from detente.model.record import Json, Record
from detente.model.when import When, parse_when

FOLLOWS = ("engagement", "channel", "measure", "deed")
"""The kinds of record that tell what came of a pledge."""

_DONE = ("done", "begun")
_OPEN = frozenset({"made", "in_progress"})
Report = tuple[date, Json]
"""When it happened, and the item of `follow_through` that it makes."""


def with_follow_through(
    record: Record,
    others: Sequence[Record],
    *,
    made: date | None,
    heard: date | None,
    words: FollowWords | None = None,
) -> Record:
    """The pledge with what later reports tell of it.

    `made` is the day from which it is known, `heard` the last on which a document told of its sides and its
    matter: the day asked for is no witness. `words` are the bundled ones unless given.
    """
    since = _made_on(record) or made
    if record.fields["status"] not in _OPEN or since is None or record.review == "corrected":
        return record
    if not others:
        return _overdue(record, heard, made)
    known = words or load_follow_words()
    stems, asked = _stems(known, record.fields["text"]), wanted(known, record.fields["text"])
    told_by = (r for o in others for r in _reports(known, record, o, stems, asked, since))
    reports = sorted(told_by, key=lambda r: (r[0], str(r[1]["record"])))
    if not reports:
        return _overdue(record, heard, made)
    items = list({(day, item["status"], item["document"]): item for day, item in reversed(reports)}.values())[::-1]
    told = [*record.fields["follow_through"], *items]
    return _with(record, items[-1]["status"], told)


def _overdue(record: Record, heard: date | None, made: date | None) -> Record:
    """Its day is past, and a later document in the matter does not say what became of it."""
    due = parse_when(record.fields["due"])
    if due is None or due.last is None or heard is None or heard <= max(due.last, made or due.last):
        return record
    return _with(record, "no_evidence", record.fields["follow_through"])


def _with(record: Record, status: str, told: Sequence[Json]) -> Record:
    fields = {**record.fields, "status": status, "follow_through": list(told)}
    return replace(record, fields=fields, facets=replace(record.facets, status=status))


def _made_on(record: Record) -> date | None:
    when = parse_when(record.fields["made_on"])
    return when.last if when else None


def _reports(
    known: FollowWords, pledge: Record, other: Record, words: frozenset[str], asked: Wanted | None, since: date
) -> Iterator[Report]:
    """What one record tells of the pledge; both must be between two sides that they share."""
    if len(set(pledge.facets.sides) & set(other.facets.sides)) < 2:
        return
    if other.kind == "engagement":
        yield from _met(known, pledge, other, words, since)
    elif other.kind == "channel":
        yield from _opened(known, pledge, other, words, since)
    elif other.kind == "deed":
        yield from _done(known, pledge, other, words, asked, since)
    elif other.kind == "measure" and asked is None:
        yield from _measured(known, pledge, other, words, since)


def _done(
    known: FollowWords, pledge: Record, other: Record, words: frozenset[str], asked: Wanted | None, since: date
) -> Iterator[Report]:
    deed = told_deed(known, asked, pledge, other, since) if asked is not None else None
    if deed is not None:
        when = str(other.facets.when or (f"../{deed[0]}" if other.fields["stage"] in _DONE else deed[0]))
        yield deed[0], _item(_lasting(known, words, deed[1]), when, _first_of(other), other)


def _lasting(known: FollowWords, words: frozenset[str], status: str) -> str:
    """What is to go on is in progress when it is done once."""
    return "in_progress" if status == "kept" and words & known.lasting else status


def _first_of(other: Record) -> Mapping[str, Any]:
    return {"document": other.documents[0] if other.documents else None, "evidence": []}


def _stems(known: FollowWords, text: str) -> frozenset[str]:
    return content_words(text) | frozenset(w for w in text.lower().split() if w in known.against)


def _met(known: FollowWords, pledge: Record, other: Record, words: frozenset[str], since: date) -> Iterator[Report]:
    day = told_meeting(known, pledge, other, since)
    step = next((s for s in reversed(other.fields["history"]) if s["status"] in ("held", "under_way")), None)
    if day is not None and step is not None and not words & known.against:
        status = "in_progress" if words & known.lasting else "kept"
        yield day, _item(status, str(other.facets.when), step, other)


def _opened(known: FollowWords, pledge: Record, other: Record, words: frozenset[str], since: date) -> Iterator[Report]:
    named = _is_named(known, content_words(other.fields["subject"]), words)
    if not named and not (words & known.standing and _in_one_breath(pledge, other)):
        return
    for step in other.fields["transitions"]:
        day = _day(step["when"], step["known_from"])
        status = _state_means(known, step["state"], words)
        if status is not None and day is not None and day > since:
            yield day, _item(status, step["when"], step, other)


def _in_one_breath(pledge: Record, line: Record) -> bool:
    """Does a sentence of the pledge tell of this line, by whatever name the list of lines has for it?"""
    told = [e for step in line.fields["transitions"] for e in step["evidence"]]
    return any(
        e["document"] == own.document and e["start"] < own.end and own.start < e["end"]
        for e in told
        for own in pledge.evidence
        if "start" in e
    )


def _is_named(known: FollowWords, subject: frozenset[str], words: frozenset[str]) -> bool:
    """Do the words name this line: what tells it from others, and that it is one ("military lines")?"""
    telling = subject - known.standing
    if not telling:
        return bool(subject) and subject <= words
    return 2 * len(telling & words) >= len(telling) and bool(words & known.standing)


def _state_means(known: FollowWords, state: str, words: frozenset[str]) -> str | None:
    if state in ("open", "resumed"):
        return "kept" if words & known.opening else "in_progress"
    if state == "not_restored":
        return "no_evidence"
    return "broken" if state in ("suspended", "terminated", "refused") else None


def _measured(
    known: FollowWords, pledge: Record, other: Record, words: frozenset[str], since: date
) -> Iterator[Report]:
    when = parse_when(other.fields["announced"] or other.fields["in_force"])
    told = known.types.get(other.fields["type"], frozenset()) & words
    taken_by, owed_by = ({a["side"] for a in r.fields["by"]} for r in (other, pledge))
    if not told or when is None or when.first is None or when.first <= since or taken_by.isdisjoint(owed_by - {None}):
        return
    if other.documents and _is_taken(known, other):
        status = "broken" if words & known.against else "kept"
        yield when.first, _item(status, str(when), _first_of(other), other)


def _is_taken(known: FollowWords, other: Record) -> bool:
    """Do the words that tell of the measure say that it was taken ("Oslo's tariffs" alone don't), and not lifted?"""
    told = {word for e in other.evidence for word in re.findall(r"\w+", e.text.lower())}
    lifting = frozenset().union(*(deed.done for deed in known.deeds if deed.do & known.against))
    taking = any(told & deed.done for deed in known.deeds)
    return not other.evidence or (taking and told.isdisjoint(lifting))


def _day(when: str | None, known: str | None) -> date | None:
    told: When | None = parse_when(when) or parse_when(known)
    return told.first if told else None


def _item(status: str, when: str | None, step: Mapping[str, Any], other: Record) -> Json:
    evidence = step["evidence"] or [_evidence_json(e) for e in other.evidence]
    return {
        "when": when,
        "status": status,
        "document": step["document"],
        "evidence": evidence,
        "record": None if other.kind == "deed" else other.id,
    }


def _evidence_json(evidence: Any) -> Json:
    return {"document": evidence.document, "start": evidence.start, "end": evidence.end, "text": evidence.text}


def tells(known: FollowWords, asked: Wanted, pledge: Record, deed: Record, made: date | None) -> bool:
    """Does a deed tell anything of the pledge, as far as that can be seen without its evidence?

    `asked` is what the pledge asks for, `made` the day from which it is known.
    """
    since = _made_on(pledge) or made
    return since is not None and told_deed(known, asked, pledge, deed, since) is not None


def told_by(record: Record, words: FollowWords) -> frozenset[str]:
    """The kinds of record that may tell what came of the pledge, by its words; none where that is not asked."""
    if record.fields["status"] not in _OPEN or record.review == "corrected" or len(record.facets.sides) < 2:
        return frozenset()
    stems = _stems(words, record.fields["text"])
    deed = wanted(words, record.fields["text"]) is not None
    may = {
        "engagement": bool(meeting_words(words, record.fields["text"])) and not stems & words.against,
        "channel": bool(stems & words.standing),
        "measure": not deed and any(stems & told for told in words.types.values()),
        "deed": deed,
    }
    return frozenset(kind for kind in FOLLOWS if may[kind])


def days_of_meetings(pledges: Iterable[Record], known: Mapping[str, date]) -> tuple[date, date]:
    """The days in which a deed or a meeting may be what came of a pledge; `known` has the days of their documents."""
    told = [_made_on(p) or next((known[d] for d in p.documents[:1] if d in known), None) for p in pledges]
    days = [day for day in told if day is not None]
    if not days:
        return date.max, date.max
    return min(days), date.fromordinal(min(max(days).toordinal() + LONGEST.days, date.max.toordinal()))
