"""What one run of `ideolve_catch_up` can take, so that it can be said beforehand how long it will be at it.

The numbers are those of the function: Zoho's smallest limit is 5,000 statements a run.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from zoho_ideolve_wizard.deluge.sent_fields import SentField

RECORDS = 50
STATEMENTS = 4650
HOURS = 2
"""Between two runs, where CRM offers the frequency that the guide asks for; else a day."""


@dataclass(frozen=True)
class Cost:
    """In statements: of any record, for each field that is sent, and more where that is a list."""

    record: int
    field: int
    of_list: int

    def of(self, fields: Sequence[SentField]) -> int:
        lists = sum(field.kind == "list" for field in fields)
        return self.record + self.field * len(fields) + self.of_list * lists


ACCOUNT = Cost(64, 8, 14)
DEAL = Cost(120, 16, 28)
"""A deal goes to its own note and to its account's."""


def most(cost: int) -> int:
    """How many records of that cost a run takes, if it takes no others."""
    return min(RECORDS, STATEMENTS // cost)


def runs(accounts: int, deals: int, account_cost: int, deal_cost: int) -> int:
    """How many runs it takes to send so many records that have no note, if none fails: accounts first."""
    count = 0
    while accounts > 0 or deals > 0:
        records, statements = RECORDS, STATEMENTS
        sent = min(accounts, records, statements // account_cost)
        accounts, records, statements = accounts - sent, records - sent, statements - sent * account_cost
        more = min(deals, records, statements // deal_cost)
        if not sent and not more:
            raise ValueError("a record that no run can take")
        deals -= more
        count += 1
    return count
