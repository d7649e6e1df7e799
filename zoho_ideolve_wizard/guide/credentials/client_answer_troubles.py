"""What is said of an answer about the client at Zoho, its secret or its scopes that cannot be used."""

from zoho_ideolve_wizard.trouble import ENTERED, Trouble

PORT = Trouble(
    "answer.redirect-uri-port",
    ENTERED,
    "The port is not a number.",
    "In a redirect URI a port is a number from 1 to 65535, behind the host's colon.",
    "Write it as in http://localhost:8765/callback.",
)
NO_WEB_ADDRESS = Trouble(
    "answer.redirect-uri-start",
    ENTERED,
    "This does not start with http:// or https://.",
    "A redirect URI is the whole address of a page, even if nothing but the code is ever read from it.",
    "Write it as in http://localhost:8765/callback.",
)
MORE_THAN_ADDRESS = Trouble(
    "answer.redirect-uri-more",
    ENTERED,
    "Zoho compares this address to the character.",
    "The redirect URI is registered with the client and sent with the consent, and has to be the same in "
    "both.",
    "Leave out everything from ? or # on.",
)
NOT_HERE = Trouble(
    "answer.redirect-uri-not-here",
    ENTERED,
    "For the browser on this computer it begins with http://localhost: and a port.",
    "The wizard itself waits at the redirect URI for the code, on this computer alone and without a "
    "certificate.",
    "Write it so, or choose to paste the address.",
)
LOW_PORT = Trouble(
    "answer.redirect-uri-low-port",
    ENTERED,
    "A port from 1024 to 65535 is needed.",
    "The wizard waits there for the code. Lower ports, and the one that is meant where none is named, are the "
    "system's.",
    "Add one, as in http://localhost:8765/callback.",
)
ADDRESS_FOR_ID = Trouble(
    "answer.client-id-address",
    ENTERED,
    "This is an e-mail address.",
    "The Client Id of the client at Zoho is asked for, not its owner's login.",
    "The Client Id begins with 1000. and is in the Client Secret tab.",
)
NO_CLIENT_ID = Trouble(
    "answer.client-id",
    ENTERED,
    "A Client Id begins with 1000. and goes on with capitals and digits.",
    "",
    "Copy it again.",
)
ID_FOR_SECRET = Trouble(
    "answer.client-secret-id",
    ENTERED,
    "This looks like the Client Id.",
    "The two stand one above the other in the Client Secret tab.",
    "The secret stands below it and has no dot.",
)
NO_CLIENT_SECRET = Trouble(
    "answer.client-secret",
    ENTERED,
    "A Client Secret has no spaces or dots and at least 16 characters.",
    "",
    "Copy it again.",
)
SAME_SECRET = Trouble(
    "answer.same-secret",
    ENTERED,
    "This is the secret that is in use already.",
    "",
    "There is nothing to change.",
)
NOTHING_TO_PROVE = Trouble(
    "answer.nothing-to-prove",
    ENTERED,
    "The token in use is not at hand, so nothing can be proven.",
    "It was kept for one run only, or the secret store was changed.",
    "Regenerate it instead.",
)
LEAVERS_CLIENT = Trouble(
    "answer.leavers-client",
    ENTERED,
    "This is the client that {leaver}'s token was made with.",
    "A client is listed only in the account that registered it, and may end with it.",
    "Enter that of the successor.",
)
OTHER_SECRET = Trouble(
    "answer.other-secret",
    ENTERED,
    "Another client has another secret.",
    "",
    "Enter it too.",
)
NOT_CRMS = Trouble(
    "answer.scope-not-crms",
    ENTERED,
    "{scope} is not CRM's.",
    "",
    "Ideolve reads CRM, so each scope begins with ZohoCRM.",
)
NO_SCOPE = Trouble(
    "answer.scope-shape",
    ENTERED,
    "{scope} does not look like a scope.",
    "",
    "They read like ZohoCRM.modules.contacts.READ: the last word is ALL, READ, CREATE, UPDATE, WRITE or "
    "DELETE.",
)
WRITES = Trouble(
    "answer.scope-writes",
    ENTERED,
    "{scope} lets Ideolve change things in CRM; so far its token only reads.",
    "",
    "If Ideolve is to read alone, take the one that ends in READ.",
)
NOTHING_TO_ADD = Trouble(
    "answer.scopes-there",
    ENTERED,
    "The token has these already.",
    "",
    "There is nothing to add.",
)
