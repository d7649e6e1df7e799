"""One source for every message: errors, the index in the app and the README's section are made from it."""

import ast
import pkgutil
import re
from collections import Counter
from importlib import import_module
from pathlib import Path

import pytest

import zoho_ideolve_wizard
from tests.support import readme
from zoho_ideolve_wizard.guide.crm_side import chain_troubles
from zoho_ideolve_wizard.guide.words import index
from zoho_ideolve_wizard.guide.words.index import Entry
from zoho_ideolve_wizard.guide.words.index_examples import EXAMPLES
from zoho_ideolve_wizard.services.failure import ServiceFailure
from zoho_ideolve_wizard.services.zoho import crm_user_errors, errors
from zoho_ideolve_wizard.trouble import ENTERED, Trouble

PACKAGE = Path(zoho_ideolve_wizard.__file__).parent
EVERY = index.entries()
each_entry = pytest.mark.parametrize("entry", EVERY, ids=lambda entry: entry.key)


def modules() -> list[str]:
    """Every module of the package that may define a trouble."""
    prefixes = ("guide", "sheet", "services", "integration", "deluge", "engine")
    found = pkgutil.walk_packages([str(PACKAGE)], "zoho_ideolve_wizard.")
    return [one.name for one in found if one.name.split(".")[1] in prefixes]


def test_no_definition_is_missing_from_the_index() -> None:
    known = {entry.key for entry in EVERY}
    for name in modules():
        defined = {one.key for one in index.defined_in(vars(import_module(name)))}
        assert defined <= known, f"{name} is not among the sources of the index"


def test_every_definition_has_a_key_of_its_own() -> None:
    defined = [one for name in index.SOURCES for one in set(index.defined_in(vars(import_module(name))))]
    counted = Counter(one.key for one in {*defined})
    assert [key for key, count in counted.items() if count > 1] == []


@pytest.mark.parametrize("error", ["ServiceFailure", "ConsentProblem"])
def test_no_error_is_made_without_a_definition(error: str) -> None:
    """Only `.of` makes them, but in the class itself."""
    called = [
        f"{path.relative_to(PACKAGE)}:{node.lineno}"
        for path in PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == error
    ]
    assert called == []


def words_of_its_own(source: str) -> list[int]:
    """The lines where what a form says of an answer is written out on the spot."""
    return [
        node.lineno
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
        for said in _said(node.func.id, node)
        for part in ast.walk(said)
        if (isinstance(part, ast.Name) and part.id == "Trouble")
        or (isinstance(part, ast.Constant) and PROSE.search(str(part.value)))
    ]


PROSE = re.compile("[a-z]{2,} [a-z]", re.IGNORECASE)


def _said(error: str, call: ast.Call) -> list[ast.expr]:
    match error:
        case "Problem" | "AddressProblem" | "PeopleFileProblem":
            return call.args
        case "Refused":
            return call.args[1:]
        case "Line" | "Prompt":
            return [one.value for one in call.keywords if one.arg == "problem"]
    return []


def test_what_a_form_says_of_an_answer_comes_from_a_definition() -> None:
    spelt_out = [
        f"{path.relative_to(PACKAGE)}:{line}"
        for path in PACKAGE.rglob("*.py")
        for line in words_of_its_own(path.read_text(encoding="utf-8"))
    ]
    assert spelt_out == []


@pytest.mark.parametrize(
    "source",
    [
        'Problem("Choose another one.")',
        'Problem(f"Use at most {most} of them.", can_override=True)',
        'Problem(Trouble("answer.x", ENTERED, "x", "", "y"))',
        'raise Refused("zoho.client_id", "This is the old one.")',
        'Line(1, "Ana Silva", problem=f"The role {role} is not known.")',
    ],
)
def test_words_that_are_written_out_are_found(source: str) -> None:
    assert set(words_of_its_own(source)) == {1}


