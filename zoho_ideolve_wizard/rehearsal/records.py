"""The accounts, deals and meetings of a company, and the handing over of what somebody owns."""

from dataclasses import dataclass, field


@dataclass
class Record:
    """An account, deal or meeting. ``fields`` has what was filled in, by API name, except id and owner."""

    id: str
    module: str
    owner_id: str
    fields: dict[str, object] = field(default_factory=dict)

    def value(self, name: str) -> object:
        """The field of this API name; an owner is ``{"id": ...}``, as any record that is referred to."""
        if name == "id":
            return self.id
        return {"id": self.owner_id} if name == "Owner" else self.fields.get(name)


@dataclass
class Transfer:
    """An order to give what one user owns to another, and then to delete that user.

    It ends by itself at ``due`` (seconds since 1970), or when it was asked about more than
    ``looks_left`` times. ``state`` is ``in_progress``, ``completed`` or ``failed``.
    """

    id: str
    user_id: str
    to_id: str
    moves_records: bool
    due: float
    looks_left: int
    state: str = "in_progress"
