"""What the wizard itself refuses, or cannot go on with: each defined once. Those of the chain are in `chain_troubles`."""

from zoho_ideolve_wizard.services.ideolve.note_paths import NOT_CONFIRMED
from zoho_ideolve_wizard.trouble import Trouble

VALUE_NOT_AT_HAND = Trouble(
    "wizard.value-not-at-hand",
    "This computer",
    "What {variable} is to hold is not at hand.",
    "A question was not answered, or the key was kept for one run only.",
    "Enter it again in the step Ideolve connector, or answer the questions of this step.",
    codes=("NOT_AT_HAND",),
)
OTHER_ORGANIZATION = Trouble(
    "token.other-organization",
    "Zoho CRM",
    "This consent opens {organization} ({who}), but this profile belongs to {ours}.",
    "The browser was logged in to another account.",
    "{gone}; the token in use is untouched. Log in to {ours} in the browser, then start again.",
    codes=("OTHER_ORGANIZATION",),
)
OTHER_USER = Trouble(
    "token.other-user",
    "Zoho CRM",
    "{why}",
    "That is the account the browser was logged in to.",
    "{gone}; the token in use is untouched. Log out of Zoho in the browser, or take a private window "
    "of it, then start again.",
    codes=("OTHER_USER",),
)
EDITED = Trouble(
    "function.edited",
    "Zoho CRM",
    "The code of {function} in CRM is not what the wizard wrote last, so it was left alone.",
    "Somebody has changed it in CRM.",
    "Look again, then say in the part Changed in CRM whether it may be overwritten.",
    codes=("EDITED",),
)
TEST_ACCOUNT_NOT_FOUND = Trouble(
    "token.test-account",
    "Zoho CRM",
    "Whether CRM has the test account “{account}” cannot be looked up.",
    "Its id never arrived, and the token that may look for its name is not at hand.",
    "Look for it among CRM's accounts and delete it there; then try again.",
    codes=("NO_TOKEN",),
)
SECRET_NOT_AT_HAND = Trouble(
    "token.secret-not-at-hand",
    "This computer",
    "The {secret} is not at hand: it was kept for one run only, or the secret store was changed.",
    "",
    "{remedy}",
)
STOPPED = Trouble(
    "prove.stopped",
    "Zoho CRM",
    "Stopped before a note's id came. {remark}",
    "",
    "Try again when you can wait up to three minutes. A note made meanwhile stays in Ideolve.",
    codes=("STOPPED",),
)
NO_SUCCESSOR = Trouble(
    "transfer.no-successor",
    "Zoho CRM",
    "{who} is no active user of Zoho CRM who has taken up the invitation, so nothing can be handed over.",
    "",
    "Go back and choose a colleague who is one.",
    codes=("NO_SUCCESSOR",),
)
NOT_ORDERED = Trouble(
    "transfer.not-ordered",
    "Zoho CRM",
    "No hand-over is under way.",
    "The last one failed, or Zoho has forgotten it.",
    "Look again: the plan then begins with ordering it.",
    codes=("NOT_ORDERED",),
)
NO_TEAM_TOKEN = Trouble(
    "token.no-team-token",
    "Zoho CRM",
    "The token for changing CRM's users is not at hand.",
    "",
    "Go back to Consent; or go back further, and choose to do it by hand.",
    codes=("NO_TOKEN",),
)
CONSENT_ELSEWHERE = Trouble(
    "token.consent-elsewhere",
    "Zoho CRM",
    "The consent for {purpose} was given for {organization}, but {ours} is what is connected.",
    "",
    "Go back to Consent, and give it as an administrator of {ours}.",
    codes=("OTHER_ORGANIZATION",),
)
NOT_SET_UP = Trouble(
    "ideolve.not-set-up",
    "Ideolve",
    "Ideolve does not have {missing}.",
    "",
    "Do the step Workspace and groups of the setup first.",
    codes=("NOT_SET_UP",),
)
NO_AUTOMATION_TOKEN = Trouble(
    "token.no-automation-token",
    "Zoho CRM",
    "The token for setting CRM up is not at hand.",
    "It was kept for one run only, or it was revoked.",
    "Go back to Consent of this step; or choose to do it by hand, one part before that.",
    codes=("NO_TOKEN",),
)
NO_VARIABLE = Trouble(
    "automation.no-variable",
    "Zoho CRM",
    "CRM has no variable {variable}, so the functions send nothing anyway.",
    "",
    "Go to the step CRM automation, which makes the variables.",
    codes=("NO_VARIABLE",),
)
NOT_REMOVABLE = Trouble(
    "team.not-removable",
    "This wizard",
    "{reasons}",
    "",
    "Left out of this plan; look again for the plan without.",
    codes=("REFUSED",),
)
STILL_CALLED = Trouble(
    "automation.still-called",
    "Zoho CRM",
    "The rule “{rule}” still calls {function}.",
    "CRM deletes no function that a rule or a schedule calls.",
    "Delete the rule in CRM first: Setup › Automation › Workflow Rules.",
    codes=("STILL_CALLED",),
    by_hand=True,
)
NO_FIELD_SCOPE = Trouble(
    "automation.no-field-scope",
    "Zoho CRM",
    "The token may not delete fields.",
    "It was consented to for building, without {scope}.",
    "Go back to Consent and consent again; or let the fields stay.",
    codes=("OAUTH_SCOPE_MISMATCH",),
)
NOT_LIVE = Trouble(
    "automation.not-live",
    "Zoho CRM",
    "Nothing can be counted yet: the rule for accounts is not known to be there.",
    "",
    "Finish the step CRM automation first.",
    codes=("NOT_LIVE",),
)
NO_COUNTING_TOKEN = Trouble(
    "token.no-counting-token",
    "Zoho CRM",
    "The token that counts accounts and deals is not at hand.",
    "It was kept for one run only, or was revoked.",
    "Go to Tokens, and regenerate it; or do the step Consent again.",
    codes=("NO_TOKEN",),
)
NO_PREVIEW_TOKEN = Trouble(
    "token.no-preview-token",
    "Zoho CRM",
    "The token that reads an account and a deal for the preview is not at hand.",
    "It was kept for one run only, or was revoked.",
    "Go to Tokens, and regenerate it; or do the step Consent again. Then look again.",
    codes=("NO_TOKEN",),
)
ACCOUNT_KEY_NOT_AT_HAND = Trouble(
    "ideolve.account-key-not-at-hand",
    "Ideolve",
    "The account's API key is not at hand: it was kept for one run only.",
    "",
    "Go to Workspace and groups › Names, and enter it again.",
)
NOT_CHOSEN = Trouble(
    "team.not-chosen",
    "Zoho CRM",
    "CRM has no {choice} {name}.",
    "",
    "Go back and choose one of the {choice}s that CRM has now.",
    codes=("NOT_CHOSEN",),
)
NONE_CHOSEN = Trouble(
    "team.none-chosen",
    "Zoho CRM",
    "No {choice} was chosen.",
    "",
    "Go back and choose one of the {choice}s that CRM has now.",
    codes=("NOT_CHOSEN",),
)
NOT_PROVEN = Trouble(
    "ideolve.not-proven",
    "Ideolve",
    "No test note has shown its id yet.",
    f"Where Ideolve takes notes is {NOT_CONFIRMED}, so it is proven first.",
    "Go back to Test note, and send one.",
    codes=("NOT_PROVEN",),
)
NOT_SEEN = Trouble(
    "automation.not-seen",
    "Zoho CRM",
    "You have not seen yet what a note will hold.",
    "Once all of this is built, it sends by itself.",
    "Go back to Preview: it shows the note of one real account and one real deal.",
    codes=("NOT_SEEN",),
)
FIELD_NOT_SENT = Trouble(
    "automation.field-not-sent",
    "Zoho CRM",
    "The field {name} cannot be sent.",
    "It holds several records, files, or rows of its own, as a subform does.",
    "Go back to What is sent, and leave it out.",
)
NOTHING_TO_HAND_OVER = Trouble(
    "administrator.no-token",
    "This wizard",
    "There is no token yet whose consent could be handed over.",
    "",
    "Finish the setup first.",
)
NEW_TOKEN_WAITS = Trouble(
    "administrator.new-token-waits",
    "This wizard",
    "A new token waits, and {who} consented to that one too.",
    "",
    "Go on with it, or give it up, on the home screen under Tokens. Then come back.",
)
NOTHING_RESTS = Trouble(
    "administrator.nothing-rests",
    "This wizard",
    "Nothing rests on {who}: no token, and not the connection in CRM.",
    "",
    "Nothing has to be handed over.",
)
NOT_KEPT = Trouble(
    "computer.not-kept",
    "This computer",
    "{problem}",
    "",
    "{remedy}",
)
OWNS_WORKSPACE = Trouble(
    "team.owns-workspace",
    "Ideolve",
    "{who} is the primary contact of Ideolve and owns the workspace.",
    "",
    "Nobody else can maintain it: settle with Mithi, its vendor, who takes over first.",
)
PRIMARY_OF_CRM = Trouble(
    "team.primary-of-crm",
    "Zoho CRM",
    "{who} is the primary contact of your CRM organization, whom CRM neither deactivates nor deletes.",
    "",
    "Make somebody else the primary contact in CRM's company details first.",
)
LAST_ADMINISTRATOR = Trouble(
    "team.last-administrator",
    "Zoho CRM",
    "{who} is the last administrator of your CRM.",
    "",
    "Give somebody else the profile Administrator in CRM first.",
)
CONSENTED = Trouble(
    "team.consented",
    "Zoho CRM",
    "{who} gave the consent that {rests} on, and CRM lets nobody remove themselves.",
    "",
    "Start the job 'The administrator changes' first; then this person can go.",
)
BEFORE_NOT_DECIDED = Trouble(
    "automation.before-not-decided",
    "Zoho CRM",
    "It is not decided yet what becomes of the records that are in CRM already.",
    "Once all of this is built, it sends by itself.",
    "Go back to Records from before, and choose.",
    codes=("NOT_ASKED",),
)
