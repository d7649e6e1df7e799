"""The access review: said, and saved as Markdown or CSV."""

from datetime import datetime

from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.team import access_review
from zoho_ideolve_wizard.guide.team.team_facts import TeamFacts
from zoho_ideolve_wizard.plain.prompting import Choice, Console
from zoho_ideolve_wizard.plain.spoken import read_aloud
from zoho_ideolve_wizard.plain.values import save

_CHOICES = [
    Choice("say", "Say it here"),
    Choice("md", "Save it as Markdown", "readable by you only"),
    Choice("csv", "Save it as CSV", "readable by you only"),
    Choice("back", "Back to the team"),
]

_HELP = "Everyone with access, where, and how that is known. A saved file is readable by you only."


async def review(console: Console, sitting: Sitting, facts: TeamFacts | None) -> None:
    found = access_review.review(sitting, facts)
    markdown = access_review.as_markdown(found, access_review.history(sitting.ledger))
    while True:
        chosen = await console.choose(_CHOICES, help=_HELP)
        if chosen == "back":
            return
        if chosen == "say":
            console.say(*read_aloud(markdown).splitlines())
        else:
            text = markdown if chosen == "md" else access_review.as_csv(found)
            name = f"access-review-{datetime.now().astimezone():%Y%m%d-%H%M%S}.{chosen}"
            save(console, sitting.profile.path.parent, text, name)
