import json
import random
import struct
import zipfile
from io import BytesIO

import pytest
from openpyxl import Workbook

from importers.contract import FeedUnreadableError, Problem, RawRecord
from tests.importers.sources.spreadsheet.spreadsheet_feed import parsed, saved

LIST = "Nimi;Kuvaus;Aika\nÄijäkuoro;Laulua, kahvia;ti klo 18\n"
CELLS = {"Nimi": "Äijäkuoro", "Kuvaus": "Laulua, kahvia", "Aika": "ti klo 18"}


def _payloads(body: bytes) -> list[dict[str, object]]:
    return [item.payload for item in parsed(body) if isinstance(item, RawRecord)]


@pytest.mark.parametrize(
    "body",
    [
        LIST.encode("cp1252"),
        LIST.encode("utf-8"),
        LIST.encode("utf-8-sig"),
        LIST.encode("utf-16"),
        LIST.encode("utf-16-le"),
        LIST.encode("utf-16-be"),
        LIST.replace(";", "\t").encode("utf-16"),
        LIST.replace(";", "|").encode(),
        LIST.replace("\n", "\r\n").encode(),
        LIST.replace("Laulua, kahvia", '"Laulua, kahvia"').replace(";", ",").encode(),
        LIST.strip().encode("cp1252"),
        LIST.replace("\n", "\r").encode(),
    ],
)
def test_encodings_and_separators_are_told_by_the_file(body: bytes) -> None:
    assert _payloads(body) == [{"row": 2, "cells": CELLS}]


ODS = """<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>
<table:table table:name="Kerhot">{rows}<table:table-row table:number-rows-repeated="1048570">
<table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table>
</office:spreadsheet></office:body></office:document-content>"""


ODS_TYPE = b"application/vnd.oasis.opendocument.spreadsheet"
MANIFEST = b"""<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">
<manifest:file-entry manifest:full-path="/"
 manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/>
</manifest:manifest>"""


def _ods(*rows: str) -> bytes:
    cell = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    marked = (
        f"<table:table-row>{''.join(map(cell.format, row.split('|')))}</table:table-row>" for row in rows
    )
    # Programs write it on one line, and the library wants it so.
    content = ODS.format(rows="".join(marked)).replace("\n", "").encode()
    return _zip(**{"mimetype": ODS_TYPE, "META-INF/manifest.xml": MANIFEST, "content.xml": content})


def test_open_document_is_read() -> None:
    body = _ods("Nimi|Kuvaus|Aika", "Äijäkuoro|Laulua, kahvia|ti klo 18")

    assert _payloads(body) == [{"row": 2, "sheet": "Kerhot", "cells": CELLS}]


def test_line_of_the_spreadsheet_program_is_no_row() -> None:
    assert _payloads(f"sep=;\r\n{LIST}".encode()) == [{"row": 2, "cells": CELLS}]


def test_text_cut_off_in_the_middle_of_a_letter_is_still_utf_8() -> None:
    body = "Nimi;Aika;Kuvaus\nKuoro;ti klo 18;Älä jää kotiin".encode() + "ä".encode()[:1]

    assert _payloads(body)[0]["cells"] == {"Nimi": "Kuoro", "Aika": "ti klo 18", "Kuvaus": "Älä jää kotiin"}


def test_rows_are_numbered_as_the_spreadsheet_program_does() -> None:
    body = b'Nimi;Kuvaus;Aika\n"Kuoro";"Rivi\ntoinen";ti klo 18\n\nShakki;;ke klo 18\n'

    assert [payload["row"] for payload in _payloads(body)] == [2, 4]


def test_repeated_header_is_no_row() -> None:
    assert len(parsed(f"{LIST}{LIST}".encode())) == 2
    assert [type(item) for item in parsed(f"{LIST}{LIST}".encode())] == [RawRecord, Problem]


def test_what_is_not_public_never_leaves_the_file() -> None:
    body = b"Nimi;Aika;Yhteyshenkil\xf6 (ei julkinen);Syntym\xe4aika\nKuoro;ti klo 18;Maija Malli;1.2.1970\n"
    nameless = b"Nimi;Aika;Kuvaus;Jasennumero;Hetu\n;ti klo 18;Laulua;;010170-0000\n"

    assert _payloads(body) == [{"row": 2, "cells": {"Nimi": "Kuoro", "Aika": "ti klo 18"}}]
    assert [item.value for item in parsed(nameless) if isinstance(item, Problem)] == ["ti klo 18 · Laulua"]


@pytest.mark.parametrize(
    ("ids", "external_ids"),
    [
        ("Tunnus", ["7", "8"]),
        ("Nro", None),
    ],
)
def test_running_number_is_no_id(ids: str, external_ids: list[str] | None) -> None:
    found = parsed(f"{ids};Nimi;Aika\n7;Kuoro;ti\n8;Shakki;ke\n".encode())
    without = parsed(b"Nimi;Aika\nKuoro;ti\nShakki;ke\n")

    wanted = external_ids or [item.external_id for item in without if isinstance(item, RawRecord)]
    assert [item.external_id for item in found if isinstance(item, RawRecord)] == wanted


