"""CRM's functions: uploaded as a form, read back, replaced, deleted; what the compiler refuses, line by line."""

from __future__ import annotations

import json
import re

import pytest

from tests.services.conftest import Service, Told
from tests.services.zoho.set_up import done, failing, inside, refusal
from zoho_ideolve_wizard.services.zoho.crm import Crm
from zoho_ideolve_wizard.services.zoho.crm_functions import CrmFunctions, Function, NewFunction

SOURCE = 'void automation.ideolve_account_saved(String account_id)\n{\n\tinfo "Grüße";\n}\n'
NEW = NewFunction("ideolve_account_saved", "Automation", SOURCE, "Sends a new or changed account")


@pytest.fixture
def functions(crm: Crm) -> CrmFunctions:
    return CrmFunctions(crm)


def says_code(service: Service, text: str) -> None:
    service.answers.append(Told(200 if text else 204, text, "application/octet-stream"))


def parts_of(body: str, content_type: str) -> dict[str, tuple[str, str]]:
    """The parts of a form by name, each as its headers and its text."""
    boundary = re.search(r"boundary=(\S+)", content_type)
    assert boundary is not None, content_type
    found = {}
    for part in body.split(f"--{boundary.group(1)}")[1:-1]:
        headers, _, text = part.strip("\r\n").partition("\r\n\r\n")
        name = re.search(r'name="([^"]+)"', headers)
        assert name is not None, headers
        found[name.group(1)] = (headers, text)
    return found


async def test_the_list_of_functions(service: Service, functions: CrmFunctions) -> None:
    one = {
        "id": "7",
        "name": "Account saved",
        "api_name": "ideolve_account_saved",
        "category": "Automation",
        "description": "Sends",
        "arguments": [{"name": "account_id", "type": "STRING"}],
        "associated": True,
    }
    service.says({"functions": [one], "info": {"more_records": True}})
    service.says({"functions": [{"id": "8", "name": "x", "api_name": "x", "category": "Button"}]})
    assert await functions.functions() == [
        Function(
            "7",
            "Account saved",
            "ideolve_account_saved",
            "Automation",
            ("account_id",),
            "Sends",
            associated=True,
        ),
        Function("8", "x", "x", "Button"),
    ]
    assert [one.query["page"] for one in service.asked] == ["1", "2"]


async def test_no_functions(service: Service, functions: CrmFunctions) -> None:
    service.says(status=204)
    assert await functions.functions() == []


@pytest.mark.parametrize("text", [SOURCE, '{"not": "json code"', ""])
async def test_the_code_is_read_as_it_is(service: Service, functions: CrmFunctions, text: str) -> None:
    says_code(service, text)
    assert await functions.code("7") == text
    assert service.asked[0].path == "/crm/v8/settings/functions/7/code"


async def test_a_function_is_made_and_read_back(service: Service, functions: CrmFunctions) -> None:
    service.says(done("functions", id="7"), status=201)
    says_code(service, SOURCE.replace("\n", "\r\n").replace("\t", "  "))
    assert await functions.create(NEW) == "7"
    assert [(one.method, one.path) for one in service.asked] == [
        ("POST", "/crm/v8/settings/functions"),
        ("GET", "/crm/v8/settings/functions/7/code"),
    ]
    asked = service.asked[0]
    parts = parts_of(asked.body, asked.headers["content-type"])
    assert set(parts) == {"metadata", "code"}
    headers, metadata = parts["metadata"]
    assert "filename" not in headers
    assert json.loads(metadata) == {
        "functions": [
            {
                "name": "ideolve_account_saved",
                "api_name": "ideolve_account_saved",
                "category": "Automation",
                "runtime": "Deluge 1.0",
                "description": "Sends a new or changed account",
            }
        ]
    }
    headers, code = parts["code"]
    assert 'filename="ideolve_account_saved.ds"' in headers
    assert code.strip() == SOURCE.strip()


async def test_code_that_was_dropped_is_sent_once_more(service: Service, functions: CrmFunctions) -> None:
    service.says(done("functions", id="7"), status=201)
    says_code(service, "")
    service.says(done("functions", id="7"))
    says_code(service, SOURCE)
    assert await functions.create(NEW) == "7"
    assert [one.method for one in service.asked] == ["POST", "GET", "PUT", "GET"]


async def test_code_that_is_dropped_each_time_is_pasted_by_hand(
    service: Service, functions: CrmFunctions
) -> None:
    service.says(done("functions", id="7"), status=201)
    says_code(service, "")
    service.says(done("functions", id="7"))
    says_code(service, " \n")
    failure = await failing(functions.create(NEW))
    assert (failure.code, failure.by_hand) == ("CODE_NOT_STORED", True)
    assert "ideolve_account_saved" in failure.what
    assert "paste the code by hand" in failure.remedy


async def test_other_code_than_was_sent_is_noticed(service: Service, functions: CrmFunctions) -> None:
    service.says(done("functions", id="7"), status=201)
    says_code(service, SOURCE[:40])
    failure = await failing(functions.create(NEW))
    assert failure.code == "CODE_DIFFERS"


