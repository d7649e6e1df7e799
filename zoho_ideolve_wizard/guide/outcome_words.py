"""Where a task stands, in a word or two, as every front end says it."""

from zoho_ideolve_wizard.engine.task import Outcome

WORDS = {
    Outcome.PENDING: "to do",
    Outcome.RUNNING: "running",
    Outcome.VERIFIED: "verified",
    Outcome.CONFIRMED: "confirmed",
    Outcome.NOTHING: "holds",
    Outcome.WAITING_YOU: "by hand",
    Outcome.WAITING_OTHER: "waiting",
    Outcome.FAILED: "failed",
    Outcome.UNKNOWN: "unknown",
}