def test_hash_of_title_organiser_and_place_is_the_id() -> None:
    def external_id(row: str) -> str:
        (item,) = parsed(f"Nimi;Järjestäjä;Paikka;Aika;Hinta\n{row}\n".encode())
        assert isinstance(item, RawRecord)
        return item.external_id

    known = external_id("Kuoro;Laulu ry;Talo;ti klo 18;5 €")
    assert external_id("KUORO;Laulu  ry;talo;ke klo 19;") == known
    assert external_id("Kuoro;Laulu ry;Sali;ti klo 18;5 €") != known


def test_two_rows_with_one_id_are_numbered_and_told() -> None:
    first, note, second = parsed(b"Tunnus;Nimi;Aika\nA;Kuoro;ti\nA;Shakki;ke\n")

    assert isinstance(first, RawRecord)
    assert isinstance(second, RawRecord)
    assert (first.external_id, second.external_id) == ("A", "A-2")
    assert note == Problem(
        "Row 3: its id is also that of row 2; they were told apart by their order", "A-2", severity="note"
    )


def test_header_alone_is_told() -> None:
    assert parsed(b"Nimi;Kuvaus;Hinta\n") == [
        Problem("There is a header, but no rows under it", severity="note")
    ]


def _zip(**members: bytes) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as container:
        for name, body in members.items():
            container.writestr(name, body)
    return file.getvalue()


def _far_cell(address: str) -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"], sheet["B1"], sheet[address] = "Nimi", "Aika", "x"
    return saved(book)


BINARY = random.Random(7).randbytes(5000)
COLUMNS = b"Nimi,Aika\n" + b"a," * 1_000_000


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (b"", "The file list is empty."),
        (b" \r\n\r\n", "The file list is empty."),
        (b";;;\n;;;\n", "The file list is empty."),
        (BINARY, "The file list is neither text nor a spreadsheet"),
        (bytes(5000), "The file list is neither text nor a spreadsheet"),
        (b"<!DOCTYPE html><html><body>Kirjaudu</body></html>", "The file list is a web page, not a table"),
        (b"%PDF-1.7\n1 0 obj", "The file list is a PDF file"),
        (COLUMNS, "The file list, row 2: there are more than 200 columns."),
        (b"Nimi,Aika\n" + b"a,ti\n" * 20_000, "The file list has more than 20000 rows"),
        (b"Nimi,Aika\n" + b"a" * 200_000 + b",ti\n", "row 2: a cell holds more than 131072 characters"),
        (b'Nimi;Aika\nKuoro;ti\n"Shakki;ke\n', "row 3: a quotation mark opens a cell and nothing closes it"),
        (b"Nimi;Puhelin;Osoite\nMaija;1;2\n", "The file list looks like a list of people"),
        (b'{"data": []}', "The file list has no column for the name of the thing."),
        (b"PK\x03\x04 cut off", "The file list is damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "The file list is damaged, or no spreadsheet"),
        (_zip(**{"word/document.xml": b"<a/>"}), "The file list is damaged, or no spreadsheet"),
        (_zip(**{f"{n}.xml": b"" for n in range(2001)}), "it packs 2001 files"),
        (_zip(**{"xl/workbook.xml": bytes(160 * 1024 * 1024)}), "unpacks into more than 150 MB"),
        (_far_cell("XFD1048576"), "a cell far away makes it too large"),
        (_far_cell("A30000"), "reaches over 30000 rows and 2 columns on the sheet Sheet"),
    ],
    ids=lambda value: value[:40] if isinstance(value, str) else "",
)
def test_file_that_is_no_list_is_refused_in_plain_words(body: bytes, message: str) -> None:
    with pytest.raises(FeedUnreadableError) as refused:
        parsed(body)

    assert message in str(refused.value)


def test_file_without_names_of_things_tells_what_it_saw_and_what_is_known() -> None:
    with pytest.raises(FeedUnreadableError) as refused:
        parsed("Puhelin;Hinta;Väri\n1;2;3\n".encode())

    assert "Columns seen: Puhelin, Hinta, Väri." in str(refused.value)
    assert "A name may be called: nimi, nimike, otsikko, tapahtuma," in str(refused.value)


def test_container_that_lies_about_its_size_is_refused() -> None:
    sheet = "xl/worksheets/sheet1.xml"
    book = Workbook()
    with zipfile.ZipFile(BytesIO(saved(book))) as container:
        members = {name: container.read(name) for name in container.namelist()}
    row = b'<row><c t="inlineStr"><is><t>' + b"a" * 1000 + b"</t></is></c></row>"
    members[sheet] = b"<worksheet><sheetData>" + row * 20_000 + b"</sheetData></worksheet>"
    body = bytearray(_zip(**members))
    at = body.rfind(sheet.encode()) - 46
    struct.pack_into("<I", body, at + 24, 1000)

    with pytest.raises(FeedUnreadableError, match="damaged"):
        parsed(bytes(body))


def test_payload_is_plain_json_and_the_same_at_any_moment() -> None:
    first, second = (_payloads(LIST.encode()) for _ in range(2))

    assert json.dumps(first) == json.dumps(second)
