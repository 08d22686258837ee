"""Fields of a record, popped as they are used: what nobody took is reported, nothing is silently ignored."""

from collections.abc import Mapping
from typing import Any


class Fields:
    """A record's fields. `take` removes; `leftovers` names what is left and holds something."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self._data = dict(data)

    def take(self, name: str, default: Any = None) -> Any:
        """Give the field and forget it; `default` when it is missing or null."""
        value = self._data.pop(name, None)
        return default if value is None else value

    def take_map(self, name: str) -> Mapping[str, Any]:
        """A field that should be an object: anything else counts as empty."""
        value = self.take(name)
        return value if isinstance(value, Mapping) else {}

    def take_list(self, name: str) -> list[Any]:
        """A field that should be a list: null is empty, a single value is a list of one."""
        value = self.take(name, [])
        return value if isinstance(value, list) else [value]

    def take_text(self, name: str) -> str:
        """A field that should be text, trimmed; numbers become text, anything else is empty."""
        value = self.take(name, "")
        if isinstance(value, bool) or not isinstance(value, str | int | float):
            return ""
        return str(value).strip()

    def leftovers(self, ignore: frozenset[str] = frozenset()) -> tuple[str, ...]:
        """Names of fields that hold something and were not taken, sorted."""
        return tuple(
            sorted(k for k, v in self._data.items() if v not in (None, "", [], {}) and k not in ignore)
        )
