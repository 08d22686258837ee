"""Whole sentences into wishes, by tables of words; no model, nothing learnt, nothing stored."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from app.search.query import WEEKDAYS
from app.search.understanding.dates import resolved
from app.search.understanding.distress import ALLOWED, in_distress
from app.search.understanding.labels import filters, labels_of
from app.search.understanding.language import LATIN, language_of
from app.search.understanding.negation import denied_at
from app.search.understanding.places import places
from app.search.understanding.slots import Slot, Understanding
from app.search.understanding.tables import Match, Rule, Table, tables
from app.search.understanding.tokens import (
    MAX_WORD,
    LemmasOf,
    Token,
    bare_tokens,
    clipped,
    with_keys,
    with_lemmas,
)

MIN_FOREIGN = 5
INFLECTED = tuple("lle lta lla ssa sta ksi sin ona ana ina aa ia ta tta isesti ulos etana kanssa".split())
"""Endings of Finnish words that ask: of two words, "lapset" is a subject and "lapsille" a wish."""
MAX_AGE = 120
COMPOUNDED = frozenset({"audience", "kind", "place"})
"""Wishes whose words also begin or end names of things."""


def understand(text: str, lang: str, today: date, now: datetime, lemmas_of: LemmasOf) -> Understanding:
    """Read a sentence of any kind; it never raises for a text.

    `lang`: the language of the page, for words that several languages have. `today`: the local day; `now`:
    aware, local. `lemmas_of`: base forms of a lower-case Finnish word, best first; none for a word that the
    dictionary does not know, so that a guess is not taken for a word and slips of the keyboard are seen.
    """
    return _Reader(text, lang, today, now, lemmas_of).read()


class _Reader:
    def __init__(self, text: str, lang: str, today: date, now: datetime, lemmas_of: LemmasOf) -> None:
        self.text = text
        self.shown = clipped(text)
        self.today = today
        self.now = now
        known = tables()
        bare = bare_tokens(self.shown)
        self.lang = language_of(self.shown, bare, lang, known)
        self.table = known[self.lang]
        self.others = tuple(known[code] for code in LATIN if code != self.lang) if self.lang in LATIN else ()
        self.tokens = tuple(self._known_by(token, lemmas_of) for token in bare)
        self.distress = in_distress(self.tokens)
        self.slots: list[Slot] = []
        self.kept: set[int] = set()
        self.excluded: list[str] = []

    def _known_by(self, token: Token, lemmas_of: LemmasOf) -> Token:
        if self.lang == "fi":
            token = with_lemmas(token, lemmas_of)
            if lemmas_of(token.text[:MAX_WORD].lower()):
                return token  # a word of the language is not misspelt
        if any(key in self.table.speller for key in token.keys):
            return token
        meant = self.table.speller.correct(token.key)
        return with_keys(token, (*token.surfaces, meant), list(token.keys)) if meant else token

    def read(self) -> Understanding:
        at = 0
        while at < len(self.tokens):
            at = self._read_at(at)
        return Understanding(
            slots=tuple(self._tidied()),
            rest=self._rest(),
            text=self.text,
            exclude=tuple(dict.fromkeys(self.excluded)),
            help_now=self.distress,
        )

    def _read_at(self, at: int) -> int:
        match = self._match_at(at)
        if not self.distress and (match is None or (match.end - at == 1 and not match.rule.emit)):
            denied = denied_at(self.tokens, at, self.table, self._match_at)
            if denied is not None:
                self.excluded += [self.tokens[place].text for place in denied.excluded]
                self._emit(denied.emit, at, denied.end, Rule())
                return denied.end
        if match is None:
            if self.tokens[at].kind != "sign":
                self.kept.add(at)
            return at + 1
        rule = match.rule
        wishes = tuple(self._wishes(match))
        understood = len(wishes) == len(rule.emit) and not self._is_subject(match)
        if understood:
            self._emit(wishes, match.start, match.end, rule)
        if rule.keep or not understood:
            self.kept.update(range(match.start, match.end))
        elif rule.emit:
            self.kept.update(place for place in match.gaps if self._is_subject_matter(place))
        return match.end

    def _is_subject_matter(self, place: int) -> bool:
        """Whether a word between those of a rule says something: "en halua mennä tanssimaan yksin"."""
        token, words = self.tokens[place], self.table.negation
        small = self.table.fillers | words.no | words.never | words.wants | words.times | words.objects
        is_small = token.kind != "word" or not small.isdisjoint(token.surfaces)
        return not is_small and self.table.best(self.tokens, place) is None

    def _match_at(self, at: int) -> Match | None:
        """The rule of the sentence's own language, else a plain word or phrase of another."""
        match = self.table.best(self.tokens, at)
        if match is not None and self._is_part_of_compound(match):
            return None
        if match is not None or self.tokens[at].kind != "word":
            return match
        for table in self.others:
            foreign = table.best(self.tokens, at)
            if foreign and foreign.rule.emit and _is_plain(foreign, self.tokens, table):
                return foreign
        return None

    def _is_part_of_compound(self, match: Match) -> bool:
        """Whether a word is glued to another that the rule does not know: "vanhempi-lapsi-jumppa"."""
        if not any(name in COMPOUNDED for name, _ in match.rule.emit):
            return False
        after = self.tokens[match.end : match.end + 1]
        return self.tokens[match.start].before == "-" or any(token.before == "-" for token in after)

    def _is_subject(self, match: Match) -> bool:
        """Whether the one word of a query is what is looked for: "lapset", but not "lapsille"."""
        return match.rule.subject and len(self.tokens) == 1 and not self.tokens[0].key.endswith(INFLECTED)

    def _wishes(self, match: Match) -> Iterator[tuple[str, str]]:
        for name, template in match.rule.emit:
            value = self._value(name, template.format(**match.captures))
            if value is not None:
                yield name, value

    def _value(self, name: str, value: str) -> str | None:
        if name == "when":
            return resolved(value, self.today)
        if name == "daypart" and value == "@now":
            hour = self.now.hour
            return "morning" if hour < 12 else "day" if hour < 16 else "evening"
        if name == "weekday" and ".." in value:
            first, _, last = value.partition("..")
            start, end = WEEKDAYS.index(first), WEEKDAYS.index(last)
            return ",".join(WEEKDAYS[start : end + 1]) if start <= end else f"{first},{last}"
        if name == "age" and any(int(age) > MAX_AGE for age in value.split("..")):
            return None
        return value

    def _emit(self, wishes: Iterable[tuple[str, str]], start: int, end: int, rule: Rule) -> None:
        words = self.shown[self.tokens[start].start : self.tokens[end - 1].end]
        for name, value in wishes:
            if self.distress and name not in ALLOWED:
                self.kept.update(range(start, end))
                continue
            hard = filters(name) and not rule.soft
            if name == "place" and not places()[value].sure:
                hard = False
            self.slots.append(Slot(name, value, words, hard, *labels_of(name, value, self.today)))

    def _tidied(self) -> Iterator[Slot]:
        """Each wish once; "in December at weekends" is a month and two weekdays."""
        seen: set[tuple[str, str]] = set()
        spans = [slot for slot in self.slots if slot.name == "when" and ".." in slot.value]
        for said in self.slots:
            slot = said
            if spans and (said.name, said.value) == ("when", "weekend"):
                labels = labels_of("weekday", "SA,SU", self.today)
                slot = Slot("weekday", "SA,SU", said.words, said.hard, *labels)
            if (slot.name, slot.value) not in seen:
                seen.add((slot.name, slot.value))
                yield slot

    def _rest(self) -> str:
        parts: list[str] = []
        for place in sorted(self.kept):
            token = self.tokens[place]
            joined = (
                token.before if place - 1 in self.kept and token.before in {"-", "–", "'", "’", "."} else " "
            )
            parts += [joined if parts else "", token.text]
        return "".join(parts)


def _is_plain(match: Match, tokens: tuple[Token, ...], table: Table) -> bool:
    """Whether words of another language can hardly be anything else."""
    if match.end - match.start > 1:
        return match.words > 1 and all(
            token.kind != "word" or token.key in table.speller for token in tokens[match.start : match.end]
        )
    return len(tokens[match.start].key) >= MIN_FOREIGN and tokens[match.start].key in table.speller
