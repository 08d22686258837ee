"""Listings as structured data for search engines."""
