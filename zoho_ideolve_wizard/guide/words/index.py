"""The index of all messages: what each means, why it usually comes, and what to do. Drawn from the definitions."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib import import_module

from zoho_ideolve_wizard.guide.words.index_examples import EXAMPLES
from zoho_ideolve_wizard.trouble import ENTERED, Trouble

_SERVICES = "zoho_ideolve_wizard.services"
_GUIDE = "zoho_ideolve_wizard.guide"
SOURCES = (
    f"{_SERVICES}.zoho.errors",
    f"{_SERVICES}.zoho.token_troubles",
    f"{_SERVICES}.zoho.consent.troubles",
    f"{_SERVICES}.zoho.crm_errors",
    f"{_SERVICES}.zoho.crm_answers",
    f"{_SERVICES}.zoho.crm",
    f"{_SERVICES}.zoho.crm_user_troubles",
    f"{_SERVICES}.zoho.crm_users",
    f"{_SERVICES}.zoho.crm_setup_errors",
    f"{_SERVICES}.zoho.crm_fields",
    f"{_SERVICES}.zoho.crm_variables",
    f"{_SERVICES}.zoho.crm_function_errors",
    f"{_SERVICES}.zoho.crm_records",
    f"{_SERVICES}.ideolve.answers",
    f"{_SERVICES}.ideolve.api",
    f"{_SERVICES}.ideolve.admin",
    f"{_SERVICES}.ideolve.notes",
    f"{_SERVICES}.network",
    f"{_SERVICES}.answer",
    f"{_SERVICES}.http",
    "zoho_ideolve_wizard.sheet.troubles",
    "zoho_ideolve_wizard.integration.troubles",
    "zoho_ideolve_wizard.engine.ledger",
    "zoho_ideolve_wizard.engine.question",
    f"{_GUIDE}.credentials.answer_troubles",
    f"{_GUIDE}.credentials.client_answer_troubles",
    "zoho_ideolve_wizard.integration.address_troubles",
    "zoho_ideolve_wizard.integration.list_troubles",
    f"{_SERVICES}.ideolve.path_troubles",
    f"{_GUIDE}.crm_side.chain_troubles",
    f"{_GUIDE}.words.troubles",
    f"{_GUIDE}.words.symptoms",
)
"""The modules that define troubles. They are imported when the index is opened, and not before."""

SYSTEMS = (
    "Zoho accounts",
    "Zoho CRM",
    "Ideolve",
    "Network",
    "This computer",
    "This wizard",
    ENTERED,
    "What you see",
)

_PLACE = re.compile(r"\{[a-z_]+\}")
_TOO_VAGUE = 16
"""A definition with fewer letters of its own than these would be recognized in any message."""


@dataclass(frozen=True)
class Entry:
    """One definition, readable: examples stand where a message names what it is about."""

    trouble: Trouble
    what: str
    cause: str
    remedy: str

    @property
    def key(self) -> str:
        return self.trouble.key

    @property
    def system(self) -> str:
        return self.trouble.system

    @property
    def codes(self) -> tuple[str, ...]:
        return self.trouble.codes

    @property
    def retried(self) -> str:
        """What trying again can do, in words."""
        if self.trouble.by_hand:
            return "The wizard offers to have it done by hand instead."
        if self.trouble.wait:
            return f"The same request may succeed later; wait {_time(self.trouble.wait)}."
        return "The same request may succeed later." if self.trouble.can_retry else ""


def entries() -> tuple[Entry, ...]:
    """All of them, by system, in the order of the definitions."""
    found: dict[str, Trouble] = {}
    for name in SOURCES:
        for trouble in defined_in(vars(import_module(name))):
            found.setdefault(trouble.key, trouble)
    return tuple(_entry(one) for one in sorted(found.values(), key=lambda one: SYSTEMS.index(one.system)))


def defined_in(names: Mapping[str, object]) -> Iterable[Trouble]:
    """Every definition among a module's names, in tables and lists too."""
    for value in names.values():
        yield from _within(value)


def _within(value: object) -> Iterable[Trouble]:
    if isinstance(value, Trouble):
        yield value
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from _within(one)
    elif isinstance(value, tuple):
        for one in value:
            yield from _within(one)


