"""By-hand work in the browser as well: the address is said, and what is copied there."""

from zoho_ideolve_wizard.engine.by_hand import Page, items
from zoho_ideolve_wizard.engine.ticks import Ticks
from zoho_ideolve_wizard.guide import consent_scene
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.plain.prompting import Console
from zoho_ideolve_wizard.sheet.sheet import USUAL_PORT, Sheet


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
            self._console.say(f"The page for the browser cannot be served from here: {problem}.")
            return
        if self._sitting.surroundings.over_ssh:
            self._console.say(consent_scene.TUNNEL)
            self._console.alone(self._sitting.surroundings.tunnel(sheet.port))
        self._console.say("Open this address in the browser. It opens once:")
        self._console.alone(sheet.address)
        self._console.say(
            "There each value has a Copy button, and secrets are copied without being shown. Choose this line again for "
            "another address."
        )

    def _new(self) -> Sheet:
        ticks = Ticks()
        ticks.watch(self._ticked)
        surroundings = self._sitting.surroundings
        self._sheet = Sheet(
            self._page,
            ticks,
            self._sitting.secret,
            self._sitting.endpoints.page_origins,
            badge=surroundings.badge,
            port=USUAL_PORT if surroundings.over_ssh else 0,
            again="choose that line again there",
        )
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
