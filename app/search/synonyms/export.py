"""Changed words as a file of the shape of `data/synonyms`, for giving them back to everybody."""

from collections.abc import Iterator, Sequence

from app.search.synonyms.concept import LANGUAGES, Concept
from app.search.synonyms.local import LocalWord, with_changes

HEAD = """# Everyday words that were changed at a desk. Each concept is whole, as it should be in its file of
# data/synonyms. Pairs of words are told in remarks at the end: give them a concept of their own.
"""


def exported(concepts: Sequence[Concept], changes: Sequence[LocalWord]) -> str:
    """The file's text. `concepts` are those of the files."""
    named = {change.concept for change in changes if change.kind in {"add", "remove"}}
    whole = [one for one in with_changes(concepts, changes) if one.code in named]
    parts = [HEAD, *("\n".join(_concept_lines(one, changes)) + "\n" for one in whole)]
    pairs = [change for change in changes if change.kind in {"both", "one"}]
    if pairs:
        parts.append("".join(f"# {_pair_line(one)}\n" for one in pairs))
    return "\n".join(parts)


def _concept_lines(concept: Concept, changes: Sequence[LocalWord]) -> Iterator[str]:
    yield f"# {concept.file}"
    for change in changes:
        if change.concept == concept.code:
            yield f"# {'+' if change.kind == 'add' else '-'} {change.lang}: {change.word}"
    yield "[[concepts]]"
    yield f"code = {_quoted(concept.code)}"
    for lang in LANGUAGES:
        if words := concept.words_in(lang):
            yield f"{lang} = {_list(words)}"
    for name in ("broader", "related", "categories"):
        if codes := getattr(concept, name):
            yield f"{name} = {_list(codes)}"


def _pair_line(pair: LocalWord) -> str:
    sign = "=" if pair.kind == "both" else "→"
    return f"{pair.lang}: {pair.word} {sign} {pair.finds}"


def _list(texts: Sequence[str]) -> str:
    return f"[{', '.join(map(_quoted, texts))}]"


def _quoted(text: str) -> str:
    return f'"{text}"'  # words and codes have neither quotation marks nor backslashes
