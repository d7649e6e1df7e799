"""The one client: whom it talks to, and how it tells network errors apart."""

from __future__ import annotations

import asyncio
import datetime
import logging
import socket
import ssl
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from tests.services.conftest import Service, Told
from zoho_ideolve_wizard import __version__
from zoho_ideolve_wizard.services import http as http_module
from zoho_ideolve_wizard.services import network
from zoho_ideolve_wizard.services.answer import Answer
from zoho_ideolve_wizard.services.failure import ServiceFailure
from zoho_ideolve_wizard.services.http import Http

SECRET = "fake-secret-that-must-not-show"


async def refused(http: Http, url: str) -> ServiceFailure:
    with pytest.raises(ServiceFailure) as caught:
        await http.request("GET", url, service="Zoho CRM", headers={"Authorization": SECRET})
    return caught.value


async def test_an_answer_comes_back_whatever_its_status(service: Service, http: Http) -> None:
    service.says({"code": "X"}, status=418)
    answer = await http.request("GET", service.url + "/crm", service="Zoho CRM", params={"type": "AllUsers"})
    assert (answer.status, answer.json()) == (418, {"code": "X"})
    assert service.asked[0].query == {"type": "AllUsers"}
    assert service.asked[0].headers["user-agent"] == f"zoho-ideolve-wizard/{__version__}"


@pytest.mark.parametrize(
    "url",
    [
        "https://evil.example/oauth/v2/token",
        "http://127.0.0.1:1/x",
        "https://127.0.0.1/x",
        "http://user@127.0.0.1/x",
        "ftp://127.0.0.1/x",
        "/just/a/path",
        "http://[broken/",
        "http://127.0.0.1:99999/x",
    ],
)
async def test_a_host_outside_the_table_gets_nothing(service: Service, http: Http, url: str) -> None:
    failure = await refused(http, url)
    assert failure.code == "HOST_NOT_ALLOWED"
    assert not failure.can_retry
    assert not service.asked


async def test_the_refusal_names_the_host(http: Http) -> None:
    assert "evil.example" in str(await refused(http, "https://evil.example/x"))


@pytest.mark.parametrize("origin", ["http://api.ideolve.com", "api.ideolve.com", "", "https://u@zoho.in"])
def test_the_table_takes_only_https_or_this_machine(origin: str) -> None:
    with pytest.raises(ValueError, match=r"not a web address|only https"):
        Http([origin])


async def test_redirects_are_not_followed(service: Service, http: Http) -> None:
    service.answers.append(Told(302, headers={"Location": "https://login.hotel.example/"}))
    answer = await http.request("GET", service.url, service="Ideolve")
    with pytest.raises(ServiceFailure, match=r"login\.hotel\.example") as caught:
        answer.json()
    assert len(service.asked) == 1
    assert caught.value.code == "REDIRECT"


async def test_no_cookie_is_kept(service: Service, http: Http) -> None:
    service.says({}, Set_Cookie="session=1; Path=/")
    for _ in range(2):
        await http.request("GET", service.url, service="Ideolve")
    assert len(service.asked) == 2
    assert "cookie" not in service.asked[1].headers


async def test_a_refused_connection_names_the_host() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}"
    http = Http([url])
    failure = await refused(http, url)
    assert failure.code == "CONNECTION_REFUSED"
    assert url.removeprefix("http://") in failure.what
    assert failure.can_retry
    assert not failure.unclear
    await http.aclose()


async def test_a_dropped_connection_may_have_been_carried_out(service: Service, http: Http) -> None:
    service.drops()
    failure = await refused(http, service.url)
    assert (failure.code, failure.unclear, failure.can_retry) == ("DROPPED", True, True)


async def test_a_body_cut_short_is_told_as_dropped(service: Service, http: Http) -> None:
    service.answers.append(Told(body='{"a', length=500))
    service.answers[0].headers["Connection"] = "close"
    assert (await refused(http, service.url)).code == "DROPPED"


