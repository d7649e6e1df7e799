"""Somebody who goes through the whole setup at plain prompts from wherever it stands, led by what is asked alone."""

import re

from tests.support.person import Pair, Person
from tests.support.prompts import Talk
from zoho_ideolve_wizard.guide.company import data_center
from zoho_ideolve_wizard.guide.credentials.tokens import Purpose, Slot, card, client_secret_of, key_of

PASSPHRASE = "a fake passphrase for tests"
PEOPLE = ("Ana Silva <ana.silva@acme.example.com>", "ines.rey@acme.example.com expert", ".")

_TAKES = (
    "Open your secrets",
    "Set up",
    "Go on with the setup",
    "Archive, and ask experts",
    "A file locked with a passphrase",
    "The wizard does it",
    "In any browser; I paste the address",
    "Yes, this is the company",
    "The vendor's",
    "Do it:",
    "Check:",
    "Try ",
    "Look what exists",
    "All done",
    "By hand",
    "I have done this",
    "I have sent it",
)
"""Lines of menus that lead on, the first that is there is taken; otherwise Enter, or Go on."""


class Goer:
    """Types one answer after another until the setup is through. `typed` counts them."""

    def __init__(self, talk: Talk, person: Person) -> None:
        self._talk = talk
        self._person = person
        self._lines: list[str] = []
        self._shown: Pair | None = None
        self.typed = 0

    async def types_one(self) -> bool:
        """False: the setup is through, and nothing was typed."""
        talk = self._talk
        await talk.until(lambda: talk.keys.ready, "a prompt")
        if "See the setup" in talk.now or "Step 9 of 9" in talk.now:
            return False
        await talk.types(self._lines.pop(0) if self._lines else await self._answer())
        self.typed += 1
        return True

    async def goes_through(self, answers: int | None = None) -> None:
        """All of it, or so many answers."""
        while (answers is None or self.typed < answers) and await self.types_one():
            pass

    async def _answer(self) -> str:
        prompt = self._talk.open_prompt
        if self._talk.keys.hidden and "passphrase" in prompt.casefold():
            return PASSPHRASE
        if prompt.startswith("Addresses:"):
            self._lines = list(PEOPLE[1:])
            return PEOPLE[0]
        if "Paste the address" in prompt and "The page:\n" not in self._talk.now:
            return self._talk.number_of("Say the address")
        if "Paste the address" in prompt:
            return (await self._person.accepts(self._talk.value("The page"))).address
        if prompt.startswith(("Client Id that the form issued", "API key that the form issued")):
            pair = await self._pair()
            return pair.id if prompt.startswith("Client Id") else pair.secret
        if "Type yes or no" in prompt:
            return "yes"
        return self._of_menu() if "Type " in prompt else ""

    def _of_menu(self) -> str:
        if "l to list them again" in self._talk.open_prompt:
            return "l"
        lines = re.findall(r"^(\d+)\. (.*)$", self._talk.now, re.MULTILINE)
        for words in _TAKES:
            for number, line in reversed(lines):
                if line.startswith(words):
                    return str(number)
        return ""

    async def _pair(self) -> Pair:
        """The form is saved once: saved again, it would show another pair."""
        if self._shown is None:
            self._shown = await self._saves_the_form()
        return self._shown

    async def _saves_the_form(self) -> Pair:
        sitting = self._talk.sitting
        known = card(sitting.profile, Purpose.CONNECTOR, Slot.CURRENT)
        if known is None:
            raise LookupError("there is no token")
        return await self._person.saves_connector(
            host=data_center(sitting).api,
            client_id=known.client_id,
            client_secret=sitting.secret(client_secret_of(known.client_id)),
            grant_type="refresh_code",
            refresh_token=sitting.secret(key_of(Purpose.CONNECTOR, Slot.CURRENT)),
            user=sitting.answer("ideolve.primary_contact"),
            workspace=sitting.answer("workspace.name"),
        )
