"""Listings at the desk: found, edited, hidden."""
