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
    and_,
    func,
    literal_column,
)

metadata = MetaData()

TEXT = Text().with_variant(Text(collation="C"), "postgresql")
"""Text in the order of its characters on every database: ids are put in order, and looked up by their beginnings."""


def _within(target: str) -> ForeignKey:
    return ForeignKey(target, ondelete="CASCADE")


# What was read and what people decided: never follows from anything else.

document = Table(
    "document",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("id", TEXT, nullable=False, unique=True),
    Column("text", TEXT, nullable=False),
    Column("body", TEXT, nullable=False),
    Column("known_from", Date),
    Column("published_first", Date),
    Column("published_last", Date),
    Column("side", TEXT),
    Column("withdrawn", Boolean, nullable=False, default=False),
    Column("signature", LargeBinary, nullable=False),
    Index("document_known_from", "known_from", "id", "withdrawn", "published_first", "published_last"),
)

Index(
    "document_official",
    document.c.id,
    sqlite_where=document.c.side.is_not(None),
    postgresql_where=document.c.side.is_not(None),
)
"""The documents that speak for a side: of the news none, of ministries all."""

sighting = Table(
    "sighting",
    metadata,
    Column("document", TEXT, _within("document.id"), primary_key=True),
    Column("digest", TEXT, primary_key=True),
    Column("body", TEXT, nullable=False),
)

document_edit = Table(
    "document_edit",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("document", TEXT, _within("document.id"), nullable=False, index=True),
    Column("action", TEXT, nullable=False),
    Column("changes", TEXT, nullable=False),
    Column("by", TEXT, nullable=False),
    Column("at", TEXT, nullable=False),
)

claim = Table(
    "claim",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("id", TEXT, nullable=False, unique=True),
    Column("document", TEXT, _within("document.id"), nullable=False, index=True),
    Column("kind", TEXT, nullable=False),
    Column("unit", TEXT, nullable=False),
    Column("body", TEXT, nullable=False),
    Column("live", Boolean, nullable=False),
    Column("says", TEXT, index=True),
    Column("lead", TEXT, index=True),
    Index("claim_unit", "unit", "lead"),
)

review = Table(
    "review",
    metadata,
    Column("id", TEXT, primary_key=True),
    Column("body", TEXT, nullable=False),
    Column("document", TEXT, index=True),
)
"""`document` is set of an `add` alone: where its claim is put in whenever the document is extracted anew."""

review_claim = Table(
    "review_claim",
    metadata,
    Column("claim", TEXT, primary_key=True),
    Column("review", TEXT, _within("review.id"), primary_key=True, index=True),
)

token = Table(
    "token",
    metadata,
    Column("id", TEXT, primary_key=True),
    Column("digest", TEXT, nullable=False, unique=True),
    Column("name", TEXT, nullable=False),
    Column("role", TEXT, nullable=False),
    Column("at", TEXT, nullable=False),
    Column("revoked", TEXT),
)

# What follows from it.

unit_block = Table(
    "unit_block",
    metadata,
    Column("key", TEXT, primary_key=True),
    Column("last", Date, primary_key=True),
    Column("unit", TEXT, primary_key=True, index=True),
    Column("first", Date, nullable=False),
    Column("words", TEXT),
    sqlite_with_rowid=False,
)
"""In each block by last days: who looks for what may be about a day reads nothing that was over before it.

`words` are those of which the unit's equals must have some (`Kind.wording`), with spaces between; null where none need.
"""

claim_link = Table(
    "claim_link",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("claim", TEXT, _within("claim.id"), nullable=False, index=True),
    Column("target", TEXT, nullable=False, index=True),
    Column("body", TEXT, nullable=False),
)

dirty = Table(
    "dirty",
    metadata,
    Column("claim", TEXT, _within("claim.id"), primary_key=True),
    Column("unpaired", Boolean, nullable=False),
    Column("since", Date, nullable=False),
)

edge = Table(
    "edge",
    metadata,
    Column("a", TEXT, primary_key=True),
    Column("b", TEXT, primary_key=True, index=True),
    Column("score", Float, nullable=False),
)

document_band = Table(
    "document_band",
    metadata,
    Column("band", TEXT, primary_key=True),
    Column("document", TEXT, _within("document.id"), primary_key=True, index=True),
)

document_copy = Table(
    "document_copy",
    metadata,
    Column("a", TEXT, _within("document.id"), primary_key=True),
    Column("b", TEXT, _within("document.id"), primary_key=True, index=True),
)

record_version = Table(
    "record_version",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("record", TEXT, nullable=False),
    Column("kind", TEXT, nullable=False),
    Column("from_day", Date, nullable=False),
    Column("to_day", Date),
    Column("first_known", Date),
    Column("when_first", Date),
    Column("when_last", Date),
    Column("order_first", Date, nullable=False),
    Column("order_last", Date, nullable=False),
    Column("status", TEXT),
    Column("body", TEXT, nullable=False),
    Index("record_version_record", "record", "from_day", "to_day", "kind"),
    Index("record_version_order", "kind", "order_first", "order_last", "record", "from_day", "to_day"),
    Index("record_version_status", "kind", "status", "order_first", "order_last", "record", "from_day", "to_day"),
    Index("record_version_days", "kind", "when_first", "when_last", "from_day", "to_day", "record"),
)


