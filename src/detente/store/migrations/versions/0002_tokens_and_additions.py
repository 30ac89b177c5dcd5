"""Tokens for the pages; records that a person adds by hand are found by their document."""

import sqlalchemy as sa
from alembic import op

TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Creates the table of tokens, and a column for the document of a review."""
    op.create_table(
        "token",
        sa.Column("id", TEXT, nullable=False),
        sa.Column("digest", TEXT, nullable=False),
        sa.Column("name", TEXT, nullable=False),
        sa.Column("role", TEXT, nullable=False),
        sa.Column("at", TEXT, nullable=False),
        sa.Column("revoked", TEXT, nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("digest"),
    )
    op.add_column("review", sa.Column("document", TEXT, nullable=True))
    op.create_index(op.f("ix_review_document"), "review", ["document"], unique=False)


def downgrade() -> None:
    """Takes both away."""
    op.drop_index(op.f("ix_review_document"), "review")
    op.drop_column("review", "document")
    op.drop_table("token")
