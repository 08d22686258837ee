"""Opastamo: the info point of a town."""
