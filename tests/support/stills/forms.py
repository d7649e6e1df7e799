"""The forms: empty, filled in, and with every answer wrong."""

from dataclasses import replace

from tests.support.acts import go_on_wrongly
from tests.support.fixed import Setup, Words, answers_of, secrets_of
from tests.support.stills.still import Still

_FORMS = {
    "company": ("prerequisites", "company"),
    "names": ("workspace", "names"),
    "way": ("application", "way"),
    "credentials": ("application", "credentials"),
    "pair": ("connector", "pair"),
}
_WRONG = {
    "company": {"zoho.crm_address": "https://mail.zoho.in/", "ideolve.primary_contact": "ana@gmail.com"},
    "names": {"workspace.name": "", "workspace.sales_group": "Sales", "workspace.experts_group": "sales"},
    "way": {"zoho.redirect_uri": "https://localhost/callback?x=1"},
    "credentials": {"zoho.client_id": "crm-admin@hillandsons.example"},
    "pair": {"connector.client_id": "IDV 0001"},
}
"""Half-typed, so that the form opens with them."""


def _empty(key: str) -> Still:
    step, part = _FORMS[key]
    given = {"application": {"consent.way": "browser"}}.get(step, {}) if key == "credentials" else {}

    def setup(words: Words) -> Setup:
        return Setup(before=step, words=words, answers=given)

    return Still(f"{key}-empty", setup, f"{step}/{part}")


def _filled(key: str) -> Still:
    step, part = _FORMS[key]

    def setup(words: Words) -> Setup:
        return Setup(before=step, words=words, answers=answers_of(step, words), secrets=secrets_of(step))

    return Still(f"{key}-filled", setup, f"{step}/{part}")


def _wrong(key: str) -> Still:
    empty = _empty(key)

    def setup(words: Words) -> Setup:
        return replace(empty.setup(words), drafts=_WRONG[key])

    return Still(f"{key}-wrong", setup, empty.place, go_on_wrongly)


EMPTY = [_empty(key) for key in _FORMS]
FILLED = [_filled(key) for key in _FORMS]
WRONG = [_wrong(key) for key in _FORMS]
STILLS = [*EMPTY, *FILLED, *WRONG]
