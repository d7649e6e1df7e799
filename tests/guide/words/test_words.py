"""One term for one thing, and a calm tone: a table of what is never written, over all our texts."""

import re
from dataclasses import dataclass

import pytest

from tests.support.our_texts import PACKAGE, Text, our_texts
from zoho_ideolve_wizard.guide import steps


@dataclass(frozen=True)
class Banned:
    """`pattern` is never written; `instead` is. `but` are the texts that are quoted, not ours."""

    pattern: str
    instead: str
    but: tuple[str, ...] = ()
    case: bool = False


LETTERS = "guide/words/messages.py"
"""Letters to people, where one asks politely."""

BANNED = (
    # one term for one thing
    Banned(
        r"Client ID|client id\b|ClientId|API Key|api key|Api Key",
        "Client Id, API key",
        ("Zoho writes **Client ID**",),
        case=True,
    ),
    Banned(r"\blog-?ins?\b(?<!login)(?<!logins)", "log in (what one does), login (what one has)"),
    Banned(r"\b(login|logon) (to|with|as)\b", "log in"),
    Banned(r"\bsign(ed|s|ing)? (in|on)(to)? (to|with|as|and|again|here)\b", "log in"),
    Banned(
        r"\b(?<!e-)mail address|\bemails?\b",
        "e-mail; e-mail address",
        ("columns email", "Columns: email", "columns for email", "people_csv.py"),
    ),
    Banned(r"\bset-ups?\b", "setup (the thing), set up (to do it), Setup (CRM's page)"),
    Banned(r"\bdata ?cent(re|ers? region)|\bdatacent|\bregions?\b", "data center", ("another datacenter",)),
    Banned(r"\bredirect(ion)? urls?\b|\bcallback url", "redirect URI"),
    Banned(r"\brefresh-token|\bAPI token|\bauth token|\bbearer", "refresh token, access token"),
    Banned(r"\bvault\b|\bkeychain\b|\bkey store\b", "keyring, or secret store", ("the macOS Keychain",)),
    Banned(r"\bpass ?code\b|\bpass phrase\b", "passphrase"),
    Banned(r"\bledger\b|\broster\b", "record, list", ("README.md",)),
    Banned(r"\bwork space|\bwork-?flows? rules? rule|\bworkflow-rule", "workspace, workflow rule"),
    Banned(r"\b(work)?flow rule(?<!workflow rule)", "workflow rule"),
    Banned(r"\bhandover\b", "hand-over (the thing), hand over (to do it)"),
    Banned(
        r"\bend-?users?\b|\bsales ?reps?\b|\bsales people\b",
        "salesperson, expert, user of CRM",
        ("roster.py",),
    ),
    Banned(
        r"\bsandbox\b",
        "rehearsal; a sandbox is Zoho's",
        ("CRM sandbox", "a sandbox, a copy", "belongs to a sandbox"),
    ),
    Banned(r"\bretr(y|ies|ied|ying)\b", "try again", ("Retry this one",)),
    Banned(
        r"\babort|\bkill(ed|s)?\b(?! the program)|\bfatal\b|\billegal\b|\bdead\b",
        "stop, end, no longer works",
    ),
    Banned(r"\bEscape\b|\bESC\b|\bReturn\b key|\bctrl[-+]", "Esc, Enter, Ctrl+C", case=True),
    Banned(r"\bhit (enter|esc|the)\b|\bclick on\b", "press, click"),
    Banned(r"\borgani[sz]ation variables?\b", "CRM variables"),
    Banned(r"\binvitees?\b", "invited people"),
    Banned(r"\banother run only\b", "for one run only"),
    Banned(r"\bconnected applications\b", "Connected apps, as Zoho writes it"),
    Banned(
        r"\btoken for the (team|automation)\b|\bconnector's( and the team's)? tokens?\b",
        "Ideolve's token, the team's token, the automation's token",
    ),
    Banned(
        r"\b(ask|write to|waits for|message to) the vendor\b|\bthe vendor (did|has done)\b",
        "Mithi, Ideolve's vendor, at first; then Mithi",
    ),
    Banned(r"what does a message mean|guide's slips", "Messages and what to do, Where the guide errs"),
    Banned(r"\bdevice flow\b", "A short code typed on another device", ("README.md",)),
    Banned(
        r"data center in the settings\b|\bof the settings beside",
        "step 1, Before you start; step 3, Zoho application",
    ),
    Banned(r"\ball of it holds\b|\bwhat holds\b|\bit holds now\b", "done, in place"),
    # English as it is spelt here
    Banned(
        r"organis|colour|behaviour|recognis|licence|\bcancell",
        "American spelling",
    ),
    # the tone
    Banned(r"\bplease\b", "say what to do", (LETTERS,)),
    Banned(r"[a-z]!(\s|$|\")", "a full stop"),
    Banned(
        r"\b(oops|uh-oh|sorry|unfortunately|hooray|congratulations|awesome)\b",
        "what happened",
        ("in its own code. We are sorry.",),
    ),
    Banned(
        r"\b(simply|easily|obviously|of course|just (click|press|type|enter|copy))\b",
        "leave it out",
        ("cannot simply be removed",),
    ),
    Banned(r"\bsuccessful(ly)?\b", "done; it holds; accepted"),
    Banned(
        r"something went wrong|an error (has )?occurred|unknown error|\bunable to\b|\bfail(ed|s|ure)? to\b",
        "what happened, and what to do",
    ),
    Banned(
        r"\b(can't|don't|won't|isn't|doesn't|couldn't|you're|you'll|it's|we've|we're|that's)\b",
        "in full",
        ("I don't know",),
    ),
    Banned(
        r"\be\.g\.|\bi\.e\.|\betc\.?\b|\butili[sz]e|\bin order to\b|\bvia\b", "such as, that is, use, to, by"
    ),
    Banned(" [\N{EM DASH}\N{EN DASH}] ", "a comma, a colon, a full stop"),
)