async def test_the_code_is_replaced(service: Service, functions: CrmFunctions) -> None:
    service.says(done("functions", id="7"))
    says_code(service, SOURCE)
    await functions.update("7", "ideolve_account_saved", SOURCE)
    asked = service.asked[0]
    assert (asked.method, asked.path) == ("PUT", "/crm/v8/settings/functions/7")
    assert set(parts_of(asked.body, asked.headers["content-type"])) == {"code"}


async def test_a_replacement_that_crm_did_not_keep(service: Service, functions: CrmFunctions) -> None:
    service.says(done("functions", id="7"))
    says_code(service, SOURCE)
    failure = await failing(functions.update("7", "ideolve_account_saved", SOURCE.replace("info", "return")))
    assert failure.code == "CODE_DIFFERS"


def compilation_error(*errors: tuple[str, object]) -> dict[str, object]:
    listed = [{"message": message, "line": line} for message, line in errors]
    return inside("functions", "COMPILATION_ERROR", "Function compilation failed", errors=listed)


async def test_the_compilers_complaints_with_their_lines(service: Service, functions: CrmFunctions) -> None:
    service.says(
        compilation_error(("Missing semicolon.", 3), ("Variable 'x' is not defined", "17")), status=400
    )
    failure = await failing(functions.create(NEW))
    assert failure.code == "COMPILATION_ERROR"
    assert "refuses the function ideolve_account_saved: line 3: Missing semicolon; line 17:" in failure.what
    assert "Variable 'x' is not defined" in failure.what
    assert "Nothing was changed" in failure.remedy
    assert (failure.by_hand, failure.can_retry, failure.unclear) == (False, False, False)
    assert len(service.asked) == 1


@pytest.mark.parametrize("count", [0, 1, 5, 6, 200])
async def test_many_complaints_or_none(service: Service, functions: CrmFunctions, count: int) -> None:
    service.says(compilation_error(*((f"wrong \x1b[31m[/] {n}", n) for n in range(count))), status=400)
    failure = await failing(functions.update("7", "ideolve_account_saved", SOURCE))
    assert failure.what.count("wrong") == min(count, 5)
    assert (f"and {count - 5} more" in failure.what) is (count > 5)
    assert failure.what.isprintable()


@pytest.mark.parametrize(
    ("status", "body", "what", "remedy", "by_hand"),
    [
        (
            400,
            refusal(
                "EXPECTED_PARAM_MISSING", "One of the expected parameter is missing", param_name="metadata"
            ),
            "did not find the function",
            "proxy",
            True,
        ),
        (
            400,
            refusal("REQUIRED_PARAM_MISSING", "missing", param_name="metadata"),
            "did not find",
            "proxy",
            True,
        ),
        (415, refusal("INVALID_FILE_EXTENSION", "not supported"), "take the file", "by hand", True),
        (
            400,
            inside("functions", "DUPLICATE_DATA", "duplicate data", api_name="api_name"),
            "has the function ideolve_account_saved already",
            "read again",
            False,
        ),
        (400, inside("functions", "LIMIT_EXCEEDED", "limit"), "no room", "Delete a function", False),
        (
            400,
            inside("functions", "INVALID_DATA", "invalid data", api_name="category"),
            "does not take the function",
            "by hand",
            True,
        ),
        (400, inside("functions", "MANDATORY_NOT_FOUND", "script"), "does not take", "by hand", True),
        (
            400,
            refusal("INVALID_DATA", "the id given seems to be invalid", resource_path_index=0),
            "no trace of the function",
            "read again",
            False,
        ),
    ],
)
async def test_each_refusal(
    service: Service,
    functions: CrmFunctions,
    status: int,
    body: object,
    what: str,
    remedy: str,
    by_hand: bool,
) -> None:
    service.says(body, status=status)
    failure = await failing(functions.create(NEW))
    assert what in failure.what
    assert remedy in failure.remedy
    assert (failure.by_hand, failure.unclear) == (by_hand, False)


async def test_a_refusal_instead_of_the_code(service: Service, functions: CrmFunctions) -> None:
    service.says(
        refusal("INVALID_DATA", "the id given seems to be invalid", resource_path_index=0), status=400
    )
    failure = await failing(functions.code("7", "the function ideolve_account_saved"))
    assert "no trace of the function ideolve_account_saved" in failure.what


async def test_a_function_is_deleted(service: Service, functions: CrmFunctions) -> None:
    service.says(done("functions", id="7"))
    assert await functions.delete("7", "ideolve_account_saved") is True
    assert (service.asked[0].method, service.asked[0].path) == ("DELETE", "/crm/v8/settings/functions/7")


async def test_a_function_that_is_gone_already(service: Service, functions: CrmFunctions) -> None:
    service.says(
        refusal("INVALID_DATA", "the id given seems to be invalid", resource_path_index=0), status=400
    )
    service.says(status=204)
    assert await functions.delete("7", "ideolve_account_saved") is False


async def test_a_function_that_is_still_called(service: Service, functions: CrmFunctions) -> None:
    service.says(inside("functions", "CANNOT_PERFORM_ACTION", "Unable to delete the function"), status=400)
    failure = await failing(functions.delete("7", "ideolve_account_saved"))
    assert "while something calls it" in failure.what
    assert "rules and schedules" in failure.remedy


def test_the_source_is_not_printed() -> None:
    assert "automation.ideolve" not in repr(NEW)
