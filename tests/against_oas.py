"""Whether the wizard's requests to CRM are as Zoho's OpenAPI documents have them: python -m tests.against_oas FOLDER

FOLDER holds those documents as JSON (Zoho publishes them at github.com/zoho/crm-oas, v8.0); they are no part of this
project, so no test needs them. Tests of step 7, the team and the access review are run over the rehearsal, what they
send is taken down, and method, query and body of each request to a path that a document has are validated.

Passed over in variables.json: that a `value` is an integer of at most 19 digits, and that a group has an id alone, since
Zoho's page of create-variables has a name instead for the first one. And patterns with \\p, which Python does not know.
"""

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import parse_qsl, urlsplit

import httpx
import pytest
from jsonschema import Draft202012Validator

DRIVEN = (
    "tests/ui/test_step_seven.py",
    "tests/ui/test_team_add.py",
    "tests/guide",
)
ARTEFACTS = re.compile(
    r"variables\.json .*(/value: .*|/variable_group: (Additional properties .*'name' was|'id' is required|'id' is a required).*)"
)
_BASE = "/crm/v8"


class Sent(NamedTuple):
    method: str
    path: str
    query: Mapping[str, str]
    body: object


class Recorder:
    """A pytest plugin that takes down every request, and lets it go."""

    def __init__(self) -> None:
        self.sent: list[Sent] = []

    @pytest.fixture(autouse=True)
    def _recorded(self, monkeypatch: pytest.MonkeyPatch) -> None:
        send = httpx.AsyncClient.send

        async def recorded(client: httpx.AsyncClient, request: httpx.Request, **how: Any) -> httpx.Response:  # noqa: ANN401 - httpx's own
            self._take_down(request)
            return await send(client, request, **how)

        monkeypatch.setattr(httpx.AsyncClient, "send", recorded)

    def _take_down(self, request: httpx.Request) -> None:
        at = urlsplit(str(request.url))
        is_json = "json" in request.headers.get("content-type", "")
        body = json.loads(request.content) if is_json and request.content else None
        if at.path.startswith(f"{_BASE}/"):
            self.sent.append(
                Sent(request.method, at.path.removeprefix(_BASE), dict(parse_qsl(at.query)), body)
            )


class Document:
    """One of Zoho's documents."""

    def __init__(self, file: Path) -> None:
        self.name = file.name
        self.content = json.loads(file.read_text(encoding="utf-8"), object_hook=_readable)

    def wrong_with(self, sent: Sent) -> list[str] | None:
        """What is not as the document has it; None if it does not have the path."""
        for template, item in self.content["paths"].items():
            pattern = re.sub(r"\\\{[^}]*\\\}", "[^/]+", re.escape(template.removeprefix(_BASE)))
            if re.fullmatch(pattern, sent.path):
                operation = item.get(sent.method.lower())
                at = f"{self.name} {sent.method} {template}"
                if operation is None:
                    return [f"{at}: there is no such method"]
                parameters = [*operation.get("parameters", ()), *item.get("parameters", ())]
                return [
                    f"{at}{one}" for one in (*self._query(sent, parameters), *self._body(sent, operation))
                ]
        return None

    def _query(self, sent: Sent, parameters: list[Any]) -> Iterator[str]:
        known = {one["name"]: one for one in map(self._resolved, parameters) if one["in"] == "query"}
        yield from (f"?{name}: not listed" for name in sent.query if name not in known)
        yield from (
            f"?{name}: lacks it"
            for name, one in known.items()
            if one.get("required") and name not in sent.query
        )
        for name, text in sent.query.items():
            schema = self._resolved(known.get(name, {}).get("schema", {}))
            yield from self._against(schema, _read(text, schema.get("type")), f"?{name}")

    def _body(self, sent: Sent, operation: Mapping[str, Any]) -> Iterator[str]:
        described = self._resolved(operation.get("requestBody", {}))
        if sent.body is not None:
            if not described:
                yield ": no body is expected"
                return
            yield from self._against(
                described["content"]["application/json"].get("schema", {}), sent.body, ": "
            )

    def _against(self, schema: Any, value: object, where: str) -> Iterator[str]:  # noqa: ANN401 - JSON
        whole = {"components": self.content.get("components", {}), "allOf": [schema]}
        for error in Draft202012Validator(whole).iter_errors(value):
            yield f"{where}{'/'.join(str(part) for part in error.absolute_path)}: {error.message[:160]}"

    def _resolved(self, node: Any) -> Any:  # noqa: ANN401 - JSON
        while "$ref" in node:
            found = self.content
            for part in node["$ref"].removeprefix("#/").split("/"):
                found = found[part.replace("~1", "/").replace("~0", "~")]
            node = found
        return node


def _readable(node: dict[str, object]) -> dict[str, object]:
    if "\\p" in str(node.get("pattern", "")):
        del node["pattern"]
    return node


def _read(text: str, kind: object) -> object:
    match kind:
        case "integer":
            return int(text)
        case "boolean":
            return {"true": True, "false": False}.get(text, text)
        case _:
            return text


def tell(*lines: str) -> None:
    sys.stdout.write("".join(f"{line}\n" for line in lines))


def main(folder: Path) -> int:
    documents = [Document(file) for file in sorted(folder.glob("*.json"))]
    recorder = Recorder()
    ran = pytest.main(["-n", "0", "-p", "no:cacheprovider", *DRIVEN], plugins=[recorder])
    checked, wrong = 0, Counter[str]()
    for sent in recorder.sent:
        told = [found for document in documents if (found := document.wrong_with(sent)) is not None]
        checked += bool(told)
        wrong.update(line for lines in told for line in lines if not ARTEFACTS.match(line))
    tell(f"{checked} of {len(recorder.sent)} requests to CRM are to paths that the documents have.")
    tell(*(f"{count} times {line}" for line, count in wrong.most_common()))
    return int(bool(ran) or bool(wrong) or not checked)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
