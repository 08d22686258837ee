"""What goes on around a thing: the office's hours, calls, rides. Their times and places are not its own."""

import re
from typing import Final

OTHER_HOURS: Final = re.compile(
    r"\b(?:(?:tilaukset|tiedustelut|yhteydenotot|soittoaika|kimppakyydi?t|kyydi?t|kyyti|kuljetus|bussit?"
    r"|toimisto|toimistomme|kanslia|kansliamme|asiakaspalvelu|puhelinaika|puhelinpalvelu|lipputoimisto"
    r"|lippukassa|lippupiste|neuvontapuhelin|office|kansliet)\b"
    r"|ajanvarauk\w+|linja-auto(?!asema)\w*|lipunmyynti\w*|toimiston (?:auki|puh)\w*)",
    re.IGNORECASE,
)
