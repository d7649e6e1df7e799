"""What leaves CRM: which fields of accounts and deals, with whom notes are shared, who hears of failures."""

import json
from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches

from zoho_ideolve_wizard.deluge import memory, sent_fields
from zoho_ideolve_wizard.deluge.sent_fields import MOST, SentField
from zoho_ideolve_wizard.engine.question import Answers, Choice, Kind, Problem, Question, names_in
from zoho_ideolve_wizard.guide.company import connector_token
from zoho_ideolve_wizard.guide.credentials import answer_troubles as wrong
from zoho_ideolve_wizard.guide.crm_side import automation_kinds as kinds
from zoho_ideolve_wizard.guide.crm_side.automation_access import automation_crm, automation_crm_needed, by_api
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.team.team_questions import is_address
from zoho_ideolve_wizard.services.zoho.crm_fields import CrmFields, Field

ACCOUNT_FIELDS, DEAL_FIELDS = "automation.account_fields", "automation.deal_fields"
SHARE, MAIL_TO = "automation.share", "automation.mail_to"
NOBODY, SALES, BOTH = "nobody", "sales", "both"

KEYS = {"Accounts": ACCOUNT_FIELDS, "Deals": DEAL_FIELDS}
NAMES = {"Accounts": "Account_Name", "Deals": "Deal_Name"}
"""The field of a record's name, which is always sent."""
_DEFAULTS = {"Accounts": sent_fields.ACCOUNT_DEFAULTS, "Deals": sent_fields.DEAL_DEFAULTS}
_LISTS = "automation/fields/"


async def read(sitting: Sitting) -> None:
    """Reads the fields that can be chosen, if there is consent for it. Raises ServiceFailure."""
    if not by_api(sitting):
        return
    fields = CrmFields(automation_crm_needed(sitting))
    for module in KEYS:
        learn(sitting, module, await fields.fields(module))


def learn(sitting: Sitting, module: str, fields: Iterable[Field]) -> None:
    """What CRM lists of a module, for the form and for its kinds."""
    own = {one.api_name for one in memory.FIELDS}
    found = [
        [one.api_name, one.label, kind]
        for one in fields
        if one.visible
        and one.api_name not in (*own, NAMES[module])
        and (kind := sent_fields.kind_of(one.type))
    ]
    sitting.ledger.remember(f"{_LISTS}{module}", json.dumps(found))


def known(sitting: Sitting, module: str) -> tuple[SentField, ...]:
    """The fields that can be sent, as last read; empty if they never were."""
    text = sitting.ledger.places().get(f"{_LISTS}{module}", "")
    return tuple(SentField(*one) for one in json.loads(text)) if text else ()


def chosen(sitting: Sitting, module: str) -> tuple[SentField, ...]:
    """As answered, in that order. Where CRM's list was never read, a field is of the kind that its values or the
    admin told, else text."""
    fields, learnt = known(sitting, module), kinds.learnt(sitting, module)
    found = []
    for typed in names_in(sitting.answer(KEYS[module])):
        one = kinds.named(typed)
        kind = one.kind or learnt.get(one.name, "text")
        found.append(
            _named(one.name, fields, module) or SentField(one.name, one.name.replace("_", " "), kind)
        )
    return tuple(found)


def of_unknown_kind(sitting: Sitting, module: str) -> tuple[str, ...]:
    """The API names of those chosen of which neither CRM's list nor the admin has said the kind."""
    fields = known(sitting, module)
    typed = [kinds.named(one) for one in names_in(sitting.answer(KEYS[module]))]
    return tuple(one.name for one in typed if one.kind is None and _named(one.name, fields, module) is None)


def _named(name: str, fields: Sequence[SentField], module: str) -> SentField | None:
    """By API name or label; the usual ones are known without the list."""
    wanted = name.casefold()
    for one in (*fields, *(() if fields else _DEFAULTS[module])):
        if wanted in (one.api.casefold(), one.label.casefold()):
            return one
    return None


# -- questions


