"""The first tables."""

import sqlalchemy as sa
from alembic import op

from detente.store.database import backend

TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Creates all tables and their indexes."""
    op.create_table(
        "document",
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("id", TEXT, nullable=False),
        sa.Column("text", TEXT, nullable=False),
        sa.Column("body", TEXT, nullable=False),
        sa.Column("known_from", sa.Date(), nullable=True),
        sa.Column("published_first", sa.Date(), nullable=True),
        sa.Column("published_last", sa.Date(), nullable=True),
        sa.Column("side", TEXT, nullable=True),
        sa.Column("withdrawn", sa.Boolean(), nullable=False),
        sa.Column("signature", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("n"),
        sa.UniqueConstraint("id"),
    )
    op.create_index("document_known_from", "document", ["known_from"], unique=False)
    op.create_table(
        "record_version",
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("record", TEXT, nullable=False),
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("from_day", sa.Date(), nullable=False),
        sa.Column("to_day", sa.Date(), nullable=True),
        sa.Column("first_known", sa.Date(), nullable=True),
        sa.Column("when_first", sa.Date(), nullable=True),
        sa.Column("when_last", sa.Date(), nullable=True),
        sa.Column("order_first", sa.Date(), nullable=False),
        sa.Column("order_last", sa.Date(), nullable=False),
        sa.Column("status", TEXT, nullable=True),
        sa.Column("body", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("n"),
    )
    op.create_index(
        "record_version_order",
        "record_version",
        ["kind", "order_first", "order_last", "record", "from_day", "to_day"],
        unique=False,
    )
    op.create_index("record_version_record", "record_version", ["record", "from_day"], unique=False)
    op.create_table(
        "review",
        sa.Column("id", TEXT, nullable=False),
        sa.Column("body", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "claim",
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("id", TEXT, nullable=False),
        sa.Column("document", TEXT, nullable=False),
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("unit", TEXT, nullable=False),
        sa.Column("body", TEXT, nullable=False),
        sa.Column("live", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["document"], ["document.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("n"),
        sa.UniqueConstraint("id"),
    )
    op.create_index(op.f("ix_claim_document"), "claim", ["document"], unique=False)
    op.create_index(op.f("ix_claim_unit"), "claim", ["unit"], unique=False)
    op.create_table(
        "document_band",
        sa.Column("band", TEXT, nullable=False),
        sa.Column("document", TEXT, nullable=False),
        sa.ForeignKeyConstraint(["document"], ["document.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("band", "document"),
    )
    op.create_index(op.f("ix_document_band_document"), "document_band", ["document"], unique=False)
    op.create_table(
        "document_copy",
        sa.Column("a", TEXT, nullable=False),
        sa.Column("b", TEXT, nullable=False),
        sa.ForeignKeyConstraint(["a"], ["document.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["b"], ["document.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("a", "b"),
    )
    op.create_index(op.f("ix_document_copy_b"), "document_copy", ["b"], unique=False)
    op.create_table(
        "document_edit",
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("document", TEXT, nullable=False),
        sa.Column("action", TEXT, nullable=False),
        sa.Column("changes", TEXT, nullable=False),
        sa.Column("by", TEXT, nullable=False),
        sa.Column("at", TEXT, nullable=False),
        sa.ForeignKeyConstraint(["document"], ["document.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("n"),
    )
    op.create_index(op.f("ix_document_edit_document"), "document_edit", ["document"], unique=False)
    op.create_table(
        "record_issue",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("issue", TEXT, nullable=False),
        sa.ForeignKeyConstraint(["version"], ["record_version.n"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("version", "issue"),
    )
    op.create_index("record_issue_issue", "record_issue", ["issue", "version"], unique=False)
    op.create_table(
        "record_person",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("name", TEXT, nullable=False),
        sa.ForeignKeyConstraint(["version"], ["record_version.n"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("version", "name"),
    )
    op.create_index("record_person_name", "record_person", ["name", "version"], unique=False)
    op.create_table(
        "record_side",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("side", TEXT, nullable=False),
        sa.ForeignKeyConstraint(["version"], ["record_version.n"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("version", "side"),
    )
    op.create_index("record_side_side", "record_side", ["side", "version"], unique=False)
    op.create_table(
        "review_claim",
        sa.Column("claim", TEXT, nullable=False),
        sa.Column("review", TEXT, nullable=False),
        sa.ForeignKeyConstraint(["review"], ["review.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("claim", "review"),
    )
    op.create_index(op.f("ix_review_claim_review"), "review_claim", ["review"], unique=False)
    op.create_table(
        "sighting",
        sa.Column("document", TEXT, nullable=False),
        sa.Column("digest", TEXT, nullable=False),
        sa.Column("body", TEXT, nullable=False),
        sa.ForeignKeyConstraint(["document"], ["document.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("document", "digest"),
    )
    op.create_table(
        "claim_block",
        sa.Column("key", TEXT, nullable=False),
        sa.Column("claim", TEXT, nullable=False),
        sa.ForeignKeyConstraint(["claim"], ["claim.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("key", "claim"),
    )
    op.create_index(op.f("ix_claim_block_claim"), "claim_block", ["claim"], unique=False)
    op.create_table(
        "claim_link",
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("claim", TEXT, nullable=False),
        sa.Column("target", TEXT, nullable=False),
        sa.Column("body", TEXT, nullable=False),
        sa.ForeignKeyConstraint(["claim"], ["claim.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("n"),
    )
    op.create_index(op.f("ix_claim_link_claim"), "claim_link", ["claim"], unique=False)
    op.create_index(op.f("ix_claim_link_target"), "claim_link", ["target"], unique=False)
    op.create_table(
        "dirty",
        sa.Column("claim", TEXT, nullable=False),
        sa.Column("unpaired", sa.Boolean(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["claim"], ["claim.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("claim"),
    )
    op.create_table(
        "edge",
        sa.Column("a", TEXT, nullable=False),
        sa.Column("b", TEXT, nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("a", "b"),
    )
    op.create_index(op.f("ix_edge_b"), "edge", ["b"], unique=False)
    op.create_table(
        "member",
        sa.Column("claim", TEXT, nullable=False),
        sa.Column("from_day", sa.Date(), nullable=False),
        sa.Column("to_day", sa.Date(), nullable=True),
        sa.Column("record", TEXT, nullable=False),
        sa.ForeignKeyConstraint(["claim"], ["claim.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("claim", "from_day"),
    )
    op.create_index(op.f("ix_member_record"), "member", ["record"], unique=False)
    backend(op.get_bind()).create_text_index(op.get_bind())


def downgrade() -> None:
    """Takes all of it away."""
    backend(op.get_bind()).drop_text_index(op.get_bind())
    for name in _TABLES:
        op.drop_table(name)


_TABLES = (
    "document_band",
    "document_copy",
    "document_edit",
    "record_issue",
    "record_person",
    "record_side",
    "review_claim",
    "sighting",
    "claim_block",
    "claim_link",
    "dirty",
    "edge",
    "member",
    "claim",
    "review",
    "record_version",
    "document",
)
"""Those that point to others first."""
