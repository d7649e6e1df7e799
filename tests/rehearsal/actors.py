"""What somebody does who talks to the rehearsal over HTTP, without any code of the wizard."""

import re
from collections.abc import Mapping
from urllib.parse import parse_qs, urlsplit

import httpx

SCOPES = "ZohoCRM.org.READ,ZohoCRM.users.ALL,ZohoCRM.settings.ALL"
Json = dict[str, object]


class Actor:
    """Holds the announcement and an HTTP client."""

    def __init__(self, announcement: Json, client: httpx.Client) -> None:
        self.announcement = announcement
        self.client = client

    def said(self, key: str) -> str:
        """A text of the announcement."""
        value = self.announcement[key]
        assert isinstance(value, str)
        return value

    def pair(self, key: str) -> dict[str, str]:
        """The id and secret of ``self_client`` or ``device_client``."""
        value = self.announcement[key]
        assert isinstance(value, dict)
        return {name: str(text) for name, text in value.items()}

    def place(self, data_center: str, what: str) -> str:
        """A base URL of a data center."""
        places = self.announcement["data_centers"]
        assert isinstance(places, dict)
        return str(places[data_center][what])

    # The control address.

    def reset(self) -> None:
        """Start afresh."""
        assert self.client.post(self.said("control") + "/reset").status_code == 200

    def settings(self, **values: object) -> None:
        """Turn settings."""
        response = self.client.post(self.said("control") + "/settings", json=values)
        assert response.status_code == 200, response.text

    def fault(self, match: str, kind: str, value: float | None = None, times: int = 1) -> None:
        """Order a fault."""
        wanted: Json = {"match": match, "kind": kind, "times": times}
        if value is not None:
            wanted["value"] = value
        response = self.client.post(self.said("control") + "/faults", json={"faults": [wanted]})
        assert response.status_code == 200, response.text

    def refuse(self, match: str, code: str, times: int = 1) -> None:
        """Order one of CRM's documented refusals."""
        wanted = {"match": match, "kind": "refusal", "code": code, "times": times}
        response = self.client.post(self.said("control") + "/faults", json={"faults": [wanted]})
        assert response.status_code == 200, response.text

    def state(self) -> Json:
        """Everything."""
        found: Json = self.client.get(self.said("control") + "/state").json()
        return found

    def writes(self) -> int:
        """How many writing requests there were."""
        requests = self.state()["requests"]
        assert isinstance(requests, dict)
        return int(requests["writes"])

    def workspaces(self) -> list[Json]:
        """Ideolve's workspaces in the state."""
        ideolve = self.state()["ideolve"]
        assert isinstance(ideolve, dict)
        return list(ideolve["workspaces"])

    # OAuth.

    def consent_query(self, **changes: str) -> dict[str, str]:
        """The parameters of a correct consent URL, with changes."""
        query = {
            "client_id": self.said("client_id"),
            "response_type": "code",
            "redirect_uri": self.said("redirect_uri"),
            "scope": SCOPES,
            "access_type": "offline",
            "prompt": "consent",
            "state": "fake-state",
        }
        return {name: value for name, value in {**query, **changes}.items() if value}

    def consent(self, data_center: str = "in", decision: str = "accept", **changes: str) -> dict[str, str]:
        """Decide on the consent page; the parameters of the redirect."""
        response = self.client.post(
            self.place(data_center, "accounts") + "/oauth/v2/auth",
            data={**self.consent_query(**changes), "decision": decision},
        )
        assert response.status_code == 302, response.text
        return query_of(response.headers["location"])

    def token(self, data_center: str = "in", **form: str) -> Json:
        """``POST /oauth/v2/token`` as the ready-made server-based client, unless told otherwise."""
        sent = {
            "client_id": self.said("client_id"),
            "client_secret": self.said("client_secret"),
            "redirect_uri": self.said("redirect_uri"),
            **form,
        }
        answer: Json = self.client.post(
            self.place(data_center, "accounts") + "/oauth/v2/token", data=sent
        ).json()
        return answer

    def exchange(self, code: str, data_center: str = "in", **form: str) -> Json:
        """Exchange a code."""
        return self.token(data_center, grant_type="authorization_code", code=code, **form)

    def refresh(self, refresh_token: object, data_center: str = "in", **form: str) -> Json:
        """Draw an access token."""
        return self.token(data_center, grant_type="refresh_token", refresh_token=str(refresh_token), **form)

    def tokens(self, **changes: str) -> Json:
        """Consent and exchange."""
        query = self.consent(**changes)
        answer = self.exchange(query["code"], query["location"])
        assert "access_token" in answer, answer
        return answer

    # CRM.

    def crm(self, method: str, path: str, token: object, **more: object) -> httpx.Response:
        """A call of CRM at the ready-made user's data center; ``json`` and ``params`` go on."""
        sent = {name: value for name, value in more.items() if name in ("json", "params")}
        return self.client.request(
            method,
            f"{more.get('api') or self.said('api')}/crm/v8{path}",
            headers={"Authorization": f"Zoho-oauthtoken {token}"},
            **sent,  # type: ignore[arg-type]  # json and params, as httpx takes them
        )

    def upload(
        self, path: str, token: object, files: Mapping[str, tuple[str | None, bytes]], method: str = "POST"
    ) -> httpx.Response:
        """A call of CRM with parts of a form: files by name, or fields if they have none."""
        return self.client.request(
            method,
            f"{self.said('api')}/crm/v8{path}",
            headers={"Authorization": f"Zoho-oauthtoken {token}"},
            files=dict(files),
        )

    # Ideolve.

    def ideolve_headers(self, **changes: str) -> dict[str, str]:
        """The three headers with the account's pair."""
        headers = {
            "Client-Id": self.said("ideolve_client_id"),
            "Connector-Api-Key": self.said("ideolve_api_key"),
            "App-Name": "test",
        }
        return {name: value for name, value in {**headers, **changes}.items() if value}

    def connector_headers(self, workspace: str) -> dict[str, str]:
        """The three headers with the pair that Ideolve's Zoho CRM form issues for a workspace."""
        form = {
            "host": self.said("api"),
            "client_id": self.said("client_id"),
            "client_secret": self.said("client_secret"),
            "grant_type": "refresh_code",
            "refresh_token": str(self.tokens()["refresh_token"]),
            "user": self.said("primary_contact"),
            "workspace": workspace,
        }
        answer = self.client.post(self.said("ideolve_pages") + "/connector", data=form)
        assert answer.status_code == 200, answer.text
        shown = dict(re.findall(r'<code id="([\w-]+)">([^<]+)</code>', answer.text))
        return self.ideolve_headers(
            **{"Client-Id": shown["client-id"], "Connector-Api-Key": shown["api-key"]}
        )

    def ideolve(self, method: str, path: str, json: object = None) -> httpx.Response:
        """A call of the administration that is ours."""
        return self.client.request(
            method, f"{self.said('ideolve')}/rehearsal-admin{path}", headers=self.ideolve_headers(), json=json
        )


def query_of(url: str) -> dict[str, str]:
    """The parameters of an address."""
    return {name: values[0] for name, values in parse_qs(urlsplit(url).query).items()}
