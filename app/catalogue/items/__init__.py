"""Pieces of pages: times, ways to reach, pictures, and listings in short."""
