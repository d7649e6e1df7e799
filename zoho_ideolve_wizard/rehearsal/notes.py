"""Notes in Ideolve, with their comments and attachments."""

from dataclasses import dataclass, field
from hashlib import sha256


@dataclass(frozen=True)
class Comment:
    """A comment on a note, as HTML."""

    author: str
    html: str
    created: str


@dataclass(frozen=True)
class NoteFile:
    """A file that is attached to a note."""

    name: str
    content: bytes = field(repr=False)
    created: str


@dataclass
class Note:
    """A note. ``shared_with`` has the users and groups that were named when it was made."""

    id: str
    workspace: str
    author: str
    subject: str
    html: str
    shared_with: list[dict[str, str]]
    created: str
    comments: list[Comment] = field(default_factory=list)
    files: list[NoteFile] = field(default_factory=list)

    def as_json(self) -> dict[str, object]:
        """As the control address shows it."""
        return {
            "id": self.id,
            "workspace": self.workspace,
            "author": self.author,
            "subject": self.subject,
            "html": self.html,
            "shared_with": [dict(one) for one in self.shared_with],
            "created": self.created,
            "comments": [
                {"author": one.author, "html": one.html, "created": one.created} for one in self.comments
            ],
            "attachments": [
                {
                    "name": one.name,
                    "size": len(one.content),
                    "sha256": sha256(one.content).hexdigest(),
                    "created": one.created,
                }
                for one in self.files
            ],
        }
