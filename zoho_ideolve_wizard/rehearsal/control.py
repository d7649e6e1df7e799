"""The control address: see everything, turn settings, order faults, start afresh."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from .announcement import announcement
from .crm import records, transfers, users
from .faults import Fault, read_fault
from .runner import Runner
from .setup_state import setup_state
from .web import UnusableError, json_answer, json_object
from .world import Stage


class ControlHost:
    """``/announcement``, ``/state``, ``/faults``, ``/settings``, ``/reset``, ``/settle``, ``/run-schedules``."""

    def __init__(self, stage: Stage, runner: Runner) -> None:
        self._stage = stage
        self._runner = runner

    def routes(self) -> list[Route]:
        """What this host answers."""
        return [
            Route("/announcement", self.announcement, methods=["GET"]),
            Route("/state", self.state, methods=["GET"]),
            Route("/faults", self.faults, methods=["GET"]),
            Route("/faults", self.add_faults, methods=["POST"]),
            Route("/settings", self.settings, methods=["GET"]),
            Route("/settings", self.change_settings, methods=["POST"]),
            Route("/reset", self.reset, methods=["POST"]),
            Route("/settle", self.settle, methods=["POST"]),
            Route("/run-schedules", self.run_schedules, methods=["POST"]),
        ]

    async def announcement(self, request: Request) -> Response:
        """What was printed when the rehearsal started, for a wizard that joins it."""
        del request
        return json_answer(announcement(self._stage))

    async def state(self, request: Request) -> Response:
        """Everything that the rehearsal holds, without codes, tokens and keys."""
        del request
        world = self._stage.world
        acme = world.organization_of(world.accounts[0])
        transfers.settle(acme, world)
        return json_answer(
            {
                "crm": {
                    "users": [users.as_json(acme, user) for user in acme.users],
                    "accounts": records.listed(acme, "Accounts"),
                    "deals": records.listed(acme, "Deals"),
                    "meetings": records.listed(acme, "Events"),
                    "transfers": [transfers.as_json(job) for job in acme.transfers],
                    **setup_state(acme),
                },
                "ideolve": world.ideolve.as_json(),
                "requests": {"reads": self._stage.reads, "writes": self._stage.writes},
            }
        )

    async def faults(self, request: Request) -> Response:
        """The faults that wait."""
        del request
        return json_answer({"faults": [fault.as_json() for fault in self._stage.faults]})

    async def add_faults(self, request: Request) -> Response:
        """``{"faults": [...]}``: these come after those that wait; an empty list clears all."""
        try:
            read = _faults((await json_object(request)).get("faults"))
        except UnusableError as error:
            return _bad(error)
        if read:
            self._stage.faults.extend(read)
        else:
            self._stage.faults.clear()
        return await self.faults(request)

    async def settings(self, request: Request) -> Response:
        """All settings."""
        del request
        return json_answer(self._stage.world.settings.as_json())

    async def change_settings(self, request: Request) -> Response:
        """Turn those that are given."""
        try:
            self._stage.world.change_settings(await json_object(request))
        except UnusableError as error:
            return _bad(error)
        return await self.settings(request)

    async def reset(self, request: Request) -> Response:
        """Start afresh. What was printed at the start stays valid."""
        del request
        self._stage.reset()
        await self._runner.settled()
        return json_answer({"status": "success"})

    async def settle(self, request: Request) -> Response:
        """Answers when no function runs or waits any more, with all runs so far."""
        del request
        await self._runner.settled()
        world = self._stage.world
        acme = world.organization_of(world.accounts[0])
        return json_answer({"runs": [one.as_json() for one in acme.setup.runs]})

    async def run_schedules(self, request: Request) -> Response:
        """Orders one run of each active schedule; ``settle`` waits for them."""
        del request
        return json_answer({"ordered": self._runner.order_schedules()})


def _faults(given: object) -> list[Fault]:
    if not isinstance(given, list):
        raise UnusableError('The body must be {"faults": [...]}.')
    return [read_fault(item) for item in given]


def _bad(error: UnusableError) -> Response:
    return json_answer({"error": str(error)}, 400)
