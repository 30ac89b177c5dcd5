"""What others than the two of a pair say or hold is looked up in an index of its own."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

THIRD = [
    "pair", "kind", "latest", "record", "from_day", "to_day", "alone", "topic", "whose", "version",
]  # fmt: skip
NEITHER = sa.text("whose IS NOT NULL AND replace('|' || pair || '|', '|' || whose || '|', '') = '|' || pair || '|'")


def upgrade() -> None:
    """One index."""
    op.create_index(
        "record_pair_third", "record_pair", THIRD, unique=False, sqlite_where=NEITHER, postgresql_where=NEITHER
    )


def downgrade() -> None:
    """It goes."""
    op.drop_index("record_pair_third", "record_pair")
