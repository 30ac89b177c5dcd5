"""Records in sentences: each says what its record says, in the source's words wherever it has some.

A sentence is made only where its words stand in the evidence: what a rule put together and no source says is left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from types import MappingProxyType

from detente.model.filter import Filter
from detente.model.ledger import Ledger
from detente.model.record import Json, Record
from detente.model.span import Evidence
from detente.model.when import parse_when
from detente.views.brief.answer import Sentence
from detente.views.brief.wording import Names, begun, day, in_a_row, on, quoted
from detente.views.line import Sources, current_evidence, evidence_of, widest

SHOWN = 2
"""Pieces of evidence, each a footnote, that a sentence carries."""

_SAYING = 3
"""Words under which an undertaking does not say what is undertaken."""

_MONTH = 31
"""Days within which a date says when something was said."""

LONGEST = 60
"""Words of a quotation in the book; a longer one is cut, and the cut shows."""

_NOUNS: Mapping[str, str] = MappingProxyType(
    {"call": "call", "letter": "letter", "demarche": "démarche", "talks": "talks", "transit": "transit"}
)
_STATES: Mapping[str, str] = MappingProxyType(
    {
        "proposed": "proposed", "agreed": "agreed on", "open": "open", "suspended": "suspended",
        "resumed": "resumed", "refused": "refused", "not_restored": "not restored", "terminated": "ended",
    }
)  # fmt: skip
_HELD = frozenset({"held", "under_way"})
_OFF = frozenset({"postponed", "cancelled", "declined"})


class Teller:
    """Writes sentences about records. `about` is the issue that a sentence stands under, if any."""

    def __init__(self, names: Names, ledger: Ledger, *, as_of: date | None) -> None:
        self.names, self._sources = names, Sources(ledger)
        self._ledger, self._as_of = ledger, as_of
        self._said: dict[str, list[Record]] = {}

    def tell(self, record: Record, *, about: str | None = None) -> Sentence | None:
        """The record's sentence; None for a kind that has none, or where its words are not in its evidence."""
        write = _WRITERS.get(record.kind)
        words = write(self, record) if write else None
        return self.sentence(words, current_evidence(record), record, about=about) if words else None

    def sentence(
        self, words: str, evidence: Iterable[Evidence], record: Record, *, about: str | None = None
    ) -> Sentence:
        """The words with what they rest on, whose account they are, and a full stop."""
        kept = widest(evidence) or record.evidence
        return Sentence(text=_stopped(begun(words)), evidence=kept[:SHOWN], record=record.id, about=about)

    def according_to(self, record: Record) -> str:
        """Whose account it is, where no document tells it in its own voice."""
        who = record.according_to
        given = who and {"name": who.name, "role": who.role, "body": who.body, "side": who.side}
        told = self.names.who(given) if given else ""
        return f", according to {told}" if told else ""

    def author(self, record: Record) -> str:
        """Who is meant by an author of whom no more is told: the source of the words."""
        source = next(iter(self._sources.of([record.evidence[0].document])), None)
        return f"the author of “{source.name}”" if source else "the author"

    def said(self, field: str, record: Record) -> Json:
        """A date of the past in this field: None where it is no nearer than a month, or after the record was told."""
        when, known = parse_when(record.fields.get(field)), record.known_from
        if when is None or when.first is None or when.width > _MONTH or (known and when.first > known):
            return None
        return str(when)

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
            self._said[document] = list(self._ledger.records(("statement",), asked))
        return self._said[document]

    # ---- what each kind says

    def engagement(self, record: Record) -> str:
        """What it is, whose, where, when, and how it stands."""
        f = record.fields
        status, when = f.get("status"), f.get("when")
        what = begun(self.engagement_named(f))
        if status in _HELD:
            verb = "is under way" if status == "under_way" else "took place"
            return " ".join(filter(None, [what, verb, on(self._past(when, record))])) + self.according_to(record)
        if status == "planned":
            return f"{what} is planned" + _for(when) + self.according_to(record)
        if status == "possible":
            return f"{what} is spoken of as possible" + _for(when) + self.according_to(record)
        if status in _OFF:
            planned = f", planned{_for(when)}," if (parsed := parse_when(when)) and parsed.width <= _MONTH else ""
            return f"{what}{planned} was {status}" + self.according_to(record)
        return f"{what} is told of, and not whether it took place" + self.according_to(record)

    def _past(self, when: Json, record: Record) -> Json:
        """The date, where it does not lie after the day on which it was told."""
        parsed = parse_when(when)
        told = parsed is not None and parsed.first is not None and record.known_from is not None
        return None if told and parsed and parsed.first and parsed.first > (record.known_from or parsed.first) else when

    def engagement_named(self, f: Mapping[str, Json]) -> str:
        """A visit of Anna Berg (Norway) to Tokyo, with meetings with Sato (Japan)."""
        people, place, form = f.get("participants") or [], f.get("place"), str(f.get("form") or "engagement")
        noun = _NOUNS.get(form, form)
        first = noun if form == "talks" else f"a{'n' * (noun[0] in 'aeiou')} {noun}"
        if form in ("visit", "transit"):
            return f"{first}{self._journey(f, people, 'through' if form == 'transit' else 'to')}"
        return f"{first}{self._among(people)}{f' in {place}' if place and form != 'call' else ''}"

    def _among(self, people: list[Json]) -> str:
        """Between whom; with whom, where only one is named."""
        named = self.names.all(people)
        return f" {'between' if ' and ' in named else 'with'} {named}" if named else ""

    def _journey(self, f: Mapping[str, Json], people: list[Json], to: str) -> str:
        hosts = [p for p in people if isinstance(p, Mapping) and f.get("host") and p.get("side") == f["host"]]
        visitors = self.names.all([p for p in people if p not in hosts])
        named = self.names.all([p for p in hosts if p.get("name") or p.get("role")])
        where = f.get("place") or (self.names.side(f["host"]) if f.get("host") else "")
        met = f", with meetings with {named}" if named and f.get("status") in _HELD else ""
        return f"{f' by {visitors}' if visitors else ''}{f' {to} {where}' if where else ''}{met}"

    def channel(self, record: Record) -> str | None:
        """How it was last told to stand, since when, by whom, after what."""
        f = record.fields
        state = f.get("state")
        if state not in _STATES:
            return None
        turn: Mapping[str, Json] = next(
            (t for t in reversed(f.get("transitions") or []) if t.get("state") == state), {}
        )
        cause, by = turn.get("cause"), self.names.all(turn.get("by"))
        told = [
            f"the channel {quoted(f['subject'])}{self._of_sides(f)} is told to be {_STATES[str(state)]}"
            + (f" by {by}" if by else ""),
            on(self._past(turn.get("when"), record)),
            f"after {quoted(_cause(cause))}" if cause and _in(cause, evidence_of(turn)) else "",
            f"as last reported {on(f['last_reported'])}" if f.get("last_reported") else "",
        ]
        return ", ".join(filter(None, told)) + self.according_to(record)

    def _of_sides(self, f: Mapping[str, Json]) -> str:
        return f" ({in_a_row(self.names.state(side) for side in f['sides'])})" if f.get("sides") else ""

    def commitment(self, record: Record) -> str | None:
        """Who undertook what, when, by when, and how it stands."""
        f = record.fields
        text = self.cited(f.get("text"), record) if len(str(f.get("text") or "").split()) >= _SAYING else None
        by, toward, status = self.names.all(f.get("by")), self.names.all(f.get("toward")), f.get("status")
        if not text or not by:
            return None
        made = f" {on(day_)}" if (day_ := self.said("made_on", record)) else ""
        to = f" toward {toward}" if toward and toward != by else ""
        due = f", due {on(f['due'])}" if f.get("due") else ""
        lead = f"of {by}{to} is asked{made}" if status == "sought" else f"{by} undertook{to}{made}"
        return f"{lead}{due}, in the words of the source: {text}{_CAME.get(status or '', '')}" + self.according_to(
            record
        )

    def measure(self, record: Record) -> str | None:
        """Whose act of policy, against whom, since when."""
        f = record.fields
        what, by, against = (
            self.cited(f.get("what"), record),
            self.names.all(f.get("by")),
            self.names.all(f.get("against")),
        )
        if not what or not by:
            return None
        announced = f", announced {on(day_)}" if (day_ := self.said("announced", record)) else ""
        force = f", in force {on(f['in_force'])}" if f.get("in_force") else ""
        return (
            f"a measure of {by}{f' against {against}' if against else ''}{announced}{force}: {what}"
            + self.according_to(record)
        )

    def incident(self, record: Record) -> str | None:
        """When and where, in the source's words."""
        f = record.fields
        what = self.cited(f.get("what"), record)
        when = _when(self._past(f.get("when"), record))
        return f"an incident{when}: {what}" + self.according_to(record) if what else None

    def position(self, record: Record) -> str | None:
        """Whose, in the source's words."""
        f = record.fields
        stance, who = self.cited(f.get("stance"), record), self.holder(record)
        if not stance or not who or self.contradicted(record):
            return None
        return f"{who}{_dated(self.said('when', record))}, in the words of the source: {stance}"

    def holder(self, record: Record) -> str:
        """Whose position it is."""
        f = record.fields
        return self.names.who({"name": f.get("holder"), "body": f.get("body"), "side": f.get("side")})

    def assessment(self, record: Record) -> str | None:
        """Who expects, hopes, judges what."""
        f = record.fields
        claim = self.cited(f.get("claim"), record)
        who = self.names.all(f.get("holder")) or self.author(record)
        looks = f", looking to {day(f['horizon'])}" if f.get("horizon") else ""
        if not claim or (f.get("type") in ("forecast", "hope") and not _AHEAD.search(str(f.get("claim")))):
            return None
        return f"{who}{_dated(self.said('said_on', record))}{looks}, in the words of the source: {claim}"

    def statement(self, record: Record) -> str | None:
        """Who said what, in the words quoted."""
        f = record.fields
        text = self.cited(f.get("text"), record)
        who = self.names.who(f.get("speaker"))
        verb = "is reported as saying" if f.get("form") == "indirect" else "said"
        return f"{who} {verb}{_when(self.said('said_on', record))}: {text}" if text and who else None

    def cited(self, words: Json, record: Record) -> str | None:
        """The words as a quotation, where they stand in the evidence; else the evidence itself; None without words."""
        given = " ".join(str(words or "").split())
        if given and not _in(given, record.evidence):
            given = " ".join(record.evidence[0].text.split())
        return _cut(quoted(given)) if given else None

    def turn(self, step: Mapping[str, Json], record: Record) -> Sentence | None:
        """A step of a history: when it was told, what, for or on which day, by whom, after what."""
        status = step.get("status")
        if not status:
            return None
        cause, by = step.get("cause"), self.names.who(step.get("by"))
        when = (
            _for(step.get("when"))
            if status in ("possible", "planned", "invited", "agreed")
            else _when(step.get("when"))
        )
        evidence = evidence_of(step) or record.evidence
        told = f"that it was {_TURNS.get(status, status)}{when}{f', by {by}' if by else ''}"
        after = f", after {quoted(_cause(cause))}" if cause and _in(cause, evidence) else ""
        return self.sentence(f"it was told{_known(step)} {told}{after}", evidence, record)

    def rivals(self, record: Record) -> list[Sentence]:
        """What documents tell otherwise than each other."""
        return [self._rival(c.field, c.values, record) for c in record.conflicts]

    def _rival(self, field: str, values: Iterable[tuple[Json, tuple[str, ...]]], record: Record) -> Sentence:
        told = list(values)
        documents = {d for _, ds in told for d in ds}
        words = f"accounts differ on the {field}: " + "; ".join(_value(v, self.names) for v, _ in told)
        return self.sentence(words, [e for e in record.evidence if e.document in documents], record)


