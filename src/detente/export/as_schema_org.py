"""JSON-LD in the words of schema.org: every engagement as an Event, with what became of it and its former day.

Source: schema.org's Event, eventStatus and previousStartDate (version 29). schema.org has no word for what is only
possible, declined or under way: `detente:status` has ours, and `eventStatus` is absent where none of theirs is true.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from detente.export.answer import Answer
from detente.export.days import ends
from detente.export.parties import Parties, Party
from detente.export.places import Located, Spots
from detente.export.sources import Papers, papers_of, parties_of, words_of
from detente.model.record import Json
from detente.model.when import parse_when
from detente.views.headline import headline

CONTEXT: Json = ["https://schema.org", {"detente": "urn:detente:"}]

_STATUS = {
    "planned": "EventScheduled",
    "under_way": "EventScheduled",
    "held": "EventScheduled",
    "postponed": "EventPostponed",
    "cancelled": "EventCancelled",
    "declined": "EventCancelled",
}


def write(answer: Answer, path: Path) -> int:
    """The engagements into one graph; gives how many."""
    parties, papers, spots = parties_of(answer), papers_of(answer), Spots(answer.lexicon)
    events = [_event(row, parties, papers, spots) for row in answer.rows("engagement")]
    graph = {"@context": CONTEXT, "@graph": events}
    path.write_text(json.dumps(graph, ensure_ascii=False, indent=1) + "\n", "utf-8")
    return len(events)


def _event(row: Mapping[str, Json], parties: Parties, papers: Papers, spots: Spots) -> dict[str, Json]:
    status, former = status_of(row)
    start, end = ends(row["when"])
    held_over = status == "EventPostponed"
    made: dict[str, Json] = {
        "@type": "Event",
        "@id": f"urn:detente:{row['id']}",
        "identifier": row["id"],
        "name": headline("engagement", row),
        "eventStatus": status and f"https://schema.org/{status}",
        "startDate": None if held_over else start,
        "endDate": None if held_over or end == start else end,
        "previousStartDate": former,
        "location": _place(row["place"], spots),
        "attendee": [_attendee(party) for _, party in parties.within(row)],
        "about": [{"@type": "Thing", "name": issue} for issue in row["issues"]],
        "superEvent": [_id(link["record"]) for link in row["links"] if link["type"] == "part_of"],
        "subjectOf": [_paper(cited, papers) for cited in row["documents"]],
        "description": "\n".join(f"“{words}”" for _, words in words_of(row)),
        "detente:form": row["form"],
        "detente:status": row["status"],
        "detente:when": row["when"],
    }
    return {key: value for key, value in made.items() if value not in (None, [], "")}


def status_of(row: Mapping[str, Json]) -> tuple[str | None, str | None]:
    """schema.org's word for what became of an engagement, and the first day that was given up, where there is one."""
    status, when = _STATUS.get(row["status"] or ""), row["when"]
    if status == "EventPostponed":
        return status, _given_up(row["history"], None) or ends(when)[0]
    former = _given_up(row["history"], when) if when else None
    if status == "EventScheduled" and former:
        return "EventRescheduled", former
    return status, former if status else None


def _given_up(history: Sequence[Mapping[str, Json]], now: str | None) -> str | None:
    """The last first day for which it was planned and on which it was not to be after all.

    A day is given up that excludes the present one: a narrower date is no other one.
    """
    present = parse_when(now)
    planned = [parse_when(step.get("when")) for step in history if step.get("status") == "planned"]
    other = [when for when in planned if when and not (present and present.overlaps(when))]
    days = [first for when in other if (first := ends(str(when))[0])]
    return days[-1] if days else None


def _place(place: str | None, spots: Spots) -> Json:
    if place is None:
        return None
    spot: Located | None = spots.find(place)
    geo = {"geo": {"@type": "GeoCoordinates", "latitude": spot.latitude, "longitude": spot.longitude}} if spot else {}
    return {"@type": "Place", "name": place} | geo


def _attendee(party: Party) -> dict[str, Json]:
    key = {"@id": f"urn:detente:{party.key}".replace(" ", "_"), "name": party.name}
    if party.sort == "side":
        return {"@type": "Organization", **key, "identifier": party.side}
    if party.sort == "body":
        return {"@type": "Organization", **key} | _of(party)
    job = {"jobTitle": party.role} if party.role and party.sort == "person" else {}
    return {"@type": "Person", **key} | job | _of(party)


def _of(party: Party) -> dict[str, Json]:
    if not party.side:
        return {}
    relation = "affiliation" if party.sort in ("person", "office") else "parentOrganization"
    return {relation: {"@type": "Organization", "name": party.side, "identifier": party.side}}


def _id(record: str) -> dict[str, Json]:
    return {"@id": f"urn:detente:{record}"}


def _paper(id: str, papers: Papers) -> dict[str, Json]:
    paper = papers.get(id, {})
    publisher = paper.get("publisher")
    made = {
        "@type": "CreativeWork",
        "@id": f"urn:detente:{id}",
        "headline": paper.get("title"),
        "datePublished": ends(paper.get("published"))[0],
        "url": paper.get("url"),
        "publisher": {"@type": "Organization", "name": publisher} if publisher else None,
    }
    return {key: value for key, value in made.items() if value is not None}
