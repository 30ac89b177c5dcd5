"""What an assistant can ask of the ledger: its tools, each a plain method that only reads.

The answers are those of the command line, cut to what a conversation can hold; every record carries the words that it
rests on, so that an assistant can quote and a person can check.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from typing import Annotated, Any, Literal

from pydantic import Field

from detente.assistants.asked import filter_of
from detente.export.actualities import actualities_in, bounded, those_told
from detente.export.contract import document_json, record_json, to_json
from detente.kinds import kind_named
from detente.lexicon.sides import side_named
from detente.lexicon.standing_out import StandingOut
from detente.model.filter import Filter
from detente.model.ledger import Ledger
from detente.model.record import Json
from detente.views.brief import brief, next_engagement
from detente.views.compare import compare
from detente.views.detail import detail
from detente.views.headline import headline
from detente.views.sentence import sentence_around
from detente.views.status import best_covered, status
from detente.views.timeline import TURNS, timeline

Listing = Literal[
    "engagements", "channels", "commitments", "measures", "incidents", "positions", "assessments", "events",
    "statements", "people", "dates",
]  # fmt: skip
Between = Annotated[str | None, Field(description="Two sides, as in 'CHN,USA': both take part, or it is about them.")]
Side = Annotated[str | None, Field(description="A side that takes part: ISO 3166-1 alpha-3, acronym or name.")]
Person = Annotated[str | None, Field(description="A person who takes part, by name.")]
Issue = Annotated[str | None, Field(description="An issue that it bears on.")]
Since = Annotated[str | None, Field(description="It happened on or after that day: YYYY-MM-DD, YYYY-MM or YYYY.")]
Until = Annotated[str | None, Field(description="It happened on or before that day.")]
LearnedSince = Annotated[str | None, Field(description="It became known on or after that day.")]
Actualities = Annotated[
    str, Field(description="Of events: what was done (actual), planned, possible or denied; several by commas, or all.")
]
Status = Annotated[str | None, Field(description="Its status or state, such as planned, held, suspended.")]
Text = Annotated[str | None, Field(description="Its words hold these.")]
AsOf = Annotated[str | None, Field(description="Answer as a reader of only what was published up to that day would.")]
Most = Annotated[int, Field(ge=1, le=200, description="At most so many.")]
Id = Annotated[str, Field(description="A record's id, as the other tools give it, or its beginning.")]

_BRIEFLY = ("links", "conflicts", "told", "claims", "known_from", "disputed", "review")
"""Keys that a list leaves out; `show_record` has them."""


class Tools:
    """The tools over one ledger. Every method raises ValueError, with the reason, where there is no answer."""

    def __init__(self, ledger: Ledger, lexicon: Any, watch: StandingOut) -> None:
        self._ledger, self._lexicon, self._watch = ledger, lexicon, watch

    def list_records(
        self,
        kind: Listing,
        between: Between = None,
        side: Side = None,
        person: Person = None,
        issue: Issue = None,
        since: Since = None,
        until: Until = None,
        learned_since: LearnedSince = None,
        status: Status = None,
        text: Text = None,
        as_of: AsOf = None,
        actuality: Actualities = "actual",
        limit: Most = 25,
    ) -> dict[str, Any]:
        """List the records of a kind that pass the filters, by day, each with the exact words that it rests on.

        Events are those that were done, unless another `actuality` is asked for. `more` says whether there are further
        ones: narrow the filters, or ask for a later `since`.
        """
        asked = filter_of(
            self._side, between=between, side=side, person=person, issue=issue, since=since, until=until,
            learned_since=learned_since, status=status, text=text, as_of=as_of,
        )  # fmt: skip
        found = list(islice(self._rows(kind_named(kind).name, asked, actualities_in(actuality)), limit + 1))
        return {"records": [_short(row) for row in found[:limit]], "more": len(found) > limit}

    def _rows(self, kind: str, asked: Filter, actualities: tuple[str, ...]) -> Iterator[dict[str, Json]]:
        now = asked.as_of or self._ledger.last_day()
        given = bounded(asked, actualities) if kind == "event" else asked
        rows = (record_json(record, now=now) for record in self._ledger.records((kind,), given))
        return those_told(rows, asked, actualities) if kind == "event" else rows

    def show_record(self, id: Id, as_of: AsOf = None) -> dict[str, Any]:
        """Show one record in full: history, rival accounts, links, and every piece of evidence in its sentence."""
        asked = self._as_of(as_of)
        found = detail(self._ledger, id, as_of=asked.as_of)
        if found is None:
            raise ValueError(_missing(id))
        told = {"text": found.text, "quoted": to_json(found.quoted), "bonds": to_json(found.bonds)}
        return record_json(found.record, now=asked.as_of or self._ledger.last_day()) | told

    def status(self, between: Between = None, as_of: AsOf = None) -> dict[str, Any]:
        """Tell where a relationship stands: channels, engagements, promises, incidents, what stands out.

        Without `between` it is the relationship that the ledger tells most of.
        """
        asked = self._as_of(as_of, between)
        both = asked.between or best_covered(self._ledger, as_of=asked.as_of)
        if both is None:
            raise ValueError("the ledger has no records of two sides")
        return _object(to_json(status(self._ledger, both, asked, watch=self._watch)))

    def timeline(
        self, between: Between = None, since: Since = None, until: Until = None, as_of: AsOf = None, limit: Most = 50
    ) -> dict[str, Any]:
        """List what happened, in order: each turn of engagements and channels, promises, measures, incidents."""
        asked = filter_of(self._side, between=between, since=since, until=until, as_of=as_of)
        entries = timeline(self._ledger, replace(asked, limit=limit + 1), kinds=TURNS)
        return {"entries": [to_json(entry) for entry in entries[:limit]], "more": len(entries) > limit}

    def compare(self, id: Id, as_of: AsOf = None) -> dict[str, Any]:
        """Compare the sides' accounts of an engagement, incident or measure: shared, told by one only, different."""
        found = compare(self._ledger, id, as_of=self._as_of(as_of).as_of)
        if found is None:
            raise ValueError(_missing(id))
        return _object(to_json(found))

    def brief(self, id: str | None = None, between: Between = None, as_of: AsOf = None) -> dict[str, Any]:
        """Write the briefing book for an engagement; without an id for the next one. Every sentence has evidence."""
        asked = self._as_of(as_of, between)
        if id is None:
            pair = asked.between or best_covered(self._ledger, as_of=asked.as_of)
            engagement = next_engagement(self._ledger, replace(asked, between=pair)) if pair else None
        else:
            engagement = self._ledger.record(id, as_of=asked.as_of)
        if engagement is None or engagement.kind != "engagement":
            raise ValueError(_missing(id) if id else "there is no engagement to write a book for")
        return _object(to_json(brief(self._ledger, engagement, as_of=asked.as_of, watch=self._watch)))

    def search_text(
        self, words: Annotated[str, Field(min_length=1)], as_of: AsOf = None, limit: Most = 20
    ) -> dict[str, Any]:
        """Search the documents' text for words; gives each document with the sentences that hold them as written."""
        asked = replace(self._as_of(as_of), text=words, limit=limit)
        return {"documents": [self._found(document, words) for document in self._ledger.documents(asked)]}

    def _found(self, document: Any, words: str) -> dict[str, Json]:
        told = document_json(document)
        kept = {key: told[key] for key in ("id", "title", "publisher", "published", "url", "side")}
        return kept | {"sentences": list(islice(_sentences(document, words), 5))}

    def _as_of(self, as_of: str | None, between: str | None = None) -> Filter:
        return filter_of(self._side, as_of=as_of, between=between)

    def _side(self, name: str) -> str:
        return side_named(name, self._lexicon)


def _sentences(document: Any, words: str) -> Any:
    """The sentences of a document that hold the words, whatever their case, as evidence."""
    from detente.model.span import Span

    text, sought, seen = document.text.lower(), words.lower(), -1
    at = text.find(sought)
    while at >= 0:
        if at >= seen:
            around = sentence_around(document.text, Span(at, at + len(words)))
            seen = around.end
            yield to_json(document.evidence(around))
        at = text.find(sought, at + 1)


def _short(row: dict[str, Json]) -> dict[str, Json]:
    kept = {key: value for key, value in row.items() if key not in _BRIEFLY}
    return {"text": headline(row["kind"], row)} | kept


def _object(value: Json) -> dict[str, Any]:
    assert isinstance(value, dict)
    return value


def _missing(id: str) -> str:
    return f"{id}: no such record, or more than one; list_records gives the ids"