_CAME: Mapping[str, str] = MappingProxyType(
    {
        "kept": "; it is told to be kept",
        "broken": "; it is told to be broken",
        "avoided": "; it is told to have been avoided",
        "in_progress": "; it is told to be under way",
        "no_evidence": "; it is told that nothing came of it so far",
    }
)
_AHEAD = re.compile(
    r"\b(?:will|would|shall|should|may|might|could|can|(?:is|are|was|were) to|going to|likely|unlikely|expect\w*|hop\w+"
    r"|plan\w*|next|soon|until|if|unless|won)\b|['’]ll\b",
    re.IGNORECASE,
)
"""Words without which nothing is said of what is to come."""

_TURNS: Mapping[str, str] = MappingProxyType(
    {"possible": "spoken of as possible", "agreed": "agreed on", "invited": "the matter of an invitation",
     "under_way": "under way"}
)  # fmt: skip


def _value(value: Json, names: Names) -> str:
    if isinstance(value, str):
        return day(value) or value
    return names.all(value) or str(value)


def _for(when: Json) -> str:
    words = on(when)
    return f" {words}" if words.startswith(("by ", "from ")) else f" for {day(when)}" if words else ""


def _when(when: Json) -> str:
    return f" {on(when)}" if on(when) else ""


def _dated(when: Json) -> str:
    return f" ({day(when)})" if day(when) else ""


