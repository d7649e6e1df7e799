"""What a change of the list means is said where it is made."""

from tests.guide.team_desk import EVA, NISHA, VIKRAM, CompanyDesk
from zoho_ideolve_wizard.guide.team.list_words import stays_in, taken_in
from zoho_ideolve_wizard.integration.roster import Person, Role, parse, take_in, with_role_of

ANA = "ana@acme.example.com"


def told(text: str, before: tuple[Person, ...] = ()) -> str:
    lines = parse(text)
    return taken_in(lines, before, take_in(before, lines))


def test_who_is_named_twice_with_two_roles_is_both_and_it_is_said() -> None:
    assert told(f"{ANA}, bo@x.example") == ""
    assert told(f"{ANA} sales\n{ANA} sales") == "1 named twice: each is on the list once."
    assert told(f"{ANA} sales, bo@x.example both; {ANA} expert") == (
        f"1 named twice: each is on the list once. Sales and expert, so both now: {ANA}."
    )
    assert told(f"{ANA} expert", (Person(ANA),)) == f"Sales and expert, so both now: {ANA}."
    assert told(f"{ANA} both") == ""


def test_the_role_of_a_line_that_is_mended_stays_unless_another_is_typed() -> None:
    (broken,) = parse("nina.kraus@acme,expert")[:1]
    for row in ("Nina Kraus,nina.kraus@acme,expert", "Nina;nina@;sales and expert", "nina@acme expert"):
        line = type(broken)(1, row)
        (kept,) = with_role_of(line, parse("Nina Kraus <nina.kraus@acme.example.com>"))
        assert kept.person is not None
        assert kept.person.role is (Role.BOTH if "and" in row else Role.EXPERT)
        (typed,) = with_role_of(line, parse("nina.kraus@acme.example.com sales"))
        assert typed.person is not None
        assert typed.person.role is Role.SALESPERSON


async def test_who_loses_a_role_on_the_list_stays_in_the_group_and_it_is_said(company: CompanyDesk) -> None:
    sells = Person(NISHA.address, NISHA.name, Role.SALESPERSON)
    assert stays_in(company.sitting, NISHA, sells).startswith(f"{NISHA.address} stays in the group Experts:")
    assert stays_in(company.sitting, sells, NISHA) == ""
    assert stays_in(company.sitting, Person(ANA, "", Role.BOTH), Person(ANA)) == ""  # was never put into one
    answers = Person(VIKRAM.address, VIKRAM.name, Role.EXPERT)
    assert "stays in the group Sales:" in stays_in(company.sitting, VIKRAM, answers)
    assert stays_in(company.sitting, EVA, EVA) == ""
