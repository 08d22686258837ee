"""Organisers at the desk: edited, merged, vouched for."""
