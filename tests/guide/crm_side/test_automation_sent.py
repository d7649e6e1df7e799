"""What leaves CRM: fields chosen from the organization's own list, and the note that they make."""

import json
from collections.abc import Mapping

import pytest

from tests.guide.automation_desk import AutomationDesk
from tests.guide.team_desk import CompanyDesk
from zoho_ideolve_wizard.deluge import ours, sources, variables
from zoho_ideolve_wizard.deluge.sent_fields import SentField, kind_of_value
from zoho_ideolve_wizard.engine.task import ByHand
from zoho_ideolve_wizard.guide.credentials import tokens
from zoho_ideolve_wizard.guide.credentials.tokens import Purpose, Slot
from zoho_ideolve_wizard.guide.crm_side import (
    automation_access,
    automation_fields,
    automation_kinds,
    automation_preview,
)
from zoho_ideolve_wizard.guide.crm_side.automation_preview import note_of, shown
from zoho_ideolve_wizard.guide.crm_side.automation_values import plain_values, with_id_at
from zoho_ideolve_wizard.guide.home.board import Board
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.step import Do
from zoho_ideolve_wizard.services.failure import ServiceFailure
from zoho_ideolve_wizard.services.zoho.crm_fields import Field

FIELDS = (
    Field("1", "Account_Name", "Account Name", "text"),
    Field("2", "Industry", "Industry", "picklist"),
    Field("3", "Annual_Revenue", "Annual Revenue", "currency"),
    Field("4", "Owner", "Account Owner", "ownerlookup"),
    Field("5", "Tags", "Tags", "multiselectpicklist"),
    Field("6", "Photo", "Photo", "profileimage"),
    Field("7", "Secret_Note", "Secret", "text", visible=False),
    Field("8", "Ideolve_Note_Id", "Ideolve Note Id", "text", custom=True),
)


def test_offered_are_the_fields_that_can_be_sent_and_are_seen(sitting: Sitting) -> None:
    automation_fields.learn(sitting, "Accounts", FIELDS)
    offered = automation_fields.known(sitting, "Accounts")
    assert [one.api for one in offered] == ["Industry", "Annual_Revenue", "Owner", "Tags"]
    assert [one.kind for one in offered] == ["text", "text", "lookup", "list"]
    question = automation_fields.questions(sitting)[0]
    assert question.default == "Industry, Owner"
    assert ("Annual_Revenue", "Annual Revenue") in [(one.value, one.label) for one in question.picks]


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        ("Industry, annual revenue", ""),
        ("Industri", "Did you mean Industry?"),
        ("Photo", "no field Photo that could be sent"),
        ("Zzz", "Leave it out, or choose another."),
        (" , ", "Name at least one, such as Industry."),
        (", ".join(f"A{number}" for number in range(21)), "at most 20"),
    ],
)
def test_a_field_that_is_not_there_is_refused_with_what_may_have_been_meant(
    sitting: Sitting, answer: str, says: str
) -> None:
    automation_fields.learn(sitting, "Accounts", FIELDS)
    problem = automation_fields.questions(sitting)[0].problem(answer, {})
    assert says in (problem.message if problem else "")
    assert bool(problem) is bool(says)


@pytest.mark.parametrize(
    ("answer", "meant"),
    [("Owner, Industri", "Owner, Industry"), ("Industri:text", "Industry:text"), ("Zzz", "")],
)
def test_what_was_meant_stands_among_the_rest_where_it_is_clear(
    sitting: Sitting, answer: str, meant: str
) -> None:
    automation_fields.learn(sitting, "Accounts", FIELDS)
    problem = automation_fields.questions(sitting)[0].problem(answer, {})
    assert problem is not None
    assert problem.instead == meant


async def test_labels_become_api_names_each_once(sitting: Sitting) -> None:
    automation_fields.learn(sitting, "Accounts", FIELDS)
    given = {automation_fields.ACCOUNT_FIELDS: "annual revenue, Industry, Annual_Revenue"}
    kept = await automation_fields.by_api_name(sitting, given)
    assert kept[automation_fields.ACCOUNT_FIELDS] == "Annual_Revenue, Industry"
    sitting.profile.set_many(dict(kept))
    assert automation_fields.chosen(sitting, "Accounts") == (
        SentField("Annual_Revenue", "Annual Revenue"),
        SentField("Industry", "Industry"),
    )


