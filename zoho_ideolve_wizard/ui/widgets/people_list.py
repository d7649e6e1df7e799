"""The list of those who are in, and of what is to be mended."""

from textual.events import Click

from zoho_ideolve_wizard.ui.widgets.filled_list import FilledList


class PeopleList(FilledList):
    """What is to be mended, then the people. A click puts the cursor on somebody and goes on with nothing."""

    async def _on_click(self, event: Click) -> None:
        index = event.style.meta.get("option")
        if index is not None and (self.options[index].id or "").startswith("person-"):
            event.prevent_default()
            self.highlighted = index