async def test_a_silent_host_is_given_up_after_the_limit() -> None:
    async def say_nothing(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await forever.wait()
        writer.close()

    forever = asyncio.Event()
    server = await asyncio.start_server(say_nothing, "127.0.0.1", 0)
    url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    http = Http([url], time_limit=0.05)
    failure = await refused(http, url)
    assert (failure.code, failure.unclear, failure.can_retry) == ("TIMEOUT", True, True)
    assert "0.05 seconds" in failure.what
    forever.set()
    await http.aclose()
    server.close()
    await server.wait_closed()


@contextmanager
def hearing() -> Iterator[asyncio.Event]:
    """Set by the next line of the client's log."""
    heard = asyncio.Event()

    class Ear(logging.Handler):
        def emit(self, _record: logging.LogRecord) -> None:
            heard.set()

    ear, logger = Ear(), logging.getLogger(http_module.__name__)
    logger.addHandler(ear)
    yield heard
    logger.removeHandler(ear)


async def test_a_host_that_takes_its_time_is_told_of_meanwhile(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever looks into the log while something hangs sees what hangs."""

    async def say_nothing(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await forever.wait()
        writer.close()

    caplog.set_level(logging.INFO)
    monkeypatch.setattr(http_module, "_SLOW", 0.0)
    forever = asyncio.Event()
    server = await asyncio.start_server(say_nothing, "127.0.0.1", 0)
    host = f"127.0.0.1:{server.sockets[0].getsockname()[1]}"
    http = Http([f"http://{host}"], time_limit=20.0)
    with hearing() as heard:
        asking = asyncio.create_task(http.request("GET", f"http://{host}/things?code=fake", service="Test"))
        async with asyncio.timeout(20):
            await heard.wait()
    assert f"GET    {host}/things  no answer yet" in caplog.text
    asking.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asking
    forever.set()
    await http.aclose()
    server.close()
    await server.wait_closed()


@pytest.mark.skipif(sys.platform != "linux", reason="other systems fill a queue differently")
async def test_a_host_that_takes_no_connection_is_told_from_a_silent_one() -> None:
    with socket.socket() as full, socket.socket() as first, socket.socket() as second:
        full.bind(("127.0.0.1", 0))
        full.listen(0)
        for one in (first, second):
            one.setblocking(False)
            one.connect_ex(full.getsockname())
        url = f"http://127.0.0.1:{full.getsockname()[1]}"
        http = Http([url], time_limit=0.2)
        failure = await refused(http, url)
        assert (failure.code, failure.unclear) == ("CONNECT_TIMEOUT", False)
        assert "0.1 seconds" in failure.what
        await http.aclose()


@pytest.mark.parametrize(
    ("reason", "code"),
    [
        (socket.gaierror(-2, "Name or service not known"), "DNS"),
        (ConnectionRefusedError(), "CONNECTION_REFUSED"),
        (ssl.SSLCertVerificationError("self-signed"), "TLS"),
        (OSError("no route"), "UNREACHABLE"),
        (ExceptionGroup("tried both", [OSError("v6"), ConnectionRefusedError()]), "CONNECTION_REFUSED"),
    ],
)
def test_reasons_for_no_connection_are_told_apart(reason: Exception, code: str) -> None:
    error = httpx.ConnectError("All connection attempts failed")
    error.__cause__ = OSError("all failed")
    error.__cause__.__context__ = reason
    failure = network.failure(error, service="Zoho CRM", host="www.zohoapis.in", limit=20)
    assert failure.code == code
    assert "www.zohoapis.in" in failure.what
    assert failure.remedy
    assert failure.can_retry


@pytest.mark.parametrize(
    ("error", "code", "can_retry"),
    [
        (httpx.ConnectTimeout("slow"), "CONNECT_TIMEOUT", True),
        (httpx.ReadTimeout("slow"), "TIMEOUT", True),
        (httpx.ProxyError("407"), "PROXY", True),
        (httpx.ReadError("gone"), "DROPPED", True),
        (httpx.InvalidURL("odd"), "BAD_ADDRESS", False),
    ],
)
def test_other_network_errors_are_told_apart(error: Exception, code: str, can_retry: bool) -> None:
    failure = network.failure(error, service="Ideolve", host="api.ideolve.com", limit=20)
    assert (failure.code, failure.can_retry) == (code, can_retry)


def self_signed(folder: Path) -> ssl.SSLContext:
    """A server's context with a certificate that nobody has vouched for."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "localhost")])
    now = datetime.datetime.now(datetime.UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .sign(key, hashes.SHA256())
    )
    pem = folder / "both.pem"
    pem.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        + certificate.public_bytes(serialization.Encoding.PEM)
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pem)
    return context


async def test_a_certificate_that_is_not_trusted_stops_everything(tmp_path: Path) -> None:
    received: list[bytes] = []

    async def receive(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        received.append(await reader.read(1000))
        writer.close()

    server = await asyncio.start_server(receive, "127.0.0.1", 0, ssl=self_signed(tmp_path))
    url = f"https://localhost:{server.sockets[0].getsockname()[1]}"
    http = Http([url], time_limit=5.0)
    failure = await refused(http, url)
    assert failure.code == "TLS"
    assert "nothing was sent" in failure.what
    assert not failure.unclear
    assert not any(received)
    await http.aclose()
    server.close()
    await server.wait_closed()


async def test_an_unknown_name_is_told_as_such() -> None:
    http = Http(["https://no-such-host.invalid"], time_limit=5.0)
    failure = await refused(http, "https://no-such-host.invalid/x")
    assert failure.code == "DNS"
    assert "no-such-host.invalid" in failure.what
    await http.aclose()


async def test_proxies_of_the_environment_are_not_used_for_this_machine(
    service: Service, http: Http, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    service.says({})
    assert (await http.request("GET", service.url, service="Ideolve")).status == 200


async def test_proxies_of_the_environment_are_used_for_others(
    service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", service.url)
    monkeypatch.delenv("NO_PROXY", raising=False)
    service.says({})
    http = Http(["https://api.ideolve.com"], time_limit=5.0)
    failure = await refused(http, "https://api.ideolve.com/v4")
    assert failure.code == "PROXY"
    await http.aclose()


async def test_a_value_that_no_header_can_hold_is_refused_without_being_shown(
    service: Service, http: Http
) -> None:
    for odd in ("fake-kéy", "fake\nkey", "fake\x00key"):
        with pytest.raises(ServiceFailure) as caught:
            await http.request("GET", service.url, service="Ideolve", headers={"Client-Id": odd})
        assert odd not in str(caught.value)
        assert "Client-Id" in str(caught.value)
    assert not service.asked


async def test_no_secret_stays_with_a_failure_or_an_answer(service: Service, http: Http) -> None:
    service.drops()
    failure = await refused(http, service.url)
    assert failure.__cause__ is None
    assert failure.__context__ is None
    assert SECRET not in repr(failure.__dict__)
    assert SECRET not in repr(Answer(200, SECRET, {"set-cookie": SECRET}))


async def test_secrets_in_a_form_are_not_logged(
    service: Service, http: Http, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    service.says({})
    await http.request(
        "POST", service.url, service="Zoho accounts", headers={"Authorization": SECRET}, form={"s": SECRET}
    )
    assert service.asked[0].form == {"s": SECRET}
    assert caplog.records
    assert SECRET not in caplog.text


async def test_files_go_as_a_multipart_body(service: Service, http: Http) -> None:
    service.says({})
    files = {"metadata": (None, b"{}", "application/json"), "code": ("f.ds", b"void", "text/plain")}
    await http.request("POST", service.url, service="Zoho CRM", files=files)
    assert service.asked[0].headers["content-type"].startswith("multipart/form-data")
    assert 'filename="f.ds"' in service.asked[0].body


def test_one_client_serves_one_event_loop_after_another(service: Service) -> None:
    service.says({})
    http = Http([service.url])

    async def ask() -> int:
        answer = await http.request("GET", service.url, service="Ideolve")
        await http.aclose()
        return answer.status

    assert [asyncio.run(ask()), asyncio.run(ask())] == [200, 200]


@pytest.mark.parametrize(
    ("answer", "code", "can_retry"),
    [
        (Answer(200, "<html>", {"content-type": "text/html"}), "HTML", True),
        (Answer(200, "  <!DOCTYPE html>", {}), "HTML", True),
        (Answer(502, "<html>", {"content-type": "text/html"}), "HTTP 502", True),
        (Answer(200, '{"access_token": "fake', {}), "BROKEN_ANSWER", True),
        (Answer(200, "", {}), "BROKEN_ANSWER", True),
        (Answer(200, "[" * 100_000, {}), "BROKEN_ANSWER", True),
    ],
)
def test_an_answer_that_is_no_json_says_what_it_is(answer: Answer, code: str, can_retry: bool) -> None:
    with pytest.raises(ServiceFailure) as caught:
        answer.json()
    assert (caught.value.code, caught.value.can_retry) == (code, can_retry)
    assert caught.value.remedy
    assert caught.value.__context__ is None


def test_json_labelled_as_html_is_still_read() -> None:
    assert Answer(200, '{"error": "invalid_code"}', {"content-type": "text/html"}).json() == {
        "error": "invalid_code"
    }


def test_importing_the_services_loads_no_http_client() -> None:
    code = (
        "import sys, zoho_ideolve_wizard.services.endpoints, zoho_ideolve_wizard.services.zoho.crm,"
        " zoho_ideolve_wizard.services.zoho.consent.listener,"
        " zoho_ideolve_wizard.services.zoho.access, zoho_ideolve_wizard.services.ideolve.api,"
        " zoho_ideolve_wizard.services.ideolve.admin;"
        "print([n for n in ('httpx', 'h11', 'zoho_ideolve_wizard.services.http') if n in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['zoho_ideolve_wizard.services.http']"
