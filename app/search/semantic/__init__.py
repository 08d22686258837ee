"""Listings alike in meaning, offered apart from the answer when it has few: an extra, off by default.

Vectors are ours and the same for every engine; an engine only lets through those ids that fit the filters.
"""
