"""Units, not claims, are what blocks hold, each with the days that it may be about; claims that say nothing new."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes `unit_block` of `claim_block`, open to all days: nothing is compared less than before."""
    op.create_table(
        "unit_block",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("last", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("key", "unit"),
    )
    op.create_index(op.f("ix_unit_block_unit"), "unit_block", ["unit"], unique=False)
    op.execute(
        "INSERT INTO unit_block SELECT DISTINCT b.key, c.unit, '0001-01-01', '9999-12-31' "
        "FROM claim_block AS b JOIN claim AS c ON c.id = b.claim"
    )
    op.drop_table("claim_block")
    op.add_column("claim", sa.Column("says", sa.Text(), nullable=True))
    op.add_column("claim", sa.Column("lead", sa.Text(), nullable=True))
    op.drop_index(op.f("ix_claim_unit"), "claim")
    op.create_index("claim_unit", "claim", ["unit", "lead"], unique=False)
    op.create_index(op.f("ix_claim_says"), "claim", ["says"], unique=False)
    op.create_index(op.f("ix_claim_lead"), "claim", ["lead"], unique=False)
