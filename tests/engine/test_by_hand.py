"""By-hand tasks that belong together become one page and one paste."""

from dataclasses import replace

from tests.engine.tasks import task
from zoho_ideolve_wizard.engine.by_hand import gather
from zoho_ideolve_wizard.engine.task import ByHand, Gathering, Instruction, Task, Value

INVITATIONS = Gathering(
    "invitations",
    lambda count: f"Invite {count} people",
    lambda subjects: (Instruction("Paste", values=(Value("All", ", ".join(subjects)),)),),
)


def invitation(address: str) -> tuple[Task, ByHand]:
    by_hand = ByHand((Instruction(f"Invite {address}"),), INVITATIONS, address)
    return task(f"invitation/{address}", by_hand), by_hand


def alone(key: str) -> tuple[Task, ByHand]:
    by_hand = ByHand((Instruction(f"Make {key}"),), notes=("a doubt",))
    return task(key, by_hand), by_hand


def test_ten_invitations_are_one_page_with_one_paste() -> None:
    addresses = [f"p{number}@example.com" for number in range(10)]
    (page,) = gather(map(invitation, addresses))
    assert page.key == "invitations"
    assert page.title == "Invite 10 people"
    assert page.steps[0].values == (Value("All", ", ".join(addresses)),)
    assert [one.key for one in page.tasks] == [f"invitation/{address}" for address in addresses]


def test_one_alone_keeps_its_own_words() -> None:
    (page,) = gather([invitation("ana@example.com")])
    assert page.title == "invitation/ana@example.com exists"
    assert page.steps == (Instruction("Invite ana@example.com"),)


def test_pages_come_in_the_order_of_their_first_task() -> None:
    pages = gather([invitation("a@example.com"), alone("group"), invitation("b@example.com")])
    assert [page.key for page in pages] == ["invitations", "group"]
    assert pages[1].notes == ("a doubt",)


def test_whom_it_waits_for_and_the_message_stay_with_a_gathered_page() -> None:
    def disabling(address: str) -> tuple[Task, ByHand]:
        one, by_hand = invitation(address)
        return one, replace(by_hand, waits_for="Ideolve", message="Please disable", notes=("slow",))

    (page,) = gather([disabling("a@example.com"), disabling("b@example.com")])
    assert (page.waits_for, page.message, page.notes) == ("Ideolve", "Please disable", ("slow",))


def test_nothing_gathers_to_nothing() -> None:
    assert gather([]) == []


def test_several_requests_are_one_message() -> None:
    def asking(address: str) -> tuple[Task, ByHand]:
        together = replace(INVITATIONS, message=lambda subjects: f"Please disable {', '.join(subjects)}")
        one, by_hand = invitation(address)
        return one, replace(by_hand, gathering=together, message=f"Please disable {address}")

    assert gather([asking("ana@example.com")])[0].message == "Please disable ana@example.com"
    both = gather([asking("ana@example.com"), asking("bo@example.com")])
    assert [page.message for page in both] == ["Please disable ana@example.com, bo@example.com"]
