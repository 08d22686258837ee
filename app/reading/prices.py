"""What taking part costs, read from the words people use for it."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Literal

from app.reading import price_words as words
from app.reading.amounts import bare_amounts
from app.reading.number_words import with_digits
from app.reading.price_sums import CLAUSE_END, Per, Sum, find_sums
from app.reading.texts import plain_text

PriceType = Literal["free", "fixed", "range", "donation", "membership", "material", "unknown"]

_MAX_TEXT: Final = 3000
_TO_PLAIN: Final = str.maketrans({"–": "-", "—": "-", "−": "-", "‑": "-"})
_ZERO: Final = Decimal(0)
_JOIN: Final = re.compile(r"ja|sekä|och|and|with|med|sis\w*|\W+")


@dataclass(frozen=True, slots=True)
class PriceReading:
    """A price in euros; both amounts are equal when there is one, and None when they aren't told.

    An open end ("alk. 10 €") is None. `guess` marks a doubtful reading.
    """

    type: PriceType = "unknown"
    amount_min: Decimal | None = None
    amount_max: Decimal | None = None
    per: Per | None = None
    first_time_free: bool = False
    cards: tuple[str, ...] = ()
    gear_loan: bool = False
    guess: bool = False


def read_price(text: object, *, lang: str = "fi") -> PriceReading:
    """The price of taking part in free text or HTML, reliefs included; "unknown" when it isn't told.

    Coffee, cloakroom, gear hire and prizes are not it, nor are the ages that prices depend on. `lang` is the
    text's language: in English 1,500 is a thousand and a half. Never raises.
    """
    if not isinstance(text, str):
        return PriceReading()
    plain = with_digits(plain_text(text)[:_MAX_TEXT].translate(_TO_PLAIN).lower())
    if lang.startswith("en"):
        plain = re.sub(r"(?<=\d),(?=\d{3}(?!\d))", "", plain)
    # Said of the first time or of the gear, "free" says nothing of the price.
    rest = words.GEAR_LOAN.sub(" ", words.FIRST_FREE.sub(" ", plain))
    kind, low, high, per, guess = _answer(words.NOT_FREE.sub(" ", rest))
    return PriceReading(
        kind,
        low,
        high,
        per,
        first_time_free=words.FIRST_FREE.search(plain) is not None,
        cards=_cards(plain),
        gear_loan=words.GEAR_LOAN.search(plain) is not None,
        guess=guess,
    )


def _cards(text: str) -> tuple[str, ...]:
    taken = words.CARD_REFUSED.sub(" ", text)
    return tuple(card for card, pattern in words.CARDS if pattern.search(taken))


_Answer = tuple[PriceType, Decimal | None, Decimal | None, Per | None, bool]
_UNKNOWN: Final[_Answer] = ("unknown", None, None, None, False)


def _answer(text: str) -> _Answer:
    sums = find_sums(text)
    fees = [item for item in sums if item.use == "fee"]
    free = _free_clauses(text)
    gift = words.COFFEE_MONEY.sub(" ", text)
    if words.FREE_ENTRANCE.search(text):  # "Vapaa pääsy, kolehti": who gives nothing is welcome all the same
        gift = words.COLLECTION.sub(" ", gift)
    donation = words.DONATION.search(gift)
    if donation and not any(fee.value for fee in fees if not words.DONATION.search(fee.before)):
        return _span("donation", [fee for fee in fees if fee.value])
    if any(fee.value for fee in fees):
        return _of_fees(fees, free, sums[-1])
    # A band's room costs its rent, and where nothing else is paid the rent is the price.
    hire = [item for item in sums if item.use == "hire"]
    if hire and not fees and not free:
        return (*_fee(hire, [], hire[-1])[:4], True)
    # "Kaikukortilla ilmainen" says what the card's holder pays, and that others pay something else.
    for_all = [clause for clause in free if not any(pattern.search(clause) for _, pattern in words.CARDS)]
    answer = _without_fee(text, sums, free=bool(for_all or fees))
    some = bool(for_all) and all(
        words.GROUP.search(clause.replace("muuten", "")) for clause in for_all
    )  # "jäsenille maksuton"
    return (*answer[:4], answer[4] or (answer[0] == "free" and some))


def _without_fee(text: str, sums: list[Sum], *, free: bool) -> _Answer:
    for use, pattern in (("membership", words.MEMBERSHIP), ("material", words.MATERIAL)):
        named = pattern.search(text) and not (free and use == "material")
        if any(item.use == use for item in sums) or named:
            told = [item for item in sums if item.use == use and item.value]
            return _span("membership" if use == "membership" else "material", told)
    if free:
        # A programme sold at the door of a free concert is often the ticket by another name.
        programme = any("ohjelma" in item.before for item in sums)
        return "free", _ZERO, _ZERO, None, programme
    bare = bare_amounts(text)
    if not bare:
        return _UNKNOWN
    kind: PriceType = "free" if not any(bare) else "fixed" if len(set(bare)) == 1 else "range"
    return kind, min(bare), max(bare), None, True


def _of_fees(fees: list[Sum], free: list[str], last: Sum) -> _Answer:
    """Where an entrance is told, it is the price, and sums of something else beside it are not."""
    entrance = [fee for fee in fees if words.TAKING_PART.search(f"{fee.before} {fee.after}")]
    open_to_all = any(
        words.VISITORS.search(clause)
        or (words.FREE_ENTRANCE.search(clause) and not words.GROUP.search(clause))
        for clause in free
    )
    if open_to_all and not entrance:
        return "free", _ZERO, _ZERO, None, True
    others = [fee for fee in fees if entrance and fee not in entrance and _buys_else(fee)]
    kept = [fee for fee in fees if fee not in others]
    answer = _fee(kept, free, kept[-1] if last in others else last)
    roles = {fee.before.strip() for fee in fees if _buys_else(fee)}
    return (*answer[:4], answer[4] or bool(others) or (not entrance and len(roles) > 1))


def _buys_else(fee: Sum) -> bool:
    """A noun before the sum that tells neither who pays it nor how."""
    told = fee.before.strip()
    known = (words.FEE, words.GROUP, words.OF_PAYING, words.PASS, words.PLUS, words.FREE)
    return re.search(r"[^\W\d_]{3}", told) is not None and not any(one.search(told) for one in known)


def _fee(fees: list[Sum], free: list[str], last: Sum) -> _Answer:
    """A fixed price or a range, from zero when some take part free of charge."""
    kind, low, high, per, guess = _span("fixed", _added_up(fees))
    if free:
        low = _ZERO
        guess = guess or not any(words.GROUP.search(clause) for clause in free)
    # "Sisäänpääsy + ohjaus 2,50 €": one part of the price is told, the other isn't.
    more_to_pay = words.PLUS.search(fees[0].before) or words.PLUS.search(last.after)
    if len({fee.value for fee in fees}) == 1:
        low = None if fees[0].bound == "most" and not free else low
        high = None if fees[0].bound == "least" or more_to_pay else high
    if low != high:
        kind = "range"
    doubtful = more_to_pay or any(
        words.ABOUT.search(fee.before) or (fee is not last and words.PLUS.search(fee.after)) for fee in fees
    )
    return kind, low, high, per, guess or bool(doubtful)


def _added_up(fees: list[Sum]) -> list[Sum]:
    """Fees with a plus between them are paid together: "pääsy 5 € + ohjaus 2,50 €"."""
    added: list[Sum] = []
    for fee in fees:
        if added and words.PLUS.search(fee.before):
            added[-1] = added[-1].plus(fee)
        else:
            added.append(fee)
    return added


def _span(kind: PriceType, sums: list[Sum]) -> _Answer:
    values = [item.value for item in sums]
    pers = {item.per for item in sums if item.per}
    # A pass for the season beside a fee for each time: two ways to pay, and no one rhythm of paying.
    passes = len(sums) > 1 and any(words.PASS.search(item.before) for item in sums)
    mixed = passes or len(pers) > 1
    per = None if mixed or not pers else pers.pop()
    return kind, min(values, default=None), max(values, default=None), per, mixed


def _free_clauses(text: str) -> list[str]:
    """The clauses that say that taking part is free, for all or for some."""
    clauses = (clause for clause in CLAUSE_END.split(text) if clause)
    return [
        clause for clause in clauses if any(_is_free(clause, match) for match in words.FREE.finditer(clause))
    ]


def _is_free(clause: str, match: re.Match[str]) -> bool:
    """Free coffee is not a free event: the words beside "free" tell."""
    if "pääsy" in match[0]:
        return True
    after = clause[match.end() :].split()[:2]
    after = after[:1] if _JOIN.fullmatch(after[0] if after else "") else after
    beside = " ".join([*clause[: match.start()].split()[-2:], *after])
    return not any(use.search(beside) for use in (words.EXTRA, words.HIRE, words.MATERIAL, words.SNACK))