def _known(step: Mapping[str, Json]) -> str:
    return _when(step.get("known_from"))


def _cause(words: str) -> str:
    """Without the word that ties it to what it caused."""
    return re.sub(r"^(?:after|because of|due to|following|over|in response to) ", "", words.strip())


def _side_of(actor: Json) -> Json:
    return actor.get("side") if isinstance(actor, Mapping) else None


def _within(evidence: Evidence, piece: Mapping[str, Json]) -> bool:
    """Does most of the evidence stand in the stretch?"""
    common = min(evidence.end, piece["end"]) - max(evidence.start, piece["start"])
    return evidence.document == str(piece["document"]) and bool(common * 2 > evidence.end - evidence.start)


def _in(words: str, evidence: Iterable[Evidence]) -> bool:
    """Do the words stand in the evidence, whatever its line ends?"""
    return any(" ".join(words.split()) in " ".join(e.text.split()) for e in evidence)


def _cut(words: str) -> str:
    given = words.split()
    return words if len(given) <= LONGEST else " ".join(given[:LONGEST]).rstrip(" ,;:.") + " …”"


def _stopped(words: str) -> str:
    """The sentence with its full stop, which a quotation may bring along."""
    return words if words.rstrip("”’\"')").endswith((".", "!", "?", "…")) else f"{words}."


_WRITERS: Mapping[str, Callable[[Teller, Record], str | None]] = MappingProxyType(
    {
        "engagement": Teller.engagement,
        "channel": Teller.channel,
        "commitment": Teller.commitment,
        "measure": Teller.measure,
        "incident": Teller.incident,
        "position": Teller.position,
        "assessment": Teller.assessment,
        "statement": Teller.statement,
    }
)
