"""Slips of the finger, of the keyboard and of the space bar."""
