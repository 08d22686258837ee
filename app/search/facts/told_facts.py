"""What the words of a listing tell: "ilman ilmoittautumista" → registration:none. Never shown."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from app.search.facts.fact_table import Fact, Mention, ages, denial, facts, places_in
from app.search.understanding.tokens import Token, bare_tokens

BACK, AHEAD = 5, 2
"""How many words away a denial may stand."""
DOUBLE = 3
"""How far before "ilman" another denial takes it back: "ei onnistu ilman paria"."""
PRICE_NEAR = 4
MAX_AGE = 120
_STOPS = frozenset(".,;:!?()\n–—")
Ages = tuple[int | None, int | None]


@dataclass(frozen=True, slots=True)
class _Text:
    tokens: tuple[Token, ...]
    places: Mapping[str, Sequence[int]]
    headline: bool

    @classmethod
    def of(cls, text: str, *, headline: bool = False) -> "_Text":
        tokens = bare_tokens(text)
        return cls(tokens, places_in(tokens), headline)


def told_facts(headlines: Iterable[str], bodies: Iterable[str]) -> tuple[str, ...]:
    """The facts, "name:value", that texts tell. `headlines`: titles and summaries, which say more."""
    texts = [*(_Text.of(text, headline=True) for text in headlines), *map(_Text.of, bodies)]
    told = (f"{fact.name}:{value}" for fact in facts() for value in _values(fact, texts))
    return tuple(dict.fromkeys(told))


def told_ages(text: str) -> Ages:
    """The lowest and the highest age that a text tells; None for an end that it leaves open."""
    lexicon, unless = ages()
    tokens = bare_tokens(text)
    lows: list[int] = []
    highs: list[int] = []
    open_ended = False
    for mention in lexicon.found_in(tokens):
        near = tokens[max(0, mention.start - PRICE_NEAR) : mention.end + PRICE_NEAR]
        if any(token.key.startswith(unless) for token in near):
            continue
        low, high = (str(mention.meaning[end]).format(**mention.captures) for end in ("low", "high"))
        lows += [int(low)] if low else []
        highs += [int(high)] if high else []
        open_ended = open_ended or not high
    low_end = min(lows, default=None)
    high_end = None if open_ended else max(highs, default=None)
    fits = (high_end or MAX_AGE) <= MAX_AGE and (low_end or 0) <= (high_end or MAX_AGE)
    return (low_end, high_end) if fits else (None, None)


def _values(fact: Fact, texts: Sequence[_Text]) -> tuple[str, ...]:
    told = {value for text in texts if text.headline for value in _told(fact, text)}
    if not (told and fact.either):  # a headline says best which of two it is
        told |= {value for text in texts if not text.headline for value in _told(fact, text)}
    values = tuple(value for value in fact.values if value in told)
    if fact.either:
        return values if len(values) == 1 else ()
    return values[:1]


def _told(fact: Fact, text: _Text) -> Iterator[str]:
    tokens, places = text.tokens, text.places.get(fact.name)
    if not places:
        return
    for mention in fact.lexicon.found_in(tokens, places):
        meaning = mention.meaning
        if meaning.get("headline") and not text.headline:
            continue
        denied = _is_denied(tokens, mention)
        if not denied and meaning.get("firm") and _is_left_open(tokens, mention):
            continue
        value = meaning["denied" if denied else "said"]
        if value:
            yield value


def _is_denied(tokens: Sequence[Token], mention: Mention) -> bool:
    words = denial()
    denials = words.before | words.without
    inside = {at for at in range(mention.start, mention.end) if tokens[at].key in denials}
    if inside:
        return not inside.isdisjoint(mention.gaps)  # else the denial is a part of what is said
    before = [token.key for token in _clause_before(tokens, mention)]
    nearest = next((at for at, key in enumerate(before) if key in denials), None)
    if nearest is not None and before[nearest] in words.without:
        return words.before.isdisjoint(before[nearest + 1 : nearest + 1 + DOUBLE])
    return nearest is not None or any(t.key in words.after for t in _clause_after(tokens, mention))


def _is_left_open(tokens: Sequence[Token], mention: Mention) -> bool:
    clause = (
        *_clause_before(tokens, mention),
        *tokens[mention.start : mention.end],
        *_clause_after(tokens, mention),
    )
    words = {token.key for token in clause}
    return not words.isdisjoint(denial().open) and words.isdisjoint(denial().before)


def _clause_before(tokens: Sequence[Token], mention: Mention) -> Iterator[Token]:
    """The words before, nearest first, as far as a denial carries: over a comma only in a list."""
    listed = _joined(tokens, mention.start - 1) or _joined(tokens, mention.end)
    for at in range(mention.start, max(0, mention.start - BACK), -1):
        stops = _STOPS - {","} if listed else _STOPS
        if not stops.isdisjoint(tokens[at].before) or tokens[at - 1].key in denial().ends:
            return
        if tokens[at - 1].key in {"ja", "och", "and"} and not _is_partitive(tokens[mention.start]):
            return
        yield tokens[at - 1]


def _clause_after(tokens: Sequence[Token], mention: Mention) -> Iterator[Token]:
    for token in tokens[mention.end : mention.end + AHEAD]:
        if not _STOPS.isdisjoint(token.before) or token.key in denial().ends or token.key in denial().joins:
            return
        yield token


def _joined(tokens: Sequence[Token], at: int) -> bool:
    return 0 <= at < len(tokens) and tokens[at].key in denial().joins


def _is_partitive(token: Token) -> bool:
    """Whether a Finnish noun may be the object of a denial: it ends in a or ä."""
    return token.key.endswith("a")
