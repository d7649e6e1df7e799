"""What one run of `ideolve_catch_up` can take, so that it can be said beforehand how long it will be at it.

The numbers are those of the function: Zoho's smallest limit is 5,000 statements a run.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from zoho_ideolve_wizard.deluge.sent_fields import SentField

RECORDS = 50
STATEMENTS = 4670
COUNTING = 5
"""Statements that each field takes once a run: the function counts what it takes with each record."""
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


ACCOUNT = Cost(68, 8, 46)
DEAL = Cost(132, 16, 92)
"""A deal goes to its own note and to its account's."""


@dataclass(frozen=True)
class Run:
    """One run: how many `statements` there are for records, and how many an account and a deal take."""

    statements: int
    account: int
    deal: int

    @property
    def accounts(self) -> int:
        """How many it sends, if no deals."""
        return min(RECORDS, self.statements // self.account)

    @property
    def deals(self) -> int:
        """How many it sends, if no accounts."""
        return min(RECORDS, self.statements // self.deal)

    def needed(self, accounts: int, deals: int) -> int:
        """How many such runs send so many records that have no note, if none fails: accounts first."""
        count = 0
        while accounts > 0 or deals > 0:
            records, statements = RECORDS, self.statements
            sent = min(accounts, records, statements // self.account)
            accounts, records, statements = accounts - sent, records - sent, statements - sent * self.account
            more = min(deals, records, statements // self.deal)
            if not sent and not more:
                raise ValueError("a record that no run can take")
            deals -= more
            count += 1
        return count


def run(account_fields: Sequence[SentField], deal_fields: Sequence[SentField]) -> Run:
    """What a run takes where these fields are sent."""
    counting = COUNTING * (len(account_fields) + len(deal_fields))
    return Run(STATEMENTS - counting, ACCOUNT.of(account_fields), DEAL.of(deal_fields))
