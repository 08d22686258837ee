"""The same thing twice: suspected, merged, parted again."""