def _facet(name: str, value: str) -> Table:
    """What versions are found by, in the order of listings: its days stand here too, so that a page reads no more."""
    return Table(
        name,
        metadata,
        Column("version", Integer, _within("record_version.n"), primary_key=True),
        Column(value, TEXT, primary_key=True),
        Column("kind", TEXT, nullable=False),
        Column("order_first", Date, nullable=False),
        Column("order_last", Date, nullable=False),
        Column("record", TEXT, nullable=False),
        Column("from_day", Date, nullable=False),
        Column("to_day", Date),
        Index(f"{name}_{value}", value, "kind", "order_first", "order_last", "record", "from_day", "to_day", "version"),
    )


record_side = _facet("record_side", "side")
record_person = _facet("record_person", "name")
record_issue = _facet("record_issue", "issue")

record_pair = Table(
    "record_pair",
    metadata,
    Column("pair", TEXT, primary_key=True),
    Column("kind", TEXT, primary_key=True),
    Column("latest", Date, primary_key=True),
    Column("record", TEXT, primary_key=True),
    Column("version", Integer, _within("record_version.n"), primary_key=True),
    Column("from_day", Date, nullable=False),
    Column("to_day", Date),
    Column("alone", Boolean, nullable=False),
    Column("order_first", Date, nullable=False),
    Column("order_last", Date, nullable=False),
    Column("status", TEXT),
    Column("topic", TEXT),
    Column("whose", TEXT),
    Column("standing", TEXT),
    Column("ends", Date),
    Column("turned", TEXT),
    Column("rivals", Boolean, nullable=False),
    Column("among", Integer, nullable=False, server_default="0"),
    Index("record_pair_version", "version"),
    Index("record_pair_known", "pair", "from_day"),
    sqlite_with_rowid=False,
)
Index(
    "record_pair_together",
    *(record_pair.c[name] for name in ("kind", "pair", "among", "from_day", "to_day", "alone")),
    sqlite_where=~record_pair.c.alone,
    postgresql_where=~record_pair.c.alone,
)
_MATTER = (
    "pair", "kind", "topic", "whose", "latest", "record", "from_day", "to_day", "standing", "alone", "version",
)  # fmt: skip
Index(
    "record_pair_matter",
    *(record_pair.c[name] for name in _MATTER),
    sqlite_where=record_pair.c.topic.is_not(None),
    postgresql_where=record_pair.c.topic.is_not(None),
)
"""Each version under every two of its sides ("CHN|USA"), in the order of what is latest; `ledger.ranks` tells the rest.

`alone`: only one of the two has part in it, but a document of it is mainly about the two. `among`: how many sides.
"""

_BAR = literal_column("'|'", Text())
_NAMED = _BAR + record_pair.c.pair + _BAR
THIRD = and_(
    record_pair.c.whose.is_not(None),
    func.replace(_NAMED, _BAR + record_pair.c.whose + _BAR, literal_column("''", Text())) == _NAMED,
)
"""Whose it is, is neither of the pair: an index knows a condition by its words, so that whoever asks takes these."""

Index(
    "record_pair_third",
    *(
        record_pair.c[name]
        for name in (
            "pair", "kind", "latest", "record", "from_day", "to_day", "alone", "topic", "whose", "version",
        )
    ),
    sqlite_where=THIRD,
    postgresql_where=THIRD,
)  # fmt: skip
"""What others than the two say or hold: a few among the tens of thousands of a pair of which much is told."""

document_pair = Table(
    "document_pair",
    metadata,
    Column("document", TEXT, _within("document.id"), primary_key=True),
    Column("side", TEXT, primary_key=True),
    Column("other", TEXT, primary_key=True),
    Index("document_pair_sides", "side", "other", "document"),
)
"""The pairs of sides that a document is mainly about (`ledger.mainly`), either of the two first once."""

record_turn = Table(
    "record_turn",
    metadata,
    Column("first", Date, primary_key=True),
    Column("last", Date, primary_key=True),
    Column("kind", TEXT, primary_key=True),
    Column("record", TEXT, primary_key=True),
    Column("version", Integer, _within("record_version.n"), primary_key=True),
    Column("place", Integer, primary_key=True),
    Column("from_day", Date, nullable=False),
    Column("to_day", Date),
    Index("record_turn_version", "version"),
    sqlite_with_rowid=False,
)
"""The turns of each version (`ledger.turns`), in the order of a timeline.

`place` is -1 less the turn's place where it has no first day: it passes whatever it must be before.
"""

FOLLOWING = (record_side, record_person, record_issue, record_pair, record_turn)
"""The tables that repeat the days of the versions they lead to."""

name_word = Table(
    "name_word",
    metadata,
    Column("word", TEXT, primary_key=True),
    Column("name", TEXT, primary_key=True),
)
"""The words of every name in `record_person`; names that are no longer there do no harm."""

member = Table(
    "member",
    metadata,
    Column("claim", TEXT, _within("claim.id"), primary_key=True),
    Column("from_day", Date, primary_key=True),
    Column("to_day", Date),
    Column("record", TEXT, nullable=False),
    Column("document", TEXT, nullable=False, server_default=""),
    Index("member_held", "record", "from_day", "to_day", "document"),
    Index("member_told", "document", "record", "from_day", "to_day"),
)
"""Where each claim is, with its document: which documents tell of a record, and what a document tells of."""
