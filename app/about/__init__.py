"""Pages about Opastamo itself: what it is, its accessibility, and privacy."""
