"""The tables. Stored facts come first; what follows from them (and `rebuild_records` makes anew) comes after.

Days are ISO 8601 dates; `NEVER` (9999-12-31) stands for "not in any as-of". docs/ledger.md explains each table.
"""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
)

metadata = MetaData()


def _within(target: str) -> ForeignKey:
    return ForeignKey(target, ondelete="CASCADE")


# What was read and what people decided: never follows from anything else.

document = Table(
    "document",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("text", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("known_from", Date),
    Column("published_first", Date),
    Column("published_last", Date),
    Column("side", Text),
    Column("withdrawn", Boolean, nullable=False, default=False),
    Column("signature", LargeBinary, nullable=False),
    Index("document_known_from", "known_from"),
)

sighting = Table(
    "sighting",
    metadata,
    Column("document", Text, _within("document.id"), primary_key=True),
    Column("digest", Text, primary_key=True),
    Column("body", Text, nullable=False),
)

document_edit = Table(
    "document_edit",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("document", Text, _within("document.id"), nullable=False, index=True),
    Column("action", Text, nullable=False),
    Column("changes", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("at", Text, nullable=False),
)

claim = Table(
    "claim",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("document", Text, _within("document.id"), nullable=False, index=True),
    Column("kind", Text, nullable=False),
    Column("unit", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("live", Boolean, nullable=False),
    Column("says", Text, index=True),
    Column("lead", Text, index=True),
    Index("claim_unit", "unit", "lead"),
)

review = Table(
    "review",
    metadata,
    Column("id", Text, primary_key=True),
    Column("body", Text, nullable=False),
    Column("document", Text, index=True),
)
"""`document` is set of an `add` alone: where its claim is put in whenever the document is extracted anew."""

review_claim = Table(
    "review_claim",
    metadata,
    Column("claim", Text, primary_key=True),
    Column("review", Text, _within("review.id"), primary_key=True, index=True),
)

token = Table(
    "token",
    metadata,
    Column("id", Text, primary_key=True),
    Column("digest", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("revoked", Text),
)

# What follows from it.

unit_block = Table(
    "unit_block",
    metadata,
    Column("key", Text, primary_key=True),
    Column("unit", Text, primary_key=True, index=True),
    Column("first", Date, nullable=False),
    Column("last", Date, nullable=False),
)

claim_link = Table(
    "claim_link",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("claim", Text, _within("claim.id"), nullable=False, index=True),
    Column("target", Text, nullable=False, index=True),
    Column("body", Text, nullable=False),
)

dirty = Table(
    "dirty",
    metadata,
    Column("claim", Text, _within("claim.id"), primary_key=True),
    Column("unpaired", Boolean, nullable=False),
    Column("since", Date, nullable=False),
)

edge = Table(
    "edge",
    metadata,
    Column("a", Text, primary_key=True),
    Column("b", Text, primary_key=True, index=True),
    Column("score", Float, nullable=False),
)

document_band = Table(
    "document_band",
    metadata,
    Column("band", Text, primary_key=True),
    Column("document", Text, _within("document.id"), primary_key=True, index=True),
)

document_copy = Table(
    "document_copy",
    metadata,
    Column("a", Text, _within("document.id"), primary_key=True),
    Column("b", Text, _within("document.id"), primary_key=True, index=True),
)

record_version = Table(
    "record_version",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("record", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("from_day", Date, nullable=False),
    Column("to_day", Date),
    Column("first_known", Date),
    Column("when_first", Date),
    Column("when_last", Date),
    Column("order_first", Date, nullable=False),
    Column("order_last", Date, nullable=False),
    Column("status", Text),
    Column("body", Text, nullable=False),
    Index("record_version_record", "record", "from_day"),
    Index("record_version_order", "kind", "order_first", "order_last", "record", "from_day", "to_day"),
)


def _facet(name: str, value: str) -> Table:
    return Table(
        name,
        metadata,
        Column("version", Integer, _within("record_version.n"), primary_key=True),
        Column(value, Text, primary_key=True),
        Index(f"{name}_{value}", value, "version"),
    )


record_side = _facet("record_side", "side")
record_person = _facet("record_person", "name")
record_issue = _facet("record_issue", "issue")

member = Table(
    "member",
    metadata,
    Column("claim", Text, _within("claim.id"), primary_key=True),
    Column("from_day", Date, primary_key=True),
    Column("to_day", Date),
    Column("record", Text, nullable=False, index=True),
)
