"""Meilisearch as an engine, with the embedded one behind it."""
