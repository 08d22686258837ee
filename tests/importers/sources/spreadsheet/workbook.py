"""A workbook as a club secretary makes it: a title over all, names of columns on two rows, real dates."""

from datetime import date, datetime, time

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet


def club_workbook() -> Workbook:
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "Kevät 2027"
    _fill_clubs(sheet)
    book.create_sheet("Muistio").append(["Muista varata sali"])
    members = book.create_sheet("Jäsenet")
    members.append(["Nimi", "Puhelin"])
    members.append(["Maija Malli", "048 000 0404"])
    hidden = book.create_sheet("Luonnokset")
    hidden.append(["Nimi", "Aika"])
    hidden.append(["Keskeneräinen", "ti klo 18"])
    hidden.sheet_state = "hidden"
    more = book.create_sheet("Leirit")
    more.append(["Nimi", "Alkaa", "Päättyy", "Hinta"])
    more.append(
        [
            "Kesäleiri",
            datetime.fromisoformat("2027-06-07T09:00"),
            datetime.fromisoformat("2027-06-11T15:00"),
            80,
        ]
    )
    return book


def _fill_clubs(sheet: Worksheet) -> None:
    sheet["A1"] = "Seuran ryhmät keväällä 2027"
    sheet.merge_cells("A1:J1")
    sheet.append(["Ryhmä", "Seura", "Ajankohta", None, "Kausi", None, "Ikä", "Hinta", "Yhteystiedot", None])
    sheet.append([None, None, "Viikonpäivä", "Klo", "alkaa", "päättyy", None, None, "Puhelin", "Postinumero"])
    for cells in ("A2:A3", "B2:B3", "C2:D2", "E2:F2", "G2:G3", "H2:H3", "I2:J2"):
        sheet.merge_cells(cells)
    starts, ends = date(2027, 1, 11), date(2027, 5, 28)
    rows = (
        ("Sählyvekarat", "Kaukalo ry", "ma", time(17, 0), starts, ends, "7-9 v", 45.5, 480000401, 50100),
        (
            "Sählynuoret",
            None,
            "ti ja to",
            "18–19.30",
            starts,
            ends,
            "10+",
            "60 €/kausi",
            "048 000 0402",
            50100,
        ),
        ("Avoin vuoro", "Kaukalo ry", date(2027, 3, 6), time(12, 30), None, None, date(2026, 12, 7), 0),
    )
    for row in rows:
        sheet.append(row)
    sheet.merge_cells("B4:B5")
