"""An encoder that needs no package: texts are near to each other when they share words or meanings."""

from hashlib import blake2b

import numpy as np

from app.search.finnish.words import words_of
from app.search.semantic.encoder import Vector

MEANINGS = {"zorbit": "mustat", "ruudut": "mustat"}


class WordVectors:
    """Each word has a direction of its own, but those that mean the same have one together."""

    floor, margin, size = 0.15, 0.05, 256

    def __init__(self, name: str = "words") -> None:
        self.name = name
        self.passages = 0

    def question(self, text: str) -> Vector:
        vector = np.zeros(self.size, np.float32)
        for word in words_of(text):
            meaning = MEANINGS.get(word, word)
            vector[int.from_bytes(blake2b(meaning.encode(), digest_size=2).digest()) % self.size] = 1
        return vector / max(float(np.linalg.norm(vector)), 1.0)

    def passage(self, text: str) -> Vector:
        self.passages += 1
        return self.question(text)