@pytest.mark.parametrize(
    "source",
    [
        "Problem(wrong.LONG_NAME.about(count=str(9), most=str(MOST)), can_override=True)",
        "raise Refused(NEW, str(failure))",
        'Line(1, "Ana Silva", problem=troubles.NO_ADDRESS.told)',
    ],
)
def test_words_of_a_definition_are_left_alone(source: str) -> None:
    assert words_of_its_own(source) == []


THIS_COMPUTERS = {
    *("VaultError", "VaultUnavailable", "VaultTooFull", "VaultNotKept", "VaultLocked", "VaultDamaged"),
    *("WrongPassphrase", "NoKeyring", "LedgerUnusable", "ProfileTooNew", "ProfileNotOpened"),
}


def test_what_this_computer_refuses_is_said_by_definitions_too() -> None:
    spelt_out = [
        f"{path.relative_to(PACKAGE)}:{node.lineno}"
        for path in PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in THIS_COMPUTERS
        if any(isinstance(given, ast.Constant | ast.JoinedStr) for given in node.args)
    ]
    assert spelt_out == []


@each_entry
def test_an_entry_can_be_read(entry: Entry) -> None:
    assert entry.system in index.SYSTEMS
    assert entry.what.strip()[0].isupper() or entry.what[0] == "a" or "." in entry.what.split()[0]
    assert entry.what.endswith((".", "?"))
    assert entry.remedy.endswith(".")
    for text in (entry.what, entry.cause, entry.remedy):
        assert "{" not in text.replace("{user}", "").replace("{note}", "")
        assert text == " ".join(text.split())


def test_every_example_is_used() -> None:
    places = {place for entry in EVERY for place in entry.trouble.places}
    keys = {entry.key for entry in EVERY} | {entry.key.partition(".")[0] for entry in EVERY}
    for name in EXAMPLES:
        about, _, place = name.rpartition(".")
        assert place in places, name
        assert not about or about in keys, name


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("invalid_code", "exchange.invalid-code"),
        ("INVALID_CODE", "exchange.invalid-code"),
        ("redirect_uri_mismatch", "accounts.redirect-uri"),
        ("LICENSE_LIMIT_EXCEEDED", "user.no-licence"),
        ("wrong_pair", "ideolve.wrong-pair"),
        ("certificate", "network.tls"),
        ("multi-dc secret", "accounts.secret"),
        ("  too many requests ", "accounts.rate"),
        ("no @", "address.no-at"),
        ("at least 12", "secrets.short-passphrase"),
        ("port is not a number", "answer.redirect-uri-port"),
        (
            "The port is not a number. Write it as in http://localhost:8765/callback.",
            "answer.redirect-uri-port",
        ),
        (
            "mail.example is a public mail provider. The guide asks for your company's",
            "answer.public-provider",
        ),
        ("Already on line 3.", "people.twice"),
    ],
)
def test_a_code_or_some_words_find_their_entry(typed: str, first: str) -> None:
    assert index.find(typed, EVERY)[0].key == first


def test_what_has_the_code_comes_before_what_only_speaks_of_it() -> None:
    found = index.find("NO_PERMISSION", EVERY)
    with_code = [entry for entry in found if "NO_PERMISSION" in entry.codes]
    assert found[: len(with_code)] == with_code


def test_a_word_finds_what_a_form_says_too() -> None:
    found = [entry.key for entry in index.find("port", EVERY)]
    assert {"answer.redirect-uri-port", "answer.redirect-uri-low-port", "consent.port-taken"} <= {*found}


def test_what_has_the_word_comes_before_what_only_has_its_letters() -> None:
    found = index.find("port", EVERY)
    has_word = [re.search(r"\bport", f"{one.what} {one.cause} {one.remedy}", re.IGNORECASE) for one in found]
    assert "Zoho reports an error of its own." in [entry.what for entry in found]
    assert [bool(one) for one in has_word] == sorted((bool(one) for one in has_word), reverse=True)


