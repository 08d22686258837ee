"""What a listing itself tells that makes going easy: the words of a suggestion's reason."""

from collections.abc import Mapping

from app.catalogue.content import ListingContent
from app.search.shown.signs import SIGNS, signs_of
from app.web.words import N_

FACTS: Mapping[str, str] = {
    "free": N_("Maksuton"),
    **SIGNS,
    "easy_finnish": N_("Helppo suomi riittää"),
    "step_free": N_("Sisään pääsee ilman portaita"),
    "beginner": N_("Sopii aloittelijalle"),
}
"""Facts and how they are said, in the order in which they are told: the signs of cards, and a few more."""

_YOUNG = ("children", "families", "young", "parents")
_STEP_FREE = ("step_free", "wheelchair")
_ADULT = 18


def facts_of(content: ListingContent) -> tuple[str, ...]:
    """Codes of what is true of a listing. Only what its source told counts."""
    told = {
        "free": bool(content.prices) and all(price.type == "free" for price in content.prices),
        **dict.fromkeys(signs_of(content), True),
        "easy_finnish": content.finnish_needed == "easy",
        "step_free": any(one.code in _STEP_FREE and one.value == "yes" for one in content.accessibility),
        "beginner": content.audience.level == "beginner",
    }
    return tuple(code for code in FACTS if told.get(code))


def is_for_the_young(content: ListingContent) -> bool:
    """Whether it is for children, their families or young people alone."""
    audience = content.audience
    if audience.max_age is not None and audience.max_age < _ADULT:
        return True
    return bool(audience.groups) and all(group.startswith(_YOUNG) for group in audience.groups)
