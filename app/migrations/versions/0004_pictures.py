"""Pictures that people send.

Revision ID: 0004
Revises: 0003
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "picture",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("total_bytes", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("taken_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_picture_created_at", "picture", ["created_at"])
    op.create_table(
        "picture_file",
        sa.Column("picture_id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["picture_id"], ["picture.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("picture_id", "name"),
    )
    op.add_column("listing", sa.Column("picture", sa.String(), nullable=False, server_default=""))
    op.create_index("ix_listing_picture", "listing", ["picture"])


def downgrade() -> None:
    """Go back."""
    op.drop_index("ix_listing_picture", "listing")
    op.drop_column("listing", "picture")  # not in a batch: it would make the table anew, and empty what hangs on it
    op.drop_table("picture_file")
    op.drop_index("ix_picture_created_at", "picture")
    op.drop_table("picture")
