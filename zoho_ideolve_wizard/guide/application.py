"""Zoho application (guide 2.1): the way to consent decides the client to register; then its id and secret."""

import re
from collections.abc import Mapping
from urllib.parse import urlsplit

from zoho_ideolve_wizard.engine.question import Answers, Choice, Kind, Problem, Question
from zoho_ideolve_wizard.engine.task import ByHand, Instruction, Task, Value
from zoho_ideolve_wizard.guide import client_answer_troubles as wrong
from zoho_ideolve_wizard.guide.company import data_center
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.step import Ask, Do, Facts, Refused, Step
from zoho_ideolve_wizard.services.zoho.consent.port import PortTaken, bind
from zoho_ideolve_wizard.services.zoho.credentials import ClientKind

CLIENT_NAME = "Ideolve Connector"
"""Zoho takes no hyphen and no "Zoho" in a client's name."""

REDIRECT_URI = "http://localhost:8765/callback"

BROWSER, PASTE, SELF_CLIENT, DEVICE = "browser", "paste", "self_client", "device"

CLIENT_KINDS: dict[str, ClientKind] = {
    BROWSER: "server",
    PASTE: "server",
    SELF_CLIENT: "self",
    DEVICE: "device",
}
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


def way_questions(sitting: Sitting) -> list[Question]:
    remote = sitting.surroundings.over_ssh
    order = (SELF_CLIENT, DEVICE, PASTE, BROWSER) if remote else (BROWSER, PASTE, SELF_CLIENT, DEVICE)
    return [
        Question(
            "consent.way",
            "How will you consent?",
            Kind.CHOICE,
            default=order[0],
            choices=tuple(_WAYS[way] for way in order),
            help="Asked first, since it decides which type of client you register.",
        ),
        Question(
            "zoho.redirect_uri",
            "Redirect URI",
            default=REDIRECT_URI,
            check=redirect_uri,
            applies=lambda answers: answers.get("consent.way", order[0]) in (BROWSER, PASTE),
            help="Registered with the client and sent with the consent: equal to the last character.",
            noted=sitting.surroundings.noted_down.get("zoho.redirect_uri", ""),
        ),
    ]


def redirect_uri(answer: str, answers: Answers) -> Problem | None:
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
    if answers.get("consent.way") == BROWSER:
        if parts.scheme != "http" or parts.hostname != "localhost":
            return Problem(wrong.NOT_HERE, brief=True)
        if port is None or port < 1024:
            return Problem(wrong.LOW_PORT)
    return None


async def port_is_free(_sitting: Sitting, given: Mapping[str, str]) -> Mapping[str, str]:
    """Said here, where another port still costs nothing: the port belongs to what is registered."""
    port = urlsplit(given.get("zoho.redirect_uri", "")).port
    if given["consent.way"] == BROWSER and port is not None:
        try:
            for taken in bind(port):
                taken.close()
        except PortTaken as problem:
            raise Refused(
                "zoho.redirect_uri",
                str(problem),
                can_override=True,
            ) from problem
    return given


def way(sitting: Sitting) -> str:
    """Empty until it was chosen; so is one that somebody wrote into the settings and that there is not."""
    chosen = sitting.answer("consent.way")
    return chosen if chosen in CLIENT_KINDS else ""


def tasks(sitting: Sitting, _facts: Facts | None = None) -> list[Task]:
    chosen = way(sitting)
    if not chosen:
        return []
    kind = CLIENT_KINDS[chosen]
    console = data_center(sitting).console
    title = f"A client of type {CLIENT_TYPES[kind]} is registered"
    steps = {"server": _server, "self": _self, "device": _device}[kind](sitting, console)
    return [Task(_key(kind, sitting), title, "Zoho API Console", ByHand(steps))]


def _key(kind: ClientKind, sitting: Sitting) -> str:
    """A client is registered at one data center, and a server-based one for one redirect URI."""
    at = f"zoho/client/{kind}/{data_center(sitting).name}"
    return f"{at}/{sitting.answer('zoho.redirect_uri')}" if kind == "server" else at


def _server(sitting: Sitting, console: str) -> tuple[Instruction, ...]:
    return (
        Instruction("Open the API Console and log in as the CRM administrator who will stay.", url=console),
        Instruction(
            "GET STARTED, or ADD CLIENT at the top right. Hover Server-based Applications › CREATE NOW."
        ),
        Instruction(
            "Fill in the form and press CREATE.",
            values=(
                Value("Client Name", CLIENT_NAME),
                Value("Homepage URL", homepage(sitting.answer("ideolve.primary_contact"))),
                Value("Authorized Redirect URI", sitting.answer("zoho.redirect_uri")),
            ),
        ),
        Instruction(
            "Company and client in different data centers? Tab Settings: switch Multi-DC on, and take the "
            "secret shown for the company's data center."
        ),
        Instruction("Keep the tab Client Secret open: its id and secret are asked for next."),
    )


def _self(_sitting: Sitting, console: str) -> tuple[Instruction, ...]:
    return (
        Instruction("Open the API Console of your own data center and log in.", url=console),
        Instruction(
            "If a Self Client is listed, open it; never delete it, other tools may use it. Else GET STARTED or "
            "ADD CLIENT › Self Client › CREATE NOW › CREATE › OK."
        ),
        Instruction("Keep the tab Client Secret open: its id and secret are asked for next."),
    )


def _device(sitting: Sitting, console: str) -> tuple[Instruction, ...]:
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


def credential_questions(sitting: Sitting) -> list[Question]:
    kind = CLIENT_KINDS.get(way(sitting), "server")
    noted = sitting.surroundings.noted_down
    return [
        Question(
            "zoho.client_id",
            "Client Id",
            check=client_id,
            placeholder="1000.…",
            noted=noted.get(f"zoho.client_id.{kind}", ""),
            follows=("consent.way", "zoho.data_center"),
        ),
        Question(
            "zoho.client_secret",
            "Client Secret",
            Kind.SECRET,
            check=client_secret,
            noted=noted.get(f"zoho.client_secret.{kind}", ""),
            follows=("zoho.client_id", "consent.way", "zoho.data_center"),
            help="Kept in the secret store you chose; sent to Zoho's accounts server only.",
        ),
    ]


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
        Ask(
            "credentials",
            "Id and secret",
            "From the tab Client Secret of the client.",
            credential_questions,
        ),
    ),
    needs=("prerequisites",),
)
