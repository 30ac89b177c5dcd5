"""What the documents bear out: whether words are somebody's, whose, on what day, between whom.

A record says what a rule read; a book prints it only where the words around it do not say otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date

from detente.lexicon.states import States
from detente.model.filter import Filter
from detente.model.ledger import Ledger
from detente.model.record import Json, Record
from detente.model.span import Evidence
from detente.model.when import When, parse_when
from detente.views.days_named import days_named
from detente.views.line import Sources, current_evidence

_AROUND = 250
"""Characters about a channel's words in which its sides are named."""

_BOTH = re.compile(
    r"\b(?:both|bilateral|two (?:sides|countries|governments|nations|capitals|powers|militaries|leaders|presidents))\b",
    re.IGNORECASE,
)
_STEM = 5  # letters by which a word is known

_ANY = frozenset(
    ["dialogue", "dialogues", "talks", "group", "groups", "cooperation", "communication", "communications", "joint",
     "working", "lines", "channel", "channels", "mechanism", "consultation", "consultations", "contacts", "and"]
)  # fmt: skip
"""Words that any channel may be called by."""


class Witness:
    """Asks the documents of a ledger, as of a day, each once."""

    def __init__(self, ledger: Ledger, states: States, *, as_of: date | None) -> None:
        self.sources, self._states = Sources(ledger), states
        self._ledger, self._as_of = ledger, as_of
        self._said: dict[str, list[Record]] = {}
        self._dated: dict[str, list[tuple[Evidence, When]]] = {}

    def are_named(self, sides: Iterable[str], evidence: Iterable[Evidence]) -> bool:
        """Does the passage around some of the words name every one of the sides, or speak of both?"""
        for e in evidence:
            document = self.sources.document(e.document)
            told = document.text[max(0, e.start - _AROUND) : e.end + _AROUND] if document else e.text
            if _BOTH.search(told) or set(sides) <= {term.code for _, _, term in self._states.find(told)}:
                return True
        return False

    def speaks(self, record: Record) -> bool:
        """Is the speaker named where they speak; or else, do they speak for the side whose own document it is?"""
        speaker, place = record.fields.get("speaker") or {}, record.fields.get("speaker_span")
        document = self.sources.document(record.evidence[0].document)
        if document is None or document.side in (None, speaker.get("side")):
            return True
        named = document.text[place["start"] : place["end"]] if place else ""
        family = str(speaker.get("name") or "").split()[-1:]
        return bool(family) and family[0].casefold() in named.casefold()

    def dated(self, when: Json, record: Record) -> Json:
        """The day of an act, where the date that stands nearest to its words does not say another."""
        asked = parse_when(when)
        near = [n for e in current_evidence(record) if (n := self._nearest(e, record)) is not None]
        return when if asked is None or not near or any(asked.near(n, days=1) for n in near) else None

    def _nearest(self, evidence: Evidence, record: Record) -> When | None:
        """The date nearest to the name of somebody who takes part, where several stand in the words."""
        families = [name.split()[-1] for name in record.facets.persons]
        places = [evidence.text.find(family) for family in families if family in evidence.text]
        dates = self._dates(evidence)
        if len(dates) < 2 or not places:
            return None
        at = evidence.start + places[0]
        return min(dates, key=lambda d: min(abs(d[0].start - at), abs(d[0].end - at)))[1]

    def _dates(self, evidence: Evidence) -> list[tuple[Evidence, When]]:
        if evidence.document not in self._dated:
            self._dated[evidence.document] = days_named(self._ledger, evidence.document, self._as_of)
        known = self._dated[evidence.document]
        return [(e, when) for e, when in known if evidence.start <= e.start and e.end <= evidence.end]

    def is_said(self, record: Record) -> bool:
        """Do its words stand in what somebody is told to have said?"""
        return any(
            _within(evidence, piece)
            for evidence in record.evidence
            for other in self._statements(evidence.document)
            for piece in other.fields.get("content") or []
        )

    def contradicted(self, record: Record) -> bool:
        """Do its words stand in what another side is told to have said?"""
        return any(
            _side_of(other.fields.get("speaker")) not in (None, record.fields.get("side"))
            for evidence in record.evidence
            for other in self._statements(evidence.document)
            if any(_within(evidence, piece) for piece in other.fields.get("content") or [])
        )

    def _statements(self, document: str) -> list[Record]:
        if document not in self._said:
            asked = Filter(document=document, as_of=self._as_of)
            self._said[document] = list(self._ledger.folded(("statement",), asked))
        return self._said[document]


def _side_of(actor: Json) -> Json:
    return actor.get("side") if isinstance(actor, Mapping) else None


def _within(evidence: Evidence, piece: Mapping[str, Json]) -> bool:
    """Does most of the evidence stand in the stretch?"""
    common = min(evidence.end, piece["end"]) - max(evidence.start, piece["start"])
    return evidence.document == str(piece["document"]) and bool(common * 2 > evidence.end - evidence.start)


def is_named(subject: str, evidence: Iterable[Evidence]) -> bool:
    """Has the evidence a word of the channel's name that is its own, or where it has none, one of any channel?"""
    words = re.findall(r"[a-z]{3,}", subject.lower())
    own = [word for word in words if word not in _ANY] or words
    told = " ".join(e.text for e in evidence).lower()
    return any(word[:_STEM] in told for word in own)


def is_in(words: str, evidence: Iterable[Evidence]) -> bool:
    """Do the words stand in the evidence, whatever its line ends?"""
    return any(" ".join(words.split()) in " ".join(e.text.split()) for e in evidence)
