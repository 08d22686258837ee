"""The word tables themselves."""

import re
import tomllib

import pytest

from app.search.understanding.tables import FOLDER, LANGUAGES

BRACES = re.compile(r"\{(\w+)\}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_rule_says_of_a_capture_stands_in_each_of_its_patterns(language: str) -> None:
    document = tomllib.loads((FOLDER / f"{language}.toml").read_text(encoding="utf-8"))
    lacking = [
        (rule["emit"], pattern)
        for rule in document["rule"]
        for pattern in rule["words"]
        if not set(BRACES.findall(" ".join(rule.get("emit", [])))) <= set(BRACES.findall(pattern))
    ]
    assert lacking == []
