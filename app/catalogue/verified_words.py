"""When somebody last vouched for a listing, in Finnish words."""

from datetime import datetime

from app.core.clock import local_day

HOW = {
    "staff_desk": "infopisteellä",
    "phone": "soittamalla",
    "visit": "käymällä paikalla",
    "owner_link": "järjestäjältä",
}


def verified_words(at: datetime | None, how: str | None, now: datetime) -> str:
    """Say when and how it was checked: "Tarkistettu 3 viikkoa sitten, soittamalla"; or that nobody has."""
    if at is None:
        return "Tieto on tarkistamatta – soita ensin"
    if how == "import":
        return f"Haettu julkaisijan tiedoista {_ago((local_day(now) - local_day(at)).days)}"
    words = f"Tarkistettu {_ago((local_day(now) - local_day(at)).days)}"
    return f"{words}, {HOW[how]}" if how in HOW else words


def _ago(days: int) -> str:
    if days <= 0:
        return "tänään"
    if days == 1:
        return "eilen"
    if days < 14:
        return f"{days} päivää sitten"
    if days < 60:
        return f"{days // 7} viikkoa sitten"
    if days < 365:
        return f"{days // 30} kuukautta sitten"
    return "yli vuosi sitten"
