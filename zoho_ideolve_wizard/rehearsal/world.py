"""Everything that the rehearsal holds."""

from dataclasses import dataclass, field

from . import seed
from .clock import Clock
from .faults import Fault
from .oauth import Client, Desk
from .organizations import Account, Organization
from .origins import DATA_CENTERS, Origins
from .printed import Printed
from .settings import Settings
from .workspaces import Ideolve


@dataclass
class World:
    """The state of Zoho's accounts, CRM and Ideolve. Only the server's own loop touches it."""

    printed: Printed
    clock: Clock
    settings: Settings
    desk: Desk
    organizations: dict[str, Organization]
    ideolve: Ideolve
    accounts: tuple[Account, ...] = seed.ACCOUNTS
    # Addresses that have a Zoho account, by data center: CRM of another one cannot invite them.
    addresses: dict[str, str] = field(default_factory=dict)

    def account(self, key: str) -> Account | None:
        """The account with this key."""
        return next((account for account in self.accounts if account.key == key), None)

    def organization_of(self, account: Account) -> Organization:
        """The company of an account."""
        return self.organizations[account.organization_key]

    def change_settings(self, values: dict[str, object]) -> None:
        """Turn some settings; ``UnusableError`` if one cannot be used, and then none is turned."""
        self.settings = self.settings.changed(values)
        self.clock.offset = self.settings.clock_offset
        acme = self.organizations[self.accounts[0].organization_key]
        acme.edition = self.settings.edition
        acme.licences = self.settings.licences
        self.ideolve.settle_invitations(self.settings)
        for user in acme.users:
            if self.settings.crm_invitations == "accept" and user.status == "active":
                user.confirmed = True


def fresh_world(printed: Printed) -> World:
    """The world as it is when the rehearsal starts."""
    clock = Clock()
    world = World(
        printed=printed,
        clock=clock,
        settings=Settings(),
        desk=Desk(clock),
        organizations=seed.organizations(),
        ideolve=Ideolve(seed.PRIMARY_CONTACT, printed.ideolve_account),
        addresses={account.email: account.data_center for account in seed.ACCOUNTS},
    )
    for client in _ready_made_clients(printed, seed.ACCOUNTS[0]):
        world.desk.clients[client.id] = client
    return world


def _ready_made_clients(printed: Printed, owner: Account) -> list[Client]:
    everywhere = dict.fromkeys(DATA_CENTERS, printed.server_client.secret)
    device_everywhere = dict.fromkeys(DATA_CENTERS, printed.device_client.secret)
    home = owner.data_center
    return [
        Client(
            printed.server_client.id,
            "server",
            "Ideolve Connector",
            home,
            everywhere,
            redirect_uris=[printed.redirect_uri],
            homepage="https://www.example.com",
        ),
        # Zoho offers no Multi-DC for a Self Client.
        Client(
            printed.self_client.id,
            "self",
            "Self Client",
            home,
            {home: printed.self_client.secret},
            owner=owner.key,
        ),
        Client(printed.device_client.id, "device", "Ideolve Device", home, device_everywhere),
    ]


@dataclass
class Stage:
    """What every part of the server shares: the addresses, the world (replaced by a reset), and the count."""

    origins: Origins
    printed: Printed
    world: World
    reads: int = 0
    writes: int = 0
    faults: list[Fault] = field(default_factory=list)

    def reset(self) -> None:
        """Start afresh; what was printed stays valid."""
        self.world = fresh_world(self.printed)
        self.reads = 0
        self.writes = 0
        self.faults.clear()
