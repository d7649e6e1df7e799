"""A long list counted by kind."""

from zoho_ideolve_wizard.engine.task import Nothing, Task
from zoho_ideolve_wizard.guide.words.kinds import by_kind


def task(key: str, person: str = "") -> Task:
    return Task(key, key, "Ideolve", Nothing("It holds."), person=person)


def test_each_kind_is_counted_in_the_order_of_the_list() -> None:
    keys = ["crm/field/Accounts/A", "crm/variable/b/1", "crm/field/Deals/A", "uninstall/function/f/1"]
    assert by_kind(map(task, keys)) == "2 fields, 1 variable, 1 function"


def test_people_are_invited_and_put_into_groups() -> None:
    ana = "ana@example.com"
    tasks = [
        task(f"invitation/W/{ana}", ana),
        task(f"group/W/S/{ana}", ana),
        task(f"group/W/E/{ana}", ana),
        task("group/W/S"),
    ]
    assert by_kind(tasks) == "1 invitation, 2 places in groups, 1 other thing"


def test_of_no_known_kind_nothing_is_said() -> None:
    assert by_kind([task("token/pair/1"), task("workspace/W")]) == ""
