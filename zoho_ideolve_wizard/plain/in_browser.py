"""By-hand work in the browser as well: the address is said, and what is copied there."""

from zoho_ideolve_wizard.engine.by_hand import Page, items
from zoho_ideolve_wizard.engine.ticks import Ticks
from zoho_ideolve_wizard.guide.copy_sheet import copy_sheet, tunnel
from zoho_ideolve_wizard.guide.credentials import consent_scene
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.plain.prompting import Console
from zoho_ideolve_wizard.sheet.sheet import Sheet
from zoho_ideolve_wizard.sheet.troubles import NOT_SERVED, sentences

AGAIN = "choose that line again there"


class InBrowser:
    """One page of work, served once it is asked for; `close` it when the work is done or left."""

    def __init__(self, console: Console, sitting: Sitting, page: Page) -> None:
        self._console = console
        self._sitting = sitting
        self._page = page
        self._sheet: Sheet | None = None

    async def tell(self) -> None:
        """Says how to get there."""
        sheet = self._sheet or self._new()
        try:
            await sheet.start()
        except OSError as problem:
            self.close()
            self._console.say(sentences(NOT_SERVED.about(why=str(problem))))
            return
        if line := tunnel(self._sitting, sheet):
            self._console.say(consent_scene.TUNNEL)
            self._console.alone(line)
        self._console.say("Open this address in the browser. It opens once:")
        self._console.alone(sheet.address)
        self._console.say(
            "There each value has a Copy button, and secrets are copied without being shown. Choose this line again for "
            "another address."
        )

    def _new(self) -> Sheet:
        ticks = Ticks()
        ticks.watch(self._ticked)
        self._sheet = copy_sheet(self._sitting, self._page, ticks, AGAIN)
        return self._sheet

    def _ticked(self, key: str) -> None:
        item = items(self._page)[key]
        self._console.say(
            f"Opened in the browser: {item}."
            if isinstance(item, str)
            else f"Copied in the browser: {item.label}."
        )

    def close(self) -> None:
        if self._sheet is not None:
            self._sheet.close()
            self._sheet = None
