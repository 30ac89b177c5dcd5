"""Beside each claim's record stands its document: who tells of a record, and what a document tells of, is one index."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

HELD = ["record", "from_day", "to_day", "document"]
TOLD = ["document", "record", "from_day", "to_day"]


def upgrade() -> None:
    """A column, filled from the claims, with two indexes for one; a wider one of versions; one of claims goes."""
    text = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
    op.add_column("member", sa.Column("document", text, server_default="", nullable=False))
    op.execute("UPDATE member SET document = (SELECT document FROM claim WHERE claim.id = member.claim)")
    op.drop_index("ix_member_record", "member")
    op.create_index("member_held", "member", HELD, unique=False)
    op.create_index("member_told", "member", TOLD, unique=False)
    _index_versions(["record", "from_day", "to_day", "kind"])
    op.drop_index("claim_told_in", "claim")


def _index_versions(columns: list[str]) -> None:
    op.drop_index("record_version_record", "record_version")
    op.create_index("record_version_record", "record_version", columns, unique=False)


def downgrade() -> None:
    """As it was."""
    op.create_index("claim_told_in", "claim", ["id", "document"], unique=False)
    _index_versions(["record", "from_day"])
    op.drop_index("member_told", "member")
    op.drop_index("member_held", "member")
    op.create_index("ix_member_record", "member", ["record"], unique=False)
    op.drop_column("member", "document")
