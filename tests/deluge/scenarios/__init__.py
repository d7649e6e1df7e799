"""What our functions do, each scenario a plain function of the compiled library: so that sources with a
fault in them can be put through the same."""

from collections.abc import Callable, Mapping

from tests.deluge.scenarios import accounts, catching_up, deals, files, meetings, trouble
from zoho_ideolve_wizard.rehearsal.deluge import Program

Scenario = Callable[[Mapping[str, Program]], None]

SCENARIOS: tuple[Scenario, ...] = tuple(
    found
    for module in (accounts, deals, meetings, files, catching_up, trouble)
    for name, found in vars(module).items()
    if name.startswith("when_")
)
