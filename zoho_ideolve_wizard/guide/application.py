"""Zoho application (guide 2.1): the way to consent decides the client to register; then its id and secret."""

import re
from collections.abc import Mapping
from urllib.parse import urlsplit

from zoho_ideolve_wizard.engine.question import Answers, Choice, Kind, Problem, Question
from zoho_ideolve_wizard.engine.task import ByHand, Instruction, Task, Value
from zoho_ideolve_wizard.guide.company import data_center
from zoho_ideolve_wizard.guide.credentials import client_answer_troubles as wrong
from zoho_ideolve_wizard.guide.credentials.registration import (
    BROWSER,
    CLIENT_KINDS,
    DEVICE,
    PASTE,
    SELF_CLIENT,
    SETUP,
    Names,
    Registered,
    registered,
    way,
)
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.step import Ask, Do, Facts, Refused, Step
from zoho_ideolve_wizard.services.zoho.consent.port import PortTaken, bind
from zoho_ideolve_wizard.services.zoho.credentials import ClientKind

CLIENT_NAME = "Ideolve Connector"
"""Zoho takes no hyphen and no "Zoho" in a client's name."""

REDIRECT_URI = "http://localhost:8765/callback"

CLIENT_TYPES: dict[ClientKind, str] = {
    "server": "Server-based Applications",
    "self": "Self Client",
    "device": "Non-browser Mobile Application",
}

_WAYS = {
    BROWSER: Choice(
        BROWSER, "In the browser on this computer", "The browser hands the code back to the wizard by itself."
    ),
    PASTE: Choice(
        PASTE,
        "In any browser; I paste the address",
        "The page it ends on shows an error; its address has the code.",
    ),
    SELF_CLIENT: Choice(
        SELF_CLIENT,
        "A code from Zoho's API Console",
        "A Self Client: no redirect at all. The easiest over SSH.",
    ),
    DEVICE: Choice(
        DEVICE, "A short code typed on another device", "You type eight characters on a page of Zoho's."
    ),
}


def way_questions(sitting: Sitting, names: Names = SETUP) -> list[Question]:
    suggested = _suggested(sitting, names)
    remote = sitting.surroundings.over_ssh
    order = (SELF_CLIENT, DEVICE, PASTE, BROWSER) if remote else (BROWSER, PASTE, SELF_CLIENT, DEVICE)
    return [
        Question(
            names.way,
            "How will you consent?",
            Kind.CHOICE,
            default=suggested.way or order[0],
            choices=tuple(_WAYS[way] for way in order),
            help="Asked first, since it decides which type of client you register.",
        ),
        Question(
            names.redirect_uri,
            "Redirect URI",
            default=suggested.redirect_uri or REDIRECT_URI,
            check=lambda answer, answers: redirect_uri(answer, answers, names),
            applies=lambda answers: answers.get(names.way, suggested.way or order[0]) in (BROWSER, PASTE),
            help="Registered with the client and sent with the consent: equal to the last character.",
            noted=sitting.surroundings.noted_down.get("zoho.redirect_uri", ""),
        ),
    ]


def _suggested(sitting: Sitting, names: Names) -> Registered:
    """Beside the setup, what the setup has."""
    return registered(sitting, names) if names is not SETUP else Registered()


def redirect_uri(answer: str, answers: Answers, names: Names = SETUP) -> Problem | None:
    """Any http or https address; for the listener, a port of this computer."""
    try:
        parts = urlsplit(answer)
        port = parts.port
    except ValueError:
        return Problem(wrong.PORT)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return Problem(wrong.NO_WEB_ADDRESS)
    if parts.query or parts.fragment:
        return Problem(wrong.MORE_THAN_ADDRESS)
    if answers.get(names.way) == BROWSER:
        if parts.scheme != "http" or parts.hostname != "localhost":
            return Problem(wrong.NOT_HERE, brief=True)
        if port is None or port < 1024:
            return Problem(wrong.LOW_PORT)
    return None


async def port_is_free(
    _sitting: Sitting, given: Mapping[str, str], names: Names = SETUP
) -> Mapping[str, str]:
    """Said here, where another port still costs nothing: the port belongs to what is registered."""
    port = urlsplit(given.get(names.redirect_uri, "")).port
    if given[names.way] == BROWSER and port is not None:
        try:
            for taken in bind(port):
                taken.close()
        except PortTaken as problem:
            raise Refused(
                names.redirect_uri,
                str(problem),
                can_override=True,
            ) from problem
    return given


def tasks(sitting: Sitting, _facts: Facts | None = None, names: Names = SETUP) -> list[Task]:
    now = registered(sitting, names)
    if not now.way:
        return []
    kind = CLIENT_KINDS[now.way]
    center = data_center(sitting)
    title = f"Register a client of type {CLIENT_TYPES[kind]}"
    steps = {"server": _server, "self": _self, "device": _device}[kind]
    # A client is registered at one data center, and a server-based one for one redirect URI.
    key = f"zoho/client/{kind}/{center.name}"
    key = f"{key}/{now.redirect_uri}" if kind == "server" else key
    return [Task(key, title, "Zoho API Console", ByHand(steps(sitting, center.console, now.redirect_uri)))]


