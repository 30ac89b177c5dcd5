"""A document stands with the pairs that it is mainly about by its own claims, not with all of which it tells something.

So do the one-sided records that rest on it. And deeds are found by their verbs.
"""

import json
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import groupby
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

CLAIMS = sa.text("SELECT document, kind, body FROM claim ORDER BY document, n")


def upgrade() -> None:
    """Fills both anew, with an index of documents by the two sides."""
    from detente.store.together import stand_all, tell_mainly

    connection = op.get_bind()
    connection.execute(sa.text("DELETE FROM document_pair"))
    tell_mainly(connection, _told(connection.execute(CLAIMS).all()))
    op.create_index("document_pair_sides", "document_pair", ["side", "other", "document"], unique=False)
    stand_all(connection)
    rows = connection.execute(sa.text("SELECT n, body FROM record_version WHERE kind = 'deed'")).all()
    verbs = [{"n": row.n, "verb": json.loads(row.body)["fields"].get("verb")} for row in rows]
    if verbs:
        connection.execute(sa.text("UPDATE record_pair SET topic = :verb WHERE version = :n"), verbs)


def _told(rows: "Sequence[sa.Row[Any]]") -> Iterator[tuple[str, list[frozenset[str]]]]:
    """Each document with the sides of each of its claims; a claim that today's rules can't read waits for a rebuild."""
    from detente.kinds import KINDS
    from detente.store.codec import ClaimCodec
    from detente.store.errors import LedgerError

    codec, sides = ClaimCodec(KINDS), {kind.name: kind.sides for kind in KINDS}
    for document, own in groupby(rows, key=lambda row: row.document):
        told = []
        for row in own:
            with suppress(LedgerError):
                claim = codec.decode(row.kind, row.body, None)
                told.append(sides[row.kind](claim))
        yield document, told


def downgrade() -> None:
    """The pairs stay as they are: those of which a document tells beside them are found when the ledger is rebuilt."""
    op.drop_index("document_pair_sides", "document_pair")
    op.execute("UPDATE record_pair SET topic = NULL WHERE kind = 'deed'")
