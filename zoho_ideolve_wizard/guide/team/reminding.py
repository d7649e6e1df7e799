"""Who was invited and never joined is reminded: by a message for Ideolve, by a click in CRM."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from zoho_ideolve_wizard.engine.task import ByHand, Gathering, Instruction, Task, Value
from zoho_ideolve_wizard.guide.company import data_center
from zoho_ideolve_wizard.guide.home.standing_since import standing_since
from zoho_ideolve_wizard.guide.people import Place, invitation_key, place
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.step import Do, Facts, Step
from zoho_ideolve_wizard.guide.team.crm_by_hand import USERS_PAGE
from zoho_ideolve_wizard.guide.team.differences import Difference, Mend
from zoho_ideolve_wizard.guide.team.job_people import Job, end, job_people, keep_job_people
from zoho_ideolve_wizard.guide.words import ago, messages

KEY = "team-remind"
_JOBS = {Mend.REMIND: Job.REMIND, Mend.REMIND_CRM: Job.REMIND_CRM}


def start_reminding(sitting: Sitting, differences: Sequence[Difference]) -> None:
    """For those of the differences that a reminder mends; who was reminded before can be reminded again."""
    for mend, job in _JOBS.items():
        end(sitting, job)
        keep_job_people(sitting, job, [one.person for one in differences if one.mend is mend])
    records = sitting.records
    for task in tasks(sitting):
        if task.key in records:
            sitting.ledger.undo(task, "To be reminded again.")


def remind_job(_sitting: Sitting) -> Step:
    """For the people of the job that `start_reminding` began."""
    return Step(KEY, "Remind people", "", (PLAN,))


def tasks(sitting: Sitting, _facts: Facts | None = None) -> list[Task]:
    where, crm_web, invited = place(sitting), data_center(sitting).crm, standing_since(sitting)
    return [
        *(of_ideolve(one.address, where, invited) for one in job_people(sitting, Job.REMIND)),
        *(of_crm(one.address, crm_web) for one in job_people(sitting, Job.REMIND_CRM)),
    ]


def remind_key(where: Place, address: str) -> str:
    return f"remind/{where.workspace}/{address}"


def remind_crm_key(address: str) -> str:
    return f"remind-crm/{address}"


def letter_to(addresses: Sequence[str], where: Place, invited: Mapping[str, datetime]) -> str:
    """The reminder, with the day on which they were invited where that is one day and known."""
    times = [invited.get(invitation_key(where, one)) for one in addresses]
    days = {ago.on(at) if at else "" for at in times}
    return messages.reminder(where.workspace, days.pop() if len(days) == 1 else "")


def of_ideolve(address: str, where: Place, invited: Mapping[str, datetime]) -> Task:
    def message(addresses: tuple[str, ...]) -> str:
        return letter_to(addresses, where, invited)

    def steps(addresses: tuple[str, ...]) -> tuple[Instruction, ...]:
        to = tuple(Value("To" if number == 1 else "", address) for number, address in enumerate(addresses, 1))
        each = "" if len(addresses) == 1 else " To each on their own, or to all in blind copy."
        return (Instruction(f"Send this message.{each}", values=(*to, Value("Message", message(addresses)))),)

    gathering = Gathering(f"remind/{where.workspace}", lambda count: f"Remind {count} people", steps, message)
    title = f"{address} is reminded of the invitation to {where.named}"
    action = ByHand(steps((address,)), gathering, address, "the person invited", message((address,)))
    return Task(remind_key(where, address), title, "Ideolve", action, person=address)


def of_crm(address: str, crm_web: str) -> Task:
    def steps(addresses: tuple[str, ...]) -> tuple[Instruction, ...]:
        return (
            Instruction(f"In CRM open {USERS_PAGE}, find the user who has not confirmed.", url=crm_web),
            Instruction(
                "Send the invitation again there.",
                values=tuple(Value("Email", address) for address in addresses),
            ),
        )

    gathering = Gathering("remind-crm", lambda count: f"Send CRM's invitation to {count} people again", steps)
    title = f"{address} has CRM's invitation again"
    action = ByHand(steps((address,)), gathering, address)
    return Task(remind_crm_key(address), title, "Zoho CRM", action, person=address)


PLAN = Do(
    "plan",
    "Remind them",
    "A reminder is a message of yours, or a click in CRM; the wizard sends no mail.",
    tasks,
)