def _server(sitting: Sitting, console: str, uri: str) -> tuple[Instruction, ...]:
    return (
        Instruction("Open the API Console and log in as the CRM administrator who will stay.", url=console),
        Instruction(
            "GET STARTED, or ADD CLIENT at the top right. Server-based Applications › CREATE NOW (shown under the "
            "pointer)."
        ),
        Instruction(
            "Fill in the form and press CREATE.",
            values=(
                Value("Client Name", CLIENT_NAME),
                Value("Homepage URL", homepage(sitting.answer("ideolve.primary_contact"))),
                Value("Authorized Redirect URI", uri),
            ),
        ),
        Instruction(
            "Company and client in different data centers? Tab Settings: switch Multi-DC on, and take the "
            "secret shown for the company's data center."
        ),
        Instruction("Keep the tab Client Secret open: its id and secret are asked for next."),
    )


def _self(_sitting: Sitting, console: str, _uri: str) -> tuple[Instruction, ...]:
    return (
        Instruction("Open the API Console of your own data center and log in.", url=console),
        Instruction(
            "If a Self Client is listed, open it; never delete it, other tools may use it. Else GET STARTED or "
            "ADD CLIENT › Self Client › CREATE NOW › CREATE › OK."
        ),
        Instruction("Keep the tab Client Secret open: its id and secret are asked for next."),
    )


def _device(sitting: Sitting, console: str, _uri: str) -> tuple[Instruction, ...]:
    return (
        Instruction("Open the API Console and log in as the CRM administrator who will stay.", url=console),
        Instruction(
            "GET STARTED or ADD CLIENT, then the client for devices without a browser (its words vary; look for "
            "“Non-browser”) › CREATE NOW. Fill in the form and press CREATE.",
            values=(
                Value("Client Name", CLIENT_NAME),
                Value("Homepage URL", homepage(sitting.answer("ideolve.primary_contact"))),
            ),
        ),
        Instruction("Keep its Client Secret tab open: id and secret are asked for next."),
    )


def homepage(address: str) -> str:
    """Zoho wants some homepage; a dummy is allowed, so the company's usual one is offered."""
    return f"https://www.{address.partition('@')[2] or 'example.com'}"


def credential_questions(sitting: Sitting, names: Names = SETUP, *, anew: bool = False) -> list[Question]:
    """`anew`: the setup's client will not do, and is not offered."""
    kind = CLIENT_KINDS.get(way(sitting, names), "server")
    suggested = Registered() if anew else _suggested(sitting, names)
    has_secret = bool(suggested.client_secret) and not sitting.secret(names.client_secret)
    noted = sitting.surroundings.noted_down
    return [
        Question(
            names.client_id,
            "Client Id",
            default=suggested.client_id,
            check=client_id,
            placeholder="1000....",
            noted=noted.get(f"zoho.client_id.{kind}", ""),
            follows=(names.way, "zoho.data_center"),
        ),
        Question(
            names.client_secret,
            "Client Secret",
            Kind.SECRET,
            check=client_secret,
            noted=noted.get(f"zoho.client_secret.{kind}", ""),
            optional=has_secret,
            kept_as=SETUP.client_secret if has_secret else "",
            follows=(names.client_id, names.way, "zoho.data_center"),
            help="Needed with another Client Id only, or if you made a new secret in Zoho."
            if has_secret
            else "Kept in the secret store you chose; sent to Zoho's accounts server only.",
        ),
    ]


async def whole_client(sitting: Sitting, given: Mapping[str, str], names: Names = SETUP) -> Mapping[str, str]:
    """Without a secret that was left empty. Raises Refused where none is kept for that client."""
    now = registered(sitting, names)
    known = now.client_secret if given[names.client_id] == now.client_id else ""
    if not given.get(names.client_secret) and not known:
        raise Refused.of(names.client_secret, wrong.OTHER_SECRET)
    return {key: answer for key, answer in given.items() if answer}


def client_id(answer: str, _answers: Answers) -> Problem | None:
    if "@" in answer:
        return Problem(wrong.ADDRESS_FOR_ID)
    if not re.fullmatch(r"1000\.[A-Za-z0-9]{8,}", answer):
        return Problem(wrong.NO_CLIENT_ID)
    return None


def client_secret(answer: str, _answers: Answers) -> Problem | None:
    if answer.startswith("1000."):
        return Problem(wrong.ID_FOR_SECRET)
    if not re.fullmatch(r"[A-Za-z0-9_-]{16,}", answer):
        return Problem(wrong.NO_CLIENT_SECRET)
    return None


CREDENTIALS = Ask(
    "credentials",
    "Id and secret",
    "From the tab Client Secret of the client.",
    credential_questions,
)
STEP = Step(
    "application",
    "Zoho application",
    "2.1",
    (
        Ask(
            "way",
            "The way",
            "You will allow Ideolve to read your CRM. Zoho knows four ways for that; all end in the same token.",
            way_questions,
            before_keeping=port_is_free,
        ),
        Do(
            "register",
            "Register it",
            "A client is Zoho's word for an application that may ask for consent.",
            tasks,
        ),
        CREDENTIALS,
    ),
    needs=("prerequisites",),
)
