"""Accounts and deals as CRM shows them."""

from ..organizations import Organization
from ..records import Record


def listed(organization: Organization, module: str) -> list[dict[str, object]]:
    """All records of a module."""
    return [as_json(organization, record) for record in organization.records_of(module)]


def as_json(organization: Organization, record: Record) -> dict[str, object]:
    """A record with its owner's name and address."""
    owner = organization.user_by_id(record.owner_id)
    shown = {"name": owner.full_name, "email": owner.email} if owner else {}
    return {"id": record.id, **record.fields, "Owner": {"id": record.owner_id, **shown}}
