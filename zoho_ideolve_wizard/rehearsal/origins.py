"""Which address belongs to which service."""

from dataclasses import dataclass

DATA_CENTERS = ("us", "eu", "in")


@dataclass(frozen=True)
class DataCenter:
    """The base URLs of one data center, without a slash at the end."""

    name: str
    accounts: str
    api: str
    crm: str
    console: str


@dataclass(frozen=True)
class Origins:
    """Every base URL of the rehearsal."""

    data_centers: tuple[DataCenter, ...]
    ideolve: str
    ideolve_pages: str
    control: str

    def named(self, name: str) -> DataCenter:
        """The data center of this name; ``KeyError`` if there is none."""
        for data_center in self.data_centers:
            if data_center.name == name:
                return data_center
        raise KeyError(name)
