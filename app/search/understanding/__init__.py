"""Whole sentences become wishes: "jotain ilmaista iltaisin" asks for free things in the evenings."""

from app.search.understanding.reading import understand
from app.search.understanding.slots import Slot, Understanding

__all__ = ["Slot", "Understanding", "understand"]
