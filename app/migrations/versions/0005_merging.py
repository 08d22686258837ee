"""Listings that are one and the same.

Revision ID: 0005
Revises: 0004
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.create_table('listing_merge',
    sa.Column('gone_id', sa.Uuid(), nullable=False),
    sa.Column('kept_id', sa.Uuid(), nullable=False),
    sa.Column('state', sa.String(), nullable=False),
    sa.Column('withdrawn_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('by', sa.String(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('taken', sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False),
    sa.Column('locks', sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False),
    sa.Column('vouched', sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False),
    sa.Column('followed', sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False),
    sa.ForeignKeyConstraint(['gone_id'], ['listing.id'], ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['kept_id'], ['listing.id'], ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('gone_id')
    )
    with op.batch_alter_table('listing_merge', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_listing_merge_kept_id'), ['kept_id'], unique=False)

    op.create_table('not_same',
    sa.Column('one_id', sa.Uuid(), nullable=False),
    sa.Column('other_id', sa.Uuid(), nullable=False),
    sa.Column('by', sa.String(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['one_id'], ['listing.id'], ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['other_id'], ['listing.id'], ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('one_id', 'other_id')
    )


def downgrade() -> None:
    """Go back: what was merged stands as taken down by the desk, for nothing would lead on from it."""
    op.execute("UPDATE listing SET state = 'removed' WHERE state = 'merged'")
    op.drop_table('not_same')
    with op.batch_alter_table('listing_merge', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_listing_merge_kept_id'))

    op.drop_table('listing_merge')
