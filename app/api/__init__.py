"""Open data: JSON under /api/v1."""
