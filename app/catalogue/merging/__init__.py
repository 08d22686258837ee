"""Two rows of one thing made one, and parted again."""