def test_without_the_list_what_is_usual_keeps_its_kind(sitting: Sitting) -> None:
    sitting.profile.set(automation_fields.DEAL_FIELDS, "Account_Name, Stage, My_Own")
    chosen = automation_fields.chosen(sitting, "Deals")
    assert [(one.api, one.kind) for one in chosen] == [
        ("Account_Name", "lookup"),
        ("Stage", "text"),
        ("My_Own", "text"),
    ]


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ({"name": "Asha Rao", "id": "1"}, "lookup"),
        (["North", "South"], "list"),
        ("North", "text"),
        (12.5, "text"),
        (False, "text"),
        ([{"id": "1"}], None),
        ({"city": "Pune"}, None),
    ],
)
def test_a_value_tells_the_kind_of_its_field(value: object, kind: str | None) -> None:
    assert kind_of_value(value) == kind


def test_without_the_list_the_first_value_that_tells_counts_and_what_is_empty_is_text(
    sitting: Sitting,
) -> None:
    sitting.profile.set(automation_fields.DEAL_FIELDS, "Stage, Partner, Regions, Unused, Tier:lookup")
    unknown = automation_fields.of_unknown_kind(sitting, "Deals")
    assert unknown == ("Partner", "Regions", "Unused")
    records: list[Mapping[str, object]] = [
        {"Partner": None, "Regions": [], "Unused": None},
        {"Partner": {"name": "Northwind", "id": "7"}, "Regions": ["North"], "Unused": ""},
    ]
    automation_kinds.learn(sitting, "Deals", unknown, records)
    assert [(one.api, one.kind) for one in automation_fields.chosen(sitting, "Deals")] == [
        ("Stage", "text"),
        ("Partner", "lookup"),
        ("Regions", "list"),
        ("Unused", "text"),
        ("Tier", "lookup"),
    ]
    told = json.loads(plain_values(sitting)["ideolve_deal_fields"])["fields"]
    assert {one["api"]: one["kind"] for one in told}["Regions"] == "list"


def test_what_cannot_be_sent_is_refused_when_a_value_shows_it(sitting: Sitting) -> None:
    with pytest.raises(ServiceFailure, match="The field Lines cannot be sent"):
        automation_kinds.learn(sitting, "Deals", ["Lines"], [{"Lines": [{"id": "1", "Quantity": 3}]}])


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        ("Partner:lookup, Regions:multi-select, Industry", ""),
        ("Partner:reference", "Write Partner alone, Partner:lookup or Partner:multi-select."),
        (":lookup", "not the API name of a field"),
        ("Two words", "Two words is not the API name of a field"),
    ],
)
def test_without_the_list_the_admin_may_say_the_kind(sitting: Sitting, answer: str, says: str) -> None:
    problem = automation_fields.questions(sitting)[0].problem(answer, {})
    assert says in (problem.message if problem else "")
    assert bool(problem) is bool(says)


async def test_crms_own_list_knows_better_than_what_was_said(sitting: Sitting) -> None:
    automation_fields.learn(sitting, "Accounts", FIELDS)
    kept = await automation_fields.by_api_name(sitting, {automation_fields.ACCOUNT_FIELDS: "Tags:text, Tags"})
    assert kept[automation_fields.ACCOUNT_FIELDS] == "Tags"
    sitting.profile.set(automation_fields.ACCOUNT_FIELDS, "Tags:text")
    assert [one.kind for one in automation_fields.chosen(sitting, "Accounts")] == ["list"]


async def test_by_hand_the_preview_learns_from_real_records(company: CompanyDesk) -> None:
    desk = AutomationDesk(company)
    company.sitting.profile.drop(automation_access.WAY)
    own = {
        automation_access.HOW: automation_access.BY_HAND,
        automation_fields.ACCOUNT_FIELDS: "Industry, Parent_Account, Next_Year",
    }
    await desk.goes_to("preview", own)
    parent, *children = company.rehearsal.company.records_of("Accounts")
    for child in children:
        child.fields["Parent_Account"] = {"id": parent.id}
    board = await desk.looks("preview")
    action = board.tasks[0].action
    assert isinstance(action, ByHand)
    values = {value.label: value.text for value in action.steps[0].values}
    assert values["Parent Account"] == parent.fields["Account_Name"]
    assert "so sent as plain text: Next_Year." in action.steps[1].text