TEXTS = list(our_texts())


def test_there_are_texts_of_every_layer_to_pass_over() -> None:
    layers = {text.where.split("/")[1] for text in TEXTS if "/" in text.where}
    assert layers >= {"guide", "ui", "plain", "sheet", "services", "integration", "deluge"}
    assert len(TEXTS) > 2000


def hits(banned: Banned, texts: list[Text]) -> list[str]:
    pattern = re.compile(banned.pattern, 0 if banned.case else re.IGNORECASE)
    return [
        f"{text.where}: {text.words[:120]!r}"
        for text in texts
        if pattern.search(text.words)
        and not any(quoted in text.words or quoted in text.where for quoted in banned.but)
    ]


@pytest.mark.parametrize("banned", BANNED, ids=lambda one: one.instead[:40])
def test_it_is_written_one_way(banned: Banned) -> None:
    assert hits(banned, TEXTS) == [], f"write: {banned.instead}"


def test_a_step_that_is_named_is_there_under_that_number_and_title() -> None:
    named = [
        (text.where, found)
        for text in TEXTS
        for found in re.findall(r"\bstep (\d), ([A-Z][A-Za-z ]+)", text.words)
    ]
    assert len(named) >= 4
    titles = [{step.title, *(part.title for part in step.parts)} for step in steps.SETUP]
    assert [one for one in named if one[1][1].strip() not in titles[int(one[1][0]) - 1]] == []


_MACHINE_DATE = re.compile(r"\[:10\]|%Y-%m")
_MACHINE_MAY = {
    "guide/team/access_review.py": "the table for a spreadsheet",
    "guide/crm_side/throw_away.py": "the name of the test account",
    "integration/activity.py": "lines of the log",
    "integration/redaction.py": "lines of the log",
}
"""Where a date is not read by people, or sorts."""


@pytest.mark.parametrize("layer", ["guide", "ui", "plain", "sheet", "integration"])
def test_no_date_is_shown_in_machine_form(layer: str) -> None:
    found = [
        f"{path.relative_to(PACKAGE)}: {line.strip()}"
        for path in sorted((PACKAGE / layer).rglob("*.py"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if _MACHINE_DATE.search(line) and str(path.relative_to(PACKAGE)) not in _MACHINE_MAY
    ]
    assert found == [], "write: ago.day, ago.full_day"


@pytest.mark.parametrize(
    "wrong",
    [
        "Enter the Client ID.",
        "Paste the api key here",
        "the network's log-in page",
        "Sign in to Ideolve with it",
        "An email address is needed",
        "open it in CRM's set-up",
        "the redirect URL differs",
        "Please try later",
        "Your workspace is ready!",
        "The note was successfully sent",
        "Something went wrong with it",
        "You can't do this",
        "Retry when it is over",
        "the handover failed",
        "Press Escape to leave",
        "the token for the team is revoked",
        "Need it? Ask the vendor.",
        "Check the data center in the settings, then start again.",
        "All of it holds now.",
        "All user licences are taken",
    ],
)
def test_the_table_finds_what_it_is_for(wrong: str) -> None:
    assert any(hits(banned, [Text("guide/some.py:1", wrong)]) for banned in BANNED)


@pytest.mark.parametrize(
    "right",
    [
        "Log in to Ideolve as the primary contact; experts have a login on Ideolve only.",
        "The Client Id and API key of the connector.",
        "A CSV file has the columns email and, if you like, name and role",
        "The setup makes it. It is set up. CRM's Setup.",
        "Try again in a moment. An e-mail address is needed.",
    ],
)
def test_the_table_leaves_alone_what_is_right(right: str) -> None:
    assert not any(hits(banned, [Text("guide/some.py:1", right)]) for banned in BANNED)
