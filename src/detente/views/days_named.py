"""The dates that a document names, with the words that name them: of each record only its words are looked up."""

from __future__ import annotations

from datetime import date

from detente.model.filter import Filter
from detente.model.ledger import Ledger
from detente.model.span import Evidence
from detente.model.when import When, parse_when


def days_named(ledger: Ledger, document: str, as_of: date | None) -> list[tuple[Evidence, When]]:
    """What the document tells as dates, by day; without those that no calendar has."""
    records = list(ledger.folded(("date",), Filter(document=document, as_of=as_of)))
    words = ledger.words([record.id for record in records], as_of=as_of)
    found = ((words[record.id][0], parse_when(record.fields.get("value"))) for record in records if words[record.id])
    return [(evidence, when) for evidence, when in found if when is not None]
