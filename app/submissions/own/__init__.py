"""A publisher's own page, by link."""
