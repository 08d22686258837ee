"""Lists under short codes, for a month.

Revision ID: 0009
Revises: 0008
"""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "short_list",
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("listings", sa.String(), nullable=False),
        sa.Column("lang", sa.String(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("code"),
    )
    op.create_index("ix_short_list_ends_on", "short_list", ["ends_on"])


def downgrade() -> None:
    """Go back."""
    op.drop_table("short_list")
