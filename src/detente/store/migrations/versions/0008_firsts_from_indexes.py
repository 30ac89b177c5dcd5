"""What is first of each matter, and whose documents tell of a record, are looked up in indexes that have it all."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

MATTER = [
    "pair", "kind", "topic", "whose", "latest", "record", "from_day", "to_day", "standing", "alone", "version",
]  # fmt: skip


def upgrade() -> None:
    """Three indexes."""
    told = sa.column("topic").is_not(None)
    op.create_index("record_pair_matter", "record_pair", MATTER, unique=False, sqlite_where=told, postgresql_where=told)
    official = sa.column("side").is_not(None)
    op.create_index(
        "document_official", "document", ["id"], unique=False, sqlite_where=official, postgresql_where=official
    )
    op.create_index("claim_told_in", "claim", ["id", "document"], unique=False)


def downgrade() -> None:
    """They go."""
    op.drop_index("claim_told_in", "claim")
    op.drop_index("document_official", "document")
    op.drop_index("record_pair_matter", "record_pair")
