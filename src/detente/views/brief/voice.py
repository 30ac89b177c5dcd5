"""How a book speaks of a record: in whose name, in which words, of which day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from detente.model.record import Json, Record
from detente.model.when import parse_when
from detente.views.brief.clauses import cut
from detente.views.brief.witness import Witness, is_in
from detente.views.brief.wording import Names, quoted
from detente.views.line import current_evidence

MONTH = 31
"""Days within which a date says when something was said."""

SAYING = 3
"""Words under which a quotation does not say what is held or undertaken."""


@dataclass(frozen=True)
class Voice:
    """Names people and sides, and asks the witness what the documents bear out."""

    names: Names
    witness: Witness

    def according_to(self, record: Record) -> str:
        """Whose account it is, where no document tells it in its own voice, and somebody's words are given."""
        who = record.according_to
        said = who is not None and self.witness.is_said(record)
        given = who and said and {"name": who.name, "role": who.role, "body": who.body, "side": who.side}
        told = self.names.who(given) if given else ""
        return f", according to {told}" if told else ""

    def author(self, record: Record) -> str:
        """Who is meant by an author of whom no more is told: the source of the words."""
        where = record.evidence[0].document
        document, source = self.witness.sources.document(where), next(iter(self.witness.sources.of([where])), None)
        if document is not None and document.side is not None:
            return f"a release of {self.names.side(document.side)}, “{source.name if source else where}”"
        return f"the author of “{source.name}”" if source else "the author"

    def said(self, field: str, record: Record) -> Json:
        """A date of the past in this field: None where it is no nearer than a month, or after the record was told."""
        when, known = parse_when(record.fields.get(field)), self.told_on(record)
        if when is None or when.first is None or when.width > MONTH or (known and when.first > known):
            return None
        return str(when)

    def holder(self, record: Record) -> str:
        """Whose position it is."""
        f = record.fields
        return self.names.who({"name": f.get("holder"), "body": f.get("body"), "side": f.get("side")})

    def cited(self, words: Json, record: Record) -> str | None:
        """The words as a quotation, where they stand in the evidence; else the evidence itself; None without words."""
        given = " ".join(str(words or "").split())
        if given and not is_in(given, record.evidence):
            given = " ".join(record.evidence[0].text.split())
        return cut(quoted(given)) if given else None

    def past(self, when: Json, record: Record) -> Json:
        """The date, where it does not lie after the day on which it was told."""
        parsed, known = parse_when(when), self.told_on(record)
        after = parsed is not None and parsed.first is not None and known is not None and parsed.first > known
        return None if after else when

    def told_on(self, record: Record) -> date | None:
        """The day from which the words are known that a sentence about the record shows first."""
        document = self.witness.sources.document((current_evidence(record) or record.evidence)[0].document)
        return document.known_from if document else record.known_from
