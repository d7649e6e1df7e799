"""What our functions do, each scenario a plain function of the compiled library: so that sources with a
fault in them can be put through the same."""

from collections.abc import Callable, Mapping
from types import ModuleType

from tests.deluge.scenarios import (
    accounts,
    archive,
    catching_up,
    deals,
    files,
    gone,
    left_alone,
    locked,
    mails,
    many_files,
    meetings,
    trouble,
)
from zoho_ideolve_wizard.rehearsal.deluge import Program

Scenario = Callable[[Mapping[str, Program]], None]

_ALL = (
    accounts,
    deals,
    meetings,
    trouble,
    locked,
    files,
    catching_up,
    mails,
    gone,
    left_alone,
    many_files,
    archive,
)
_FIRST = {
    "ideolve_tell_account": (deals, gone, locked),
    "ideolve_deal_saved": (deals, catching_up),
    "ideolve_meeting_added": (meetings, gone, locked),
    "ideolve_find": (catching_up,),
    "ideolve_mail": (mails, catching_up, locked),
    "ideolve_catch_up": (catching_up, mails, locked, gone, left_alone, archive),
    "ideolve_send_files": (files, gone, locked, many_files),
    "ideolve_send_attachments": (files, many_files),
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