def test_nothing_typed_finds_all_and_nonsense_finds_none() -> None:
    assert index.find("", EVERY) == list(EVERY)
    assert index.find("frobnicate", EVERY) == []


def test_a_whole_message_finds_its_entry_whatever_names_stand_in_it() -> None:
    pasted = "bob@firm.test is a user of this CRM\n   already."
    assert [entry.key for entry in index.find(pasted, EVERY)] == ["user.is-a-user"]


def test_a_failure_is_explained_by_its_definition() -> None:
    failure = errors.failure("refresh", "invalid_code")
    found = index.explaining(failure.what, EVERY, failure.about)
    assert found is not None
    assert found.key == "refresh.invalid-code"
    assert found.remedy == failure.remedy


def test_a_message_read_back_from_the_ledger_is_explained_by_its_words() -> None:
    meant = crm_user_errors.adding("bob@firm.test")({"code": "DUPLICATE_DATA", "message": "user exists"})
    assert meant is not None
    failure = ServiceFailure.of(meant)
    line = f"{failure.what} {failure.cause}"
    found = index.explaining(line, EVERY)
    assert found is not None
    assert found.key == "user.is-a-user"


def test_words_of_our_own_that_are_no_message_are_explained_by_none() -> None:
    assert index.explaining("CRM lists it: active, for every record.", EVERY) is None


@pytest.mark.parametrize(
    "said",
    [f"Zoho CRM refused it. {entry.what} {entry.remedy}" for entry in EVERY if entry.system == ENTERED],
)
def test_what_a_service_said_is_never_explained_by_what_a_form_says(said: str) -> None:
    found = index.explaining(said, EVERY)
    assert found is None or found.system != ENTERED


@each_entry
def test_each_message_is_recognized_unless_it_is_all_places(entry: Entry) -> None:
    own_words = len(entry.trouble.what) - sum(len(place) + 2 for place in entry.trouble.places)
    if own_words < 16:
        return
    assert index.says(entry.what, entry.trouble)
    if entry.system == ENTERED:
        assert entry in index.find(entry.what, EVERY)
    else:
        assert index.explaining(entry.what, EVERY) is not None


def test_places_are_filled_once_and_values_are_never_read_as_places() -> None:
    trouble = Trouble("a.b", "Network", "{host} and {name}", "", "See {host}.")
    filled = trouble.about(host="{name}", name="{host}")
    assert (filled.what, filled.remedy) == ("{name} and {host}", "See {name}.")


def test_the_readme_shows_what_the_index_holds() -> None:
    text = readme.README.read_text(encoding="utf-8")
    assert readme.written(text) == text, "stale: run python -m tests.support.readme"
    assert all(f"`{code}`" in text for entry in EVERY for code in entry.codes)


def test_a_change_of_a_message_makes_the_readme_stale(monkeypatch: pytest.MonkeyPatch) -> None:
    text = readme.README.read_text(encoding="utf-8")
    monkeypatch.setattr(index, "entries", lambda: tuple(one for one in EVERY if one.key != "device.expired"))
    assert readme.written(text) != text


def test_a_readme_without_a_place_for_them_is_refused() -> None:
    with pytest.raises(ValueError, match="no place for symptoms"):
        readme.written("# Nothing\n")


def test_the_entry_of_a_message_names_what_the_message_named() -> None:
    broken = chain_troubles.RULE_MISSING.about(
        module="Accounts", function="ideolve_account_saved", rule="Ideolve accounts"
    )
    found = index.explaining(f"not right. {broken.what}\n{broken.remedy} Then look again.", index.entries())
    assert found is not None
    assert (found.what, found.remedy) == (broken.what, broken.remedy)


def test_a_name_with_full_stops_is_taken_whole() -> None:
    said = "Nothing was sent: accounts.example.com is not one of the hosts that this wizard talks to."
    found = index.explaining(said, index.entries())
    assert found is not None
    assert found.what == said
