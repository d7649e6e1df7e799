"""Pages of a list: ``page`` and ``per_page`` (at most 200), ``info.more_records``."""

from dataclasses import dataclass
from typing import TypeVar

from .answers import CrmError

MOST = 200
T = TypeVar("T")


@dataclass(frozen=True)
class Page:
    """Which part of a list is asked for."""

    number: int
    size: int

    @classmethod
    def asked(cls, query: dict[str, str]) -> "Page":
        """From the parameters of an address; ``INVALID_DATA`` if they are no such numbers."""
        return cls(_number(query, "page", 1, None), _number(query, "per_page", MOST, MOST))

    def cut(self, items: list[T]) -> list[T]:
        """The items of this page."""
        start = (self.number - 1) * self.size
        return items[start : start + self.size]

    def info(self, total: int, count: int) -> dict[str, object]:
        """What CRM says about the page."""
        return {
            "per_page": self.size,
            "count": count,
            "page": self.number,
            "more_records": self.number * self.size < total,
        }


def _number(query: dict[str, str], name: str, default: int, most: int | None) -> int:
    text = query.get(name)
    if text is None:
        return default
    if not text.isascii() or not text.isdigit() or int(text) < 1:
        raise CrmError(
            400, "INVALID_DATA", "invalid data", {"param_name": name, "expected_data_type": "integer"}
        )
    if most is not None and int(text) > most:
        raise CrmError(400, "INVALID_DATA", "invalid data", {"param_name": name, "maximum_length": most})
    return int(text)
