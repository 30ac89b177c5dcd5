"""Units, not claims, are what blocks hold, each with the days that it may be about; claims that say nothing new."""

from datetime import date

import sqlalchemy as sa
from alembic import op

TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes `unit_block` of `claim_block`, open to all days: nothing is compared less than before."""
    op.create_table(
        "unit_block",
        sa.Column("key", TEXT, nullable=False),
        sa.Column("unit", TEXT, nullable=False),
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("last", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("key", "unit"),
    )
    op.create_index(op.f("ix_unit_block_unit"), "unit_block", ["unit"], unique=False)
    _fill_units()
    op.drop_table("claim_block")
    op.add_column("claim", sa.Column("says", TEXT, nullable=True))
    op.add_column("claim", sa.Column("lead", TEXT, nullable=True))
    op.drop_index(op.f("ix_claim_unit"), "claim")
    op.create_index("claim_unit", "claim", ["unit", "lead"], unique=False)
    op.create_index(op.f("ix_claim_says"), "claim", ["says"], unique=False)
    op.create_index(op.f("ix_claim_lead"), "claim", ["lead"], unique=False)


def _fill_units() -> None:
    block, claim = sa.table("claim_block", *columns("key", "claim")), sa.table("claim", *columns("id", "unit"))
    unit = sa.table("unit_block", *columns("key", "unit"), sa.column("first", sa.Date), sa.column("last", sa.Date))
    always = sa.literal(date.min, sa.Date), sa.literal(date.max, sa.Date)
    found = sa.select(block.c.key, claim.c.unit, *always).join(claim, claim.c.id == block.c.claim).distinct()
    op.execute(unit.insert().from_select(["key", "unit", "first", "last"], found))


def columns(*names: str) -> list["sa.ColumnClause[str]"]:
    """Columns of text."""
    return [sa.column(name, sa.Text) for name in names]


def downgrade() -> None:
    """Makes `claim_block` of `unit_block`, forgetting the days."""
    op.create_table(
        "claim_block",
        sa.Column("key", TEXT, nullable=False),
        sa.Column("claim", TEXT, nullable=False),
        sa.ForeignKeyConstraint(["claim"], ["claim.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("key", "claim"),
    )
    op.create_index(op.f("ix_claim_block_claim"), "claim_block", ["claim"], unique=False)
    op.execute(
        "INSERT INTO claim_block SELECT DISTINCT b.key, c.id FROM unit_block AS b JOIN claim AS c ON c.unit = b.unit"
    )
    op.drop_table("unit_block")
    for name in ("ix_claim_lead", "ix_claim_says", "claim_unit"):
        op.drop_index(name, "claim")
    op.drop_column("claim", "lead")
    op.drop_column("claim", "says")
    op.create_index(op.f("ix_claim_unit"), "claim", ["unit"], unique=False)
