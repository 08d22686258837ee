"""From the wheel's transducer to the lexicon file: only what reads lower-case letters and leads somewhere."""

import numpy as np
import numpy.typing as npt

from app.search.finnish.lexicon_file import EMPTY, Tables, pack
from app.search.finnish.transducer import Ints, Transducer

# Words of the list, numerals, compounds of words of the list, and guesses from endings. The other branches
# read capitals and hyphens, which we have taken away before.
GUESSER = "Guesser|Any"
BRANCHES = ("Lexicon", "Lexicon|Num", "Lexicon|Pfx", GUESSER)
Mask = npt.NDArray[np.bool_]


def convert(transducer: Transducer) -> bytes:
    """The bytes of the lexicon file. The same transducer always gives the same bytes."""
    branches = _branches(transducer)
    arcs = _useful_arcs(transducer, branches)
    states = np.unique(np.concatenate([transducer.source[arcs], transducer.target[arcs]]))
    kept = set(states[np.isin(states, list(transducer.finals))].tolist())
    number = np.zeros(transducer.states, np.int64)
    number[states] = np.arange(len(states))
    symbols, labels, label_of = _labels(transducer, arcs)
    order = np.lexsort((transducer.target[arcs], label_of, transducer.source[arcs]))
    source = number[transducer.source[arcs]][order]
    tables = Tables(
        symbols=symbols,
        labels=labels,
        finals={int(number[q]): w for q, w in transducer.finals.items() if q in kept},
        branches={name: (int(number[state]), weight) for name, (state, weight) in branches.items()},
    )
    return pack(
        tables,
        np.searchsorted(source, np.arange(len(states) + 1)).astype("<u4").tobytes(),
        label_of[order].astype("<u2").tobytes(),
        number[transducer.target[arcs]][order].astype("<u4").tobytes(),
    )


def _branches(transducer: Transducer) -> dict[str, tuple[int, int]]:
    leaving = np.flatnonzero(transducer.source == 0).tolist()
    found = {
        transducer.symbols[transducer.write[arc]]: (int(transducer.target[arc]), int(transducer.weight[arc]))
        for arc in leaving
    }
    return {name: found[name] for name in BRANCHES}


def _useful_arcs(transducer: Transducer, branches: dict[str, tuple[int, int]]) -> Ints:
    """Indices of the arcs that a lower-case word can take on its way from a start to an end."""
    readable = np.array([len(s) == 1 and s.isalnum() and s == s.lower() for s in transducer.symbols])
    readable[transducer.epsilon] = True
    arcs = np.flatnonzero(readable[transducer.read])
    source, target = transducer.source[arcs], transducer.target[arcs]
    listed = _reached(
        source, target, [q for name, (q, _) in branches.items() if name != GUESSER], transducer.states
    )
    guessed = _reached(source, target, [branches[GUESSER][0]], transducer.states)
    back = _reached(target, source, list(transducer.finals), transducer.states)
    live = (listed | guessed) & back
    useless = _capitalises(transducer)[arcs] & ~listed[source]
    return arcs[live[source] & live[target] & ~useless]


def _capitalises(transducer: Transducer) -> Mask:
    """Arcs by which the guesser offers every word as a name as well: twice the work, and the same key."""
    place = {symbol: index for index, symbol in enumerate(transducer.symbols)}
    capital = np.array([place.get(s.upper(), -1) if s != s.upper() else -1 for s in transducer.symbols])
    capitalises: Mask = capital[transducer.read] == transducer.write
    return capitalises


def _reached(source: Ints, target: Ints, starts: list[int], states: int) -> Mask:
    order = np.argsort(source, kind="stable")
    targets = target[order]
    first = np.searchsorted(source[order], np.arange(states + 1))
    seen = np.zeros(states, np.bool_)
    frontier = np.array(starts, np.int64)
    while len(frontier):
        seen[frontier] = True
        counts = first[frontier + 1] - first[frontier]
        within = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
        nearby = targets[np.repeat(first[frontier], counts) + within]
        frontier = np.unique(nearby[~seen[nearby]])
    return seen


def _labels(
    transducer: Transducer, arcs: Ints
) -> tuple[tuple[str, ...], tuple[tuple[int, int, int], ...], Ints]:
    """The symbols in use, the distinct (input, output, weight) in order, and the label of each arc."""
    read, write = transducer.read[arcs], transducer.write[arcs]
    used = sorted({*np.unique(read).tolist(), *np.unique(write).tolist()} - {transducer.epsilon})
    names = {transducer.symbols[symbol] for symbol in used} | set(BRANCHES)
    symbols = ("", *sorted(names))
    place = {name: index for index, name in enumerate(symbols)}
    number = np.array([place.get(name, EMPTY) for name in transducer.symbols])
    shape = (len(symbols), len(symbols), int(transducer.weight.max()) + 1)
    codes = np.ravel_multi_index((number[read], number[write], transducer.weight[arcs]), shape)
    distinct, label_of = np.unique(codes, return_inverse=True)
    inputs, outputs, weights = (axis.tolist() for axis in np.unravel_index(distinct, shape))
    return symbols, tuple(zip(inputs, outputs, weights, strict=True)), label_of
