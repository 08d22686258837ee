"""Bytes of a text file → text: UTF-8, UTF-16 or Windows-1252, as Excel and others write them."""

import codecs
import re
from typing import Final

from importers.contract import FeedUnreadableError

_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE: Final = 4096
_STRAY: Final = 5
_CONTROLS: Final = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ufffd]")
_PAGE_START: Final = ("<!doctype", "<html", "<?xml", "<head", "<table", "<!--", "<body", "<meta")


def decode(body: bytes, where: str) -> str:
    """The text of a file. Raises FeedUnreadableError for web pages, and for what is no text at all."""
    text = _text(body)
    start = text[:_SAMPLE].lstrip().lower()
    if not start:
        raise FeedUnreadableError(f"{where} is empty.")
    if start.startswith(_PAGE_START):
        raise FeedUnreadableError(
            f"{where} is a web page, not a table: the address may ask for a login, or show the table "
            "instead of giving its file."
        )
    if start.startswith("%pdf"):
        raise FeedUnreadableError(f"{where} is a PDF file: ask for the table that it was made from.")
    if len(_CONTROLS.findall(text[:_SAMPLE])) > _STRAY + len(text[:_SAMPLE]) // 100:
        raise FeedUnreadableError(f"{where} is neither text nor a spreadsheet (CSV, XLSX, XLS or ODS).")
    return text


def _text(body: bytes) -> str:
    for bom, encoding in _BOMS:
        if body.startswith(bom):
            return body[len(bom) :].decode(encoding, errors="replace")
    sample = body[:_SAMPLE]
    if sample.count(0) > len(sample) // 3:
        # Without a mark: every other byte of European text is zero.
        return body.decode(
            "utf-16-le" if sample[1::2].count(0) > sample[::2].count(0) else "utf-16-be", "replace"
        )
    # A file cut off in the middle of a letter is UTF-8 all the same.
    try:
        text = codecs.getincrementaldecoder("utf-8")().decode(body, final=False)
    except UnicodeDecodeError:
        return body.decode("cp1252", errors="replace")
    return text if len(text.encode()) == len(body) or not text.isascii() else body.decode("cp1252", "replace")
