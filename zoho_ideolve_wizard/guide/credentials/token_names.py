"""What each refresh token is called, wherever it is spoken of."""

from zoho_ideolve_wizard.guide.credentials.tokens import Purpose, Slot

NAMES = {
    Purpose.CONNECTOR: "Ideolve's token",
    Purpose.TEAM: "the team's token",
    Purpose.AUTOMATION: "the automation's token",
}
"""Within a sentence: the one that Ideolve reads CRM with, and the wizard's own two."""

SLOTS = {Slot.CURRENT: "in use", Slot.PENDING: "new, waits", Slot.RETIRING: "old, to be revoked"}


def titled(purpose: Purpose, slot: Slot) -> str:
    """ "The team's token, in use"."""
    name = NAMES[purpose]
    return f"{name[0].upper()}{name[1:]}, {SLOTS[slot]}"
