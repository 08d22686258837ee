"""What the info point says itself: everyday words, notices, opening hours."""
