"""What an admin sees and the wizard cannot: in the browser, in CRM, in the terminal. For the index and the README."""

from zoho_ideolve_wizard.trouble import Trouble

SYSTEM = "What you see"

SYMPTOMS = (
    Trouble(
        "seen.error-page",
        SYSTEM,
        "The browser shows an error page, or refuses to connect to localhost, after you pressed Accept.",
        "The browser is on another computer than the wizard, or its port is not reached. The code is in the address.",
        "Copy the whole address from the address bar and paste it into the wizard, within a minute.",
    ),
    Trouble(
        "seen.nothing-to-paste",
        SYSTEM,
        "The wizard says that it sent a value to your clipboard, but there is nothing to paste.",
        "Some terminals ignore the request; tmux passes it on only with: set -g set-clipboard on.",
        "Press v to see the value alone, or b for the page with Copy buttons. What is no secret can be saved to a file.",
    ),
    Trouble(
        "seen.other-company",
        SYSTEM,
        "After consent the wizard names another company, or another person than you.",
        "The browser was logged in to Zoho as somebody else.",
        "Say no: that token is revoked. Take a private window and consent again.",
    ),
    Trouble(
        "seen.keyring-waits",
        SYSTEM,
        "The keyring does not answer.",
        "It waits for you, in a dialog of its own that may lie behind the terminal.",
        "Look for that dialog. After 3 seconds the wizard offers to stop waiting and to keep secrets elsewhere.",
    ),
    Trouble(
        "seen.no-note",
        SYSTEM,
        "An account or a deal is made in CRM, and no note comes in Ideolve.",
        "The rule is switched off, its argument is not mapped or mapped to another field, a function is gone, a variable "
        "is empty, the key is no longer accepted, or sending is paused.",
        "Open Automation on the home screen: it names the broken link. Or let Prove it send one account through.",
    ),
    Trouble(
        "seen.first-edit-only",
        SYSTEM,
        "The first edit of an account arrives in Ideolve, and later ones do not.",
        "The rule runs only once for each record.",
        "In CRM edit the rule and tick: Repeat this workflow every time a record is edited.",
    ),
    Trouble(
        "seen.two-notes",
        SYSTEM,
        "Each record gets two notes.",
        "The vendor's functions and the wizard's own are both in CRM, each with its rules.",
        "Switch off the rules of the one that you do not want, then remove its functions.",
    ),
    Trouble(
        "seen.stopped-after-months",
        SYSTEM,
        "Everything worked for months, and then no notes came any more.",
        "A twenty-first consent removed the first token, the person who consented was deactivated, or the API key was "
        "issued anew.",
        "Open Tokens and Check; then Automation, which shows whether Ideolve still accepts the key.",
    ),
    Trouble(
        "seen.many-mails",
        SYSTEM,
        "Many people get many mails from Ideolve at once.",
        "Many records were imported or changed, and each new note mails whomever it is shared with.",
        "Pause on the home screen (z): nothing more is sent. Accounts and deals are caught up after Resume; a meeting "
        "added meanwhile is never told. Its help (F1) says how to go on without mails.",
    ),
    Trouble(
        "seen.f1-is-the-terminals",
        SYSTEM,
        "F1 or F10 opens something of the terminal's own.",
        "Some terminals keep these keys for their help and their menu.",
        "Press ? for help and Esc to go back. F12 lists every key, and lets you choose others.",
    ),
    Trouble(
        "seen.no-venv",
        SYSTEM,
        "The install command fails: ensurepip is not available, or No module named venv.",
        "Debian and Ubuntu keep this part of Python in a package of its own.",
        "Run: sudo apt install python3-venv. Then run the command again.",
    ),
)