def find(text: str, among: Iterable[Entry]) -> list[Entry]:
    """The entries that hold every word of `text`: those with such a code first, then those that say the words as they
    stand. A whole message finds its own.

    An empty text finds all.
    """
    every = list(among)
    words = text.casefold().split()
    held = [entry for entry in every if all(word in _haystack(entry) for word in words)]
    if held or not words:
        return sorted(held, key=lambda entry: _distance(entry, text))
    return [
        entry for entry in every if _letters(entry.trouble.what) >= _TOO_VAGUE and says(text, entry.trouble)
    ]


def _distance(entry: Entry, text: str) -> tuple[bool, bool, bool]:
    """How far an entry is from what was typed; "port" is not meant by "reports"."""
    typed = re.compile(rf"(?<!\w){re.escape(' '.join(text.casefold().split()))}")
    said, held = typed.search(entry.what.casefold()), typed.search(_haystack(entry))
    return (not _has_code(entry, text), not said, not held)


def explaining(text: str, among: Iterable[Entry], key: str = "") -> Entry | None:
    """The entry that a message on the screen was made from, with the names that it told: by its key, else the closest
    by its words.

    `text` is all that stands there: message, cause and remedy. What a form says of an answer is never meant by it:
    a service may use the same words of its own.
    """
    every = list(among)
    if key:
        found = next((entry for entry in every if entry.key == key), None)
        return found and _as_told(found, text)
    said = [
        one
        for one in every
        if one.system != ENTERED and _letters(one.trouble.what) >= _TOO_VAGUE and says(text, one.trouble)
    ]
    closest = max(said, key=lambda entry: _likeness(text, entry), default=None)
    return closest and _as_told(closest, text)


def _as_told(entry: Entry, text: str) -> Entry:
    """With the names of the message in place of the examples, as far as they stand in it."""
    line, own, known = " ".join(text.split()), entry.trouble, dict[str, str]()
    for template in (own.remedy, own.cause, own.what):
        if _PLACE.search(template) and _letters(template) >= _TOO_VAGUE:
            found = re.search(_with_names(template), line)
            known |= found.groupdict() if found else {}
    return _entry(own, known)


def _with_names(template: str) -> str:
    """A pattern that takes each place by its name; one that comes twice says the same twice."""
    parts, seen = [], set[str]()
    for part in re.split(r"(\{[a-z_]+\})", template):
        name = part[1:-1]
        if not _PLACE.fullmatch(part):
            parts.append(re.escape(part))
        else:
            parts.append(f"(?P={name})" if name in seen else f"(?P<{name}>.+?)")
            seen.add(name)
    return f"{''.join(parts)}(?=\\s|$)"


def _likeness(text: str, entry: Entry) -> tuple[int, bool, bool]:
    """Several may begin alike: the longest is meant, then the one whose cause and remedy stand there as well."""
    own = entry.trouble
    return (_letters(own.what), bool(own.cause) and own.cause in text, own.remedy in text)


def says(text: str, trouble: Trouble) -> bool:
    """Whether `text` holds the definition's message, with whatever stands in its places."""
    own = trouble.what.removesuffix(".")  # What a service said may follow in its place.
    pattern = ".*?".join(re.escape(part) for part in _PLACE.split(own))
    return re.search(pattern, " ".join(text.split()), re.IGNORECASE) is not None


def _entry(trouble: Trouble, known: Mapping[str, str] | None = None) -> Entry:
    """`known` are names that count more than the examples."""
    examples = {place: _example(trouble.key, place) for place in trouble.places}
    shown = trouble.about(**examples | dict(known or {}))
    return Entry(trouble, shown.what, shown.cause, shown.remedy)


def _example(key: str, place: str) -> str:
    """The most particular one: of this message, of its kind, of any."""
    kind = key.partition(".")[0]
    own = (f"{key}.{place}", f"{kind}.{place}", place)
    return next(EXAMPLES[name] for name in own if name in EXAMPLES)


def _haystack(entry: Entry) -> str:
    return " ".join((entry.system, *entry.codes, entry.what, entry.cause, entry.remedy)).casefold()


def _has_code(entry: Entry, text: str) -> bool:
    return text.strip().casefold() in (code.casefold() for code in entry.codes)


def _letters(text: str) -> int:
    return len(_PLACE.sub("", text))


def _time(seconds: float) -> str:
    return (
        f"{seconds / 60:g} minutes"
        if seconds > 60
        else "a minute"
        if seconds == 60
        else f"{seconds:g} seconds"
    )