def questions(sitting: Sitting) -> list[Question]:
    token = connector_token(sitting)
    groups = [
        Choice(NOBODY, "Nobody", "Salespeople share a note with experts when they want to ask."),
        Choice(SALES, f"{sitting.answer('workspace.sales_group') or 'The sales team'}", "Each new note."),
        Choice(
            BOTH,
            "The sales team and the experts",
            "Each new note mails every expert, those of an import included.",
        ),
    ]
    return [
        _fields_question(sitting, "Accounts", "Fields of an account"),
        _fields_question(sitting, "Deals", "Fields of a deal"),
        Question(
            SHARE,
            "With whom is each new note shared?",
            Kind.CHOICE,
            default=SALES,
            choices=tuple(groups),
            applies=lambda answers: answers.get("use") != "archive",
            help="Ideolve mails whoever a note is shared with.",
        ),
        Question(
            MAIL_TO,
            "Who is mailed when something cannot be sent?",
            default=token.user_email if token else "",
            optional=True,
            check=is_address,
            help="At most one mail a day, from CRM. Empty: nobody.",
        ),
    ]


def _fields_question(sitting: Sitting, module: str, prompt: str) -> Question:
    offered = known(sitting, module)
    there = {one.api for one in offered}
    usual = [one.api for one in _DEFAULTS[module] if not there or one.api in there]

    def check(answer: str, _answers: Answers) -> Problem | None:
        return problem(names_in(answer), offered, module)

    return Question(
        KEYS[module],
        prompt,
        default=", ".join(usual),
        check=check,
        picks=tuple(Choice(one.api, one.label) for one in offered),
        help="With commas; the name is always sent. Nothing else of the record leaves CRM."
        if offered
        else "API names, with commas; the name is always sent. Values tell which are lookups; of an empty one say it: "
        "Partner:lookup, Markets:multi-select.",
    )


def problem(names: Sequence[str], offered: Sequence[SentField], module: str) -> Problem | None:
    """What is wrong with a list of fields."""
    if not names:
        return Problem(wrong.NO_FIELDS.about(name=_DEFAULTS[module][0].api))
    if len(names) > MOST:
        return Problem(wrong.TOO_MANY_FIELDS.about(count=str(len(names)), most=str(MOST)))
    typed = [kinds.named(one) for one in names]
    if not offered:
        odd = next((one.name for one in typed if not _can_be_a_name(one.name)), None)
        if odd is not None:
            return Problem(wrong.NO_FIELD_NAME.about(name=odd))
        other = next((one for one in typed if one.word and one.kind is None), None)
        return Problem(wrong.NO_FIELD_KIND.about(name=other.name, word=other.word)) if other else None
    for name in (one.name for one in typed):
        if _named(name, offered, module) is None:
            near = _near(name, offered)
            meant = ", ".join(_with(near[0], name, one) for one in names) if len(near) == 1 else ""
            return Problem(wrong.NO_SUCH_FIELD.about(name=name, instead=_instead(near)), instead=meant)
    return None


def _can_be_a_name(text: str) -> bool:
    return text.isascii() and text.replace("_", "").isalnum()


def _with(near: str, name: str, typed: str) -> str:
    """What was typed of one field, its kind included, with the other name if that is the one."""
    return typed.replace(name, near, 1) if kinds.named(typed).name == name else typed


def _near(name: str, offered: Sequence[SentField]) -> list[str]:
    words = {text.casefold(): one.api for one in offered for text in (one.api, one.label)}
    return list(dict.fromkeys(words[word] for word in get_close_matches(name.casefold(), words, 3, 0.5)))


def _instead(near: Sequence[str]) -> str:
    return f"Did you mean {' or '.join(near)}?" if near else "Leave it out, or choose another."


async def by_api_name(sitting: Sitting, given: Mapping[str, str]) -> Mapping[str, str]:
    """Labels become API names, each once; what CRM's list says of a kind needs no word of the admin's."""
    kept = dict(given)
    for module, key in KEYS.items():
        if key in kept:
            fields = known(sitting, module)
            names: dict[str, str] = {}
            for typed in names_in(kept[key]):
                bare = kinds.named(typed).name
                one = _named(bare, fields, module)
                names.setdefault(one.api if one else bare, one.api if one else typed)
            kept[key] = ", ".join(names.values())
    return kept


def shared_with(sitting: Sitting) -> list[str]:
    """The groups that each new note is shared with, and so mailed to."""
    if sitting.answer("use") == "archive":
        return []
    sales, experts = sitting.answer("workspace.sales_group"), sitting.answer("workspace.experts_group")
    wanted = {SALES: [sales], BOTH: [sales, experts]}.get(sitting.answer(SHARE), [])
    return [group for group in wanted if group]


def can_read(sitting: Sitting) -> bool:
    """Whether CRM can be asked for its fields."""
    return automation_crm(sitting) is not None
