"""Denials: what somebody does not want, and wishes turned round ("ei aamuisin" → later in the day)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.search.understanding.tables import Match, Table
from app.search.understanding.tokens import Token

MatchAt = Callable[[int], Match | None]
OPPOSITES = {
    ("daypart", "morning"): (("daypart", "day"), ("daypart", "evening")),
    ("daypart", "day"): (("daypart", "morning"), ("daypart", "evening")),
    ("daypart", "evening"): (("daypart", "morning"), ("daypart", "day")),
    ("weekday", "SA,SU"): (("weekday", "MO,TU,WE,TH,FR"),),
    ("when", "weekend"): (("weekday", "MO,TU,WE,TH,FR"),),
    ("weekday", "MO,TU,WE,TH,FR"): (("weekday", "SA,SU"),),
    ("setting", "outdoors"): (("setting", "indoors"),),
    ("setting", "indoors"): (("setting", "outdoors"),),
}
"""What is left of a wish that is denied; of any other nothing is."""


@dataclass(frozen=True, slots=True)
class Denied:
    """A denial, up to the token `end`. `excluded`: places of unwanted words; `emit`: wishes that are left."""

    end: int
    excluded: tuple[int, ...] = ()
    emit: tuple[tuple[str, str], ...] = ()


def denied_at(tokens: Sequence[Token], at: int, table: Table, match_at: MatchAt) -> Denied | None:
    """What is denied from `at` on, or None when nothing is."""
    words = table.negation
    key = tokens[at].key
    if key in words.excepts:
        return _unwanted(tokens, at + 1, table, match_at)
    if key in words.without:
        return _done_without(tokens, at + 1, table)
    return _not_wanted(tokens, at, table, match_at) if key in words.no | words.never else None


def _not_wanted(tokens: Sequence[Token], at: int, table: Table, match_at: MatchAt) -> Denied | None:
    words = table.negation
    key = tokens[at].key
    target = at + 1
    wanted = timed = False
    while target < len(tokens) and not tokens[target].begins_sentence:
        wanted = wanted or tokens[target].key in words.wants
        timed = timed or tokens[target].key in words.times
        if tokens[target].key not in words.wants | words.times:
            break
        target += 1
    if target >= len(tokens) or tokens[target].begins_sentence:
        return None
    match = match_at(target)
    bare = target == at + 1 and key in words.no
    if match is not None and match.rule.emit and (wanted or timed or bare):
        emit = tuple(left for wish in match.rule.emit for left in OPPOSITES.get(wish, ()))
        return Denied(match.end, (), emit)
    if wanted or (bare and _can_be_object(tokens[target], table)):
        return _unwanted(tokens, target, table, match_at)
    return None


def _can_be_object(token: Token, table: Table) -> bool:
    """Whether a word right after the denial can be a thing; after "ei" a thing ends in a or ä.

    So does a verb ("pää ei kestä"), but its base form is longer: "kestää".
    """
    if table.name != "fi":
        return True
    is_verb = any(len(key) > len(token.key) and key.endswith("a") for key in token.keys)
    return len(token.key) > 4 and token.key.endswith("a") and not is_verb


def _done_without(tokens: Sequence[Token], at: int, table: Table) -> Denied | None:
    """The thing that somebody does without, and those joined to it: neither looked for nor left out.

    A listing that tells that it goes without has the word too, so leaving the word out would be wrong.
    """
    words = table.negation
    while at < len(tokens) and tokens[at].key in words.objects:
        at += 1
    while at < len(tokens) and tokens[at].kind == "word" and not tokens[at].begins_sentence:
        at += 1
        if at + 1 >= len(tokens) or tokens[at].key not in words.joins:
            return Denied(at)
        at += 1
    return None


def _unwanted(tokens: Sequence[Token], at: int, table: Table, match_at: MatchAt) -> Denied | None:
    """The unwanted word at `at` and those joined to it."""
    excluded = []
    while at < len(tokens) and tokens[at].kind == "word" and match_at(at) is None:
        excluded.append(at)
        at += 1
        joined = at + 1 < len(tokens) and tokens[at].key in table.negation.joins
        if not joined:
            break
        at += 1
    if not excluded:
        return None
    return Denied(max(excluded) + 1, tuple(excluded))
