"""What the command line found out about where the wizard runs, and hands in."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from zoho_ideolve_wizard.integration.profile import Profile


@dataclass(frozen=True)
class Surroundings:
    """`noted_down` is what an admin would have written down elsewhere (question key -> answer), to be
    offered ready to fill in. `vaults` are the kinds of secret store on offer, the default first.
    `badge` is a word for the title line when this is not the real thing. `take_over` carries answers,
    but no secrets, into the real profile, and says what it did."""

    vaults: tuple[str, ...] = ("keyring", "passphrase", "memory")
    over_ssh: bool = False
    tunnel: str = ""
    badge: str = ""
    noted_down: Mapping[str, str] = field(default_factory=dict, repr=False)
    take_over: Callable[[Profile], str] | None = None
