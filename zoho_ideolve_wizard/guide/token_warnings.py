"""What is said before a token is ended: title, text, and the words for doing it."""

GIVE_UP = (
    "Give the new token up?",
    (
        "It is revoked, and the one in use stays. If Ideolve's form was saved with the new one, the form has to be saved "
        "again with the old one: that is offered next."
    ),
    "Give it up",
)
REVOKE_OLD = (
    "Revoke the old token?",
    (
        "Do this when Ideolve has worked with the new one for some days. If it still used the old one, it would stop "
        "until its form is saved again."
    ),
    "Revoke it",
)
REVOKE = (
    "Revoke Ideolve's token?",
    (
        "Ideolve stops reading your CRM at once, and nothing brings this token back: it takes a new consent, and its form "
        "saved again."
    ),
    "Revoke it",
)
