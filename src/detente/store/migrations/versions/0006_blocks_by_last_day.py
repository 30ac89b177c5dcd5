"""Blocks are in order of their units' last days, and have the words that equals must share.

Units that were there before have none: they are compared with all of their blocks, as before, until `rebuild`.
"""

import sqlalchemy as sa
from alembic import op

TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes the table anew, with its rows."""
    _make_anew(
        sa.Column("words", TEXT, nullable=True),
        sa.PrimaryKeyConstraint("key", "last", "unit"),
        with_rowid=False,
    )


def downgrade() -> None:
    """The rows without the words, each unit once in a block."""
    _make_anew(sa.PrimaryKeyConstraint("key", "unit"))


def _make_anew(*more: "sa.schema.SchemaItem", with_rowid: bool = True) -> None:
    op.drop_index(op.f("ix_unit_block_unit"), "unit_block")
    op.rename_table("unit_block", "unit_block_before")
    op.create_table(
        "unit_block",
        sa.Column("key", TEXT, nullable=False),
        sa.Column("unit", TEXT, nullable=False),
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("last", sa.Date(), nullable=False),
        *more,
        sqlite_with_rowid=with_rowid,
    )
    op.execute(
        "INSERT INTO unit_block (key, unit, first, last) "
        "SELECT key, unit, min(first), max(last) FROM unit_block_before GROUP BY key, unit"
    )
    op.drop_table("unit_block_before")
    op.create_index(op.f("ix_unit_block_unit"), "unit_block", ["unit"], unique=False)
