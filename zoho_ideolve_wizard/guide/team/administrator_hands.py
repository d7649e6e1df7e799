"""What is handed over besides the token: the connection, the client, the primary contacts, the team's token."""

from zoho_ideolve_wizard.deluge.catalog import CONNECTION
from zoho_ideolve_wizard.engine.task import Automatic, ByHand, Instruction, Nothing, Task, Value
from zoho_ideolve_wizard.guide.company import data_center
from zoho_ideolve_wizard.guide.credentials import tokens
from zoho_ideolve_wizard.guide.credentials.token_revoke import revoke
from zoho_ideolve_wizard.guide.credentials.tokens import Purpose, Slot
from zoho_ideolve_wizard.guide.crm_side import by_catalog
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.step import Facts
from zoho_ideolve_wizard.guide.team import administrator_state as state
from zoho_ideolve_wizard.guide.team.administrator_state import KEEP, Change, Rests
from zoho_ideolve_wizard.guide.team.ideolve_leaving import VENDOR_NAMED
from zoho_ideolve_wizard.guide.team.refusals import CONNECTION_BY
from zoho_ideolve_wizard.guide.words import messages


def tasks(sitting: Sitting, _facts: Facts | None = None) -> list[Task]:
    change = state.change_of(sitting)
    if change is None:
        return []
    to = state.successor(sitting, change)
    found = [_team_token(sitting, change, slot) for slot in state.team_slots(sitting, change)]
    found.append(_connection(sitting, change, to))
    if Rests.CONNECTOR in change.rested and change.client == KEEP:
        found.append(_client(sitting, change))
    if state.remembered(sitting, "crm_primary") == change.address:
        found.append(_crm_primary(sitting, change, to))
    if sitting.answer("ideolve.primary_contact").casefold() == change.address:
        found.append(_ideolve_primary(sitting, change, to))
    return found


def connection_key(sitting: Sitting, change: Change) -> str:
    """Of the task that the connection rests on the successor."""
    return f"{by_catalog.key_of(CONNECTION)}/by/{state.successor(sitting, change)}/{change.began}"


def _connection(sitting: Sitting, change: Change, to: str) -> Task:
    key, title = connection_key(sitting, change), f"The connection in CRM rests on {to}"
    if Rests.CONNECTION not in change.rested:
        by = sitting.answer(CONNECTION_BY)
        why = f"It rests on {by}, who stays." if by else "There is none yet: the setup makes it."
        return Task(key, title, by_catalog.SYSTEM, Nothing(why))
    steps = (
        Instruction(
            f"Log in to CRM as {to}. Setup › Developer Hub (older: Developer Space) › Connections: open "
            f"{CONNECTION.name}.",
            url=data_center(sitting).crm,
        ),
        Instruction(
            "If Revoke is offered: choose it and confirm, then Connect, then Accept. The functions call the "
            "connection by its link name, so nothing else changes."
        ),
        Instruction(
            "If it is not offered: delete the connection, and create it again with the same values.",
            values=tuple(Value(label, text) for label, text in CONNECTION.values()),
        ),
        Instruction(f"It must show as connected, to {to}."),
    )
    notes = (
        "Revoke and Connect are told of by users of Zoho, not by a page of Zoho's that we know.",
        "Until it is connected again the functions cannot read CRM: do it in one go.",
    )
    return Task(key, title, by_catalog.SYSTEM, ByHand(steps, notes=notes))


def _client(sitting: Sitting, change: Change) -> Task:
    """Kept, so it must not be lost with an account."""
    steps = (
        Instruction(
            "A client is listed only in the account that registered it, and no page of Zoho's that we know hands one "
            "over. Log in to the API Console with the account that stays.",
            url=data_center(sitting).console,
        ),
        Instruction("This client must be listed there.", values=(Value("Client Id", change.client_id),)),
        Instruction(
            f"Is it listed only for {change.leaver}? Then take this back, go back to Who, and let the successor "
            "register one of their own."
        ),
    )
    key = f"zoho/client/{change.client_id}/kept/{change.began}"
    return Task(key, "The client at Zoho is in an account that stays", "Zoho API Console", ByHand(steps))


def _crm_primary(sitting: Sitting, change: Change, to: str) -> Task:
    steps = (
        Instruction(
            f"CRM neither deactivates nor deletes its primary contact, and that is {change.address}. In Setup, among "
            "the company's details, make the successor the primary contact.",
            url=data_center(sitting).crm,
            values=(Value("Address", to),),
        ),
    )
    note = "The words of that page are not confirmed. It may have to be done by the primary contact."
    key = f"crm/primary-contact/{to}/{change.began}"
    return Task(key, f"CRM's primary contact is {to}", by_catalog.SYSTEM, ByHand(steps, notes=(note,)))


def _ideolve_primary(sitting: Sitting, change: Change, to: str) -> Task:
    message = messages.ask_for_other_primary_contact(change.address, to, sitting.answer("workspace.name"))
    steps = (
        Instruction(
            f"Write to {VENDOR_NAMED}, as {change.address}, while that mailbox is still read. No page names an address for "
            "this; the one of its API page is a start.",
            values=(Value("To", messages.API_CONTACT), Value("Message", message)),
        ),
    )
    notes = (
        (
            f"Until then {change.address} stays the primary contact: the connector's form and its API key are bound "
            "to that user, and nobody else can maintain the workspace. Do not have that account disabled."
        ),
        "When Mithi has done it, change the primary contact in the setup, and save the connector's form again.",
    )
    action = ByHand(steps, waits_for=VENDOR_NAMED, message=message, notes=notes)
    key = f"ideolve/primary-contact/{to}/{change.began}"
    return Task(key, f"Ideolve's primary contact is {to}", "Ideolve", action)


def _team_token(sitting: Sitting, change: Change, slot: Slot) -> Task:
    card = tokens.card(sitting.profile, Purpose.TEAM, slot)
    issued = card.issued_at if card else ""

    async def end() -> str:
        if await is_gone():
            return "It is gone already."
        said = await revoke(sitting, Purpose.TEAM, slot)
        return f"{said} The next change in the team asks for another consent."

    async def is_gone() -> bool:
        now = tokens.card(sitting.profile, Purpose.TEAM, slot)
        return now is None or now.issued_at != issued

    title = f"The team's token, consented by {change.leaver}, is revoked"
    return Task(f"token/team/{issued}", title, "Zoho accounts", Automatic(end, is_gone), removes=True)