@pytest.mark.parametrize(
    ("value", "kind", "text"),
    [
        (None, "text", ""),
        ("<b>Acme</b>", "text", "<b>Acme</b>"),
        (12.5, "text", "12.5"),
        (True, "text", "true"),
        ({"name": "Asha Rao", "id": "1"}, "lookup", "Asha Rao"),
        (None, "lookup", ""),
        (["A", "B"], "list", "A, B"),
    ],
)
def test_a_value_is_shown_as_the_function_writes_it(value: object, kind: str, text: str) -> None:
    assert shown(value, SentField("X", "X", kind)) == text  # type: ignore[arg-type]


def test_an_empty_value_has_no_line() -> None:
    fields = (SentField("Stage", "Stage"), SentField("Amount", "Amount"))
    note = note_of("Deals", {"Deal_Name": "Big one", "Stage": "Won", "Amount": None}, fields)
    assert note.subject == "Deal: Big one"
    assert note.rows == (("Stage", "Won"),)


@pytest.mark.parametrize(("share", "groups"), [("nobody", []), ("sales", ["S"]), ("both", ["S", "E"])])
def test_notes_are_shared_with_whom_the_admin_said(sitting: Sitting, share: str, groups: list[str]) -> None:
    sitting.profile.set_many(
        {"workspace.sales_group": "S", "workspace.experts_group": "E", automation_fields.SHARE: share}
    )
    assert plain_values(sitting)["ideolve_share_with"] == variables.share_value(groups)
    sitting.profile.set("use", "archive")
    assert plain_values(sitting)["ideolve_share_with"] == variables.share_value([])


def test_the_place_of_the_notes_id_reaches_the_code() -> None:
    code = sources.source(ours.POST)
    assert code.count('ifnull(answer.get("id"),"")') == 1
    assert with_id_at(code, "id") == code
    assert 'ifnull(answer.get("note_id"),"")' in with_id_at(code, "note_id")
    assert 'ifnull(ifnull(answer.get("note"),Map()).get("id"),"")' in with_id_at(code, "note.id")


async def test_without_the_token_that_reads_the_record_nothing_counts_as_seen(company: CompanyDesk) -> None:
    desk, sitting = AutomationDesk(company), company.sitting
    sitting.profile.drop(automation_access.WAY)
    await desk.goes_to("preview")
    part = desk.part("preview")
    assert isinstance(part, Do)
    await sitting.vault.forget(tokens.key_of(Purpose.CONNECTOR, Slot.CURRENT))
    board = Board(part, sitting)
    with pytest.raises(ServiceFailure, match="reads an account and a deal for the preview is not at hand"):
        await board.look()
    assert board.pages() == []
    assert not automation_preview.seen(sitting)
    with pytest.raises(ServiceFailure, match="have not seen yet what a note will hold"):
        await desk.looks("build")


def test_while_no_fields_are_chosen_nothing_counts_as_seen(sitting: Sitting) -> None:
    sitting.profile.set(automation_fields.ACCOUNT_FIELDS, "Industry")
    assert automation_preview.tasks(sitting) == []
    assert not automation_preview.seen(sitting)


async def test_the_note_of_a_real_record_is_shown_before_anything_is_sent(company: CompanyDesk) -> None:
    desk = AutomationDesk(company)
    company.sitting.profile.drop(automation_access.WAY)
    await desk.goes_to("preview")
    before = desk.writes
    board = await desk.looks("preview")
    (accounts, deals) = board.tasks
    assert isinstance(accounts.action, ByHand)
    assert isinstance(deals.action, ByHand)
    values = {value.label: value.text for value in accounts.action.steps[0].values}
    assert values["Subject"].startswith("Account: ")
    assert "Owner" in values or "Account Owner" in values
    assert all(value.to_read for value in accounts.action.steps[0].values), "nothing is to be copied"
    chosen = [one.label for one in automation_fields.chosen(desk.sitting, "Accounts")]
    left_out = [label for label in chosen if label not in values]
    told = f" Chosen too, but empty there, so without a line: {', '.join(left_out)}."
    assert (told in accounts.action.steps[0].text) is bool(left_out)
    assert desk.writes == before
