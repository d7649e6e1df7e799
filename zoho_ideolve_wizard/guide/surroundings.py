"""What the command line found out about where the wizard runs, and hands in."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from zoho_ideolve_wizard.guide.crm_side.demonstration import Stage
from zoho_ideolve_wizard.integration.profile import Profile
from zoho_ideolve_wizard.services.zoho.consent.ssh import over_ssh, tunnel_command

KEYRING_FIRST = ("keyring", "passphrase", "memory")


@dataclass(frozen=True)
class Surroundings:
    """`noted_down` is what an admin would have written down elsewhere (question key -> answer), to be
    offered ready to fill in. `vaults` are the kinds of secret store on offer, the default first.
    `badge` is a word for the title line when this is not the real thing. `take_over` carries answers,
    but no secrets, into the real profile, and says what it did. `stage` is the rehearsal, for a demonstration;
    there is none on the real services. `throw_away`: this profile is gone when the wizard is closed.
    `pages` are the ports of this computer on which a rehearsal has the pages of Zoho and Ideolve."""

    vaults: tuple[str, ...] = KEYRING_FIRST
    over_ssh: bool = False
    ssh_environ: Mapping[str, str] = field(default_factory=dict, repr=False)
    badge: str = ""
    noted_down: Mapping[str, str] = field(default_factory=dict, repr=False)
    take_over: Callable[[Profile], str] | None = None
    stage: Stage | None = None
    throw_away: bool = False
    pages: tuple[int, ...] = ()

    @classmethod
    def of(
        cls,
        environ: Mapping[str, str],
        *,
        vaults: tuple[str, ...] = KEYRING_FIRST,
        badge: str = "",
        noted_down: Mapping[str, str] | None = None,
        take_over: Callable[[Profile], str] | None = None,
        stage: Stage | None = None,
        throw_away: bool = False,
        pages: tuple[int, ...] = (),
    ) -> "Surroundings":
        """As the environment tells."""
        notes = noted_down or {}
        return cls(vaults, over_ssh(environ), environ, badge, notes, take_over, stage, throw_away, pages)

    def tunnel(self, *ports: int) -> str:
        """The line that lets the browser of the machine one sits at reach these ports of this one."""
        return tunnel_command(ports, self.ssh_environ)

    def tunnel_for_consent(self, port: int) -> str:
        """The same, where the browser goes on to Zoho's page: in a rehearsal that is on this computer too."""
        return self.tunnel(port, *self.pages)

    def tunnel_to(self, url: str) -> str:
        """The line without which that browser cannot open `url`; empty where it needs none, and for other texts."""
        here = re.match(r"http://(?:localhost|127\.0\.0\.1):(\d{1,5})(?:/|$)", url) if self.over_ssh else None
        return self.tunnel(*dict.fromkeys((int(here[1]), *self.pages))) if here else ""
