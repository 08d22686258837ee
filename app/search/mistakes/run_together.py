"""Words typed without a space between them: "lapsillekuoro"."""

from collections.abc import Callable

from app.search.language import analyser

MIN_RUN, MIN_PIECE, MAX_PIECES = 8, 4, 3


def pieces_of(word: str, has: Callable[[str], bool], most: int = MAX_PIECES) -> tuple[str, ...]:
    """The two or three words that a lower-case word is made of; none when it does not fall apart cleanly.

    Every piece is a word of the lexicon that `has` finds in the catalogue. Fewer pieces are better; of as
    many, the longer first one.
    """
    cuts = [
        cut
        for cut in range(len(word) - MIN_PIECE, MIN_PIECE - 1, -1)
        if analyser().knows(word[:cut]) and has(word[:cut])
    ]
    for cut in cuts:
        if analyser().knows(word[cut:]) and has(word[cut:]):
            return word[:cut], word[cut:]
    for cut in cuts if most > 2 else ():
        rest = pieces_of(word[cut:], has, most - 1)
        if rest:
            return word[:cut], *rest
    return ()
