"""CRM's page of users, clicked by hand: the same state and the same refusals as by the API."""

import pytest

from tests.support.person import Person, Refused
from tests.support.rehearsed import Rehearsed

ASHA, VIKRAM, NISHA, TOMAS = (
    f"{name}@acme.example.com" for name in ("asha.rao", "vikram.shah", "nisha.pillai", "tomas.reyes")
)
NEW = {"first_name": "Zoe", "last_name": "King", "email": "Zoe.King@acme.example.com"}
CHOSEN = {"role": "Sales Person", "profile": "Standard"}


@pytest.fixture
def crm(rehearsal: Rehearsed) -> str:
    return rehearsal.value("data_centers.in.crm")


def status(rehearsal: Rehearsed, address: str) -> str:
    user = rehearsal.company.user_by_email(address)
    return user.status if user else "none"


async def test_a_user_is_added_and_waits_for_the_invitation(
    rehearsal: Rehearsed, person: Person, crm: str
) -> None:
    await person.adds_user(crm, **NEW, **CHOSEN)
    user = rehearsal.company.user_by_email("zoe.king@acme.example.com")
    assert user is not None
    assert (user.full_name, user.status, user.confirmed) == ("Zoe King", "active", False)
    assert rehearsal.writes == 1


async def test_a_user_is_deactivated_activated_and_deleted(
    rehearsal: Rehearsed, person: Person, crm: str
) -> None:
    await person.changes_user(crm, VIKRAM, "deactivate")
    assert status(rehearsal, VIKRAM) == "disabled"
    await person.changes_user(crm, VIKRAM, "activate")
    assert status(rehearsal, VIKRAM) == "active"
    await person.changes_user(crm, VIKRAM, "delete")
    assert status(rehearsal, VIKRAM) == "none"
    assert rehearsal.writes == 3


async def test_what_somebody_owns_is_transferred_at_once(
    rehearsal: Rehearsed, person: Person, crm: str
) -> None:
    company = rehearsal.company
    ids = {user.email: user.id for user in company.users}
    theirs = [one for one in company.records if one.owner_id == ids[VIKRAM]]
    assert theirs
    await person.transfers_user(crm, VIKRAM, NISHA)
    assert {one.owner_id for one in theirs} == {ids[NISHA]}
    assert status(rehearsal, VIKRAM) == "none"


async def test_what_the_page_refuses_changes_nothing(rehearsal: Rehearsed, person: Person, crm: str) -> None:
    with pytest.raises(Refused, match="exists already"):
        await person.adds_user(crm, **(NEW | {"email": VIKRAM}), **CHOSEN)
    with pytest.raises(Refused, match="last name"):
        await person.adds_user(crm, **(NEW | {"last_name": ""}), **CHOSEN)
    with pytest.raises(Refused, match="role and a profile"):
        await person.adds_user(crm, **NEW, role="Emperor", profile="Standard")
    for button in ("deactivate", "delete"):
        with pytest.raises(Refused, match="primary contact"):
            await person.changes_user(crm, ASHA, button)
    with pytest.raises(Refused, match="active user"):
        await person.transfers_user(crm, VIKRAM, TOMAS)
    rehearsal.settings(licences=5)
    with pytest.raises(Refused, match="licenses"):
        await person.adds_user(crm, **NEW, **CHOSEN)
    with pytest.raises(Refused, match="licenses"):
        await person.changes_user(crm, TOMAS, "activate")
    assert rehearsal.writes == 0
    assert len(rehearsal.company.users) == 6


async def test_hostile_names_are_only_text(rehearsal: Rehearsed, person: Person, crm: str) -> None:
    hostile = "<script>alert(1)</script>"
    await person.adds_user(crm, **(NEW | {"last_name": hostile}), **CHOSEN)
    page = await person.opens((await person.opens(crm)).link("users-acme").address)
    assert hostile in page.words


async def test_an_unknown_company_has_no_page(person: Person, crm: str) -> None:
    assert (await person.opens(f"{crm}/crm/org1/settings/users")).status == 404
