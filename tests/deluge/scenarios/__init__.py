"""What our functions do, each scenario a plain function of the compiled library: so that sources with a
fault in them can be put through the same."""

from collections.abc import Callable, Mapping
from types import ModuleType

from tests.deluge.scenarios import accounts, archive, catching_up, deals, files, left_alone, meetings, trouble
from zoho_ideolve_wizard.rehearsal.deluge import Program

Scenario = Callable[[Mapping[str, Program]], None]

_ALL = (accounts, deals, meetings, trouble, files, catching_up, left_alone, archive)
_FIRST = {
    "ideolve_tell_account": (deals,),
    "ideolve_deal_saved": (deals, catching_up),
    "ideolve_meeting_added": (meetings,),
    "ideolve_find": (catching_up,),
    "ideolve_mail": (catching_up,),
    "ideolve_catch_up": (catching_up, left_alone, archive),
    "ideolve_send_files": (files,),
    "ideolve_send_attachments": (files,),
}
"""Where a function is used most, to see its faults soon; all the others follow."""


def _of(modules: tuple[ModuleType, ...]) -> tuple[Scenario, ...]:
    return tuple(
        found for module in modules for name, found in vars(module).items() if name.startswith("when_")
    )


SCENARIOS = _of(_ALL)


def scenarios_for(function: str) -> tuple[Scenario, ...]:
    """All of them, those first that are about this function."""
    first = _FIRST.get(function, ())
    return _of((*first, *(module for module in _ALL if module not in first)))
