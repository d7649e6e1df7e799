"""The log: useful, the owner's only, and without secrets."""

import json
import logging
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zoho_ideolve_wizard.integration.redaction import HIDDEN, LOGGER, Redactor, start_log

TOKEN = "1000.fake0123456789abcdef0123456789ab.fake0123456789abcdef0123456789ab"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "logs" / "acme.log"


@pytest.fixture
def redactor() -> Redactor:
    return Redactor()


@pytest.fixture
def log(path: Path, redactor: Redactor) -> Iterator[logging.Logger]:
    logger = start_log(path, redactor)
    yield logger
    for handler in list(logger.handlers):
        logger.removeHandler(handler)
        handler.close()
    logger.propagate = True


def test_the_log_says_when_what_and_where_and_is_the_owners_only(log: logging.Logger, path: Path) -> None:
    assert not path.exists()
    log.info("connected to %s", "accounts.zoho.in")
    logging.getLogger(f"{LOGGER}.services").warning("slow")
    first, second = path.read_text().splitlines()
    assert first.endswith(f"Z INFO {LOGGER}: connected to accounts.zoho.in")
    assert second.endswith(f"Z WARNING {LOGGER}.services: slow")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_nothing_goes_to_the_screen(log: logging.Logger, capfd: pytest.CaptureFixture[str]) -> None:
    log.error("something")
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    "secret", ["fake-secret/with+signs &more", 'fake-"quoted"', "fake-\u00fcber", "  fake-padded  "]
)
def test_a_secret_that_it_was_told_is_hidden_however_it_is_written(
    log: logging.Logger, path: Path, redactor: Redactor, secret: str
) -> None:
    from urllib.parse import quote, urlencode

    redactor.hide(secret)
    log.info("plain %s", secret)
    log.info("stripped %s", secret.strip())
    log.info("repr %r", {"x": secret})
    log.info("json %s", json.dumps({"x": secret}))
    log.info("form %s", urlencode({"x": secret}))
    log.info("url https://example.com/%s", quote(secret, safe=""))
    log.info(secret)
    text = path.read_text()
    assert text.count(HIDDEN) == 7
    assert "fake" not in text


def test_secrets_are_hidden_in_tracebacks_and_stacks(
    log: logging.Logger, path: Path, redactor: Redactor
) -> None:
    secret = "fake-" + "secret-value"
    redactor.hide(secret)

    def fail() -> None:
        try:
            dict[str, str]()[secret]
        except KeyError as error:
            raise ValueError(f"while holding {secret} and {TOKEN}") from error

    try:
        fail()
    except ValueError:
        log.exception("it failed", stack_info=True)
    text = path.read_text()
    assert "Traceback" in text
    assert "ValueError: while holding" in text
    assert "Stack" in text
    assert secret not in text
    assert TOKEN not in text


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        (f"refresh with {TOKEN} now", f"refresh with {HIDDEN} now"),
        ("client_secret=fakefake&grant_type=x", f"client_secret={HIDDEN}&grant_type=x"),
        ("POST ?code=1000.fake.fake&location=in", f"POST ?code={HIDDEN}&location=in"),
        (
            '{"access_token": "fakefake", "expires_in": 3600}',
            f'{{"access_token": "{HIDDEN}", "expires_in": 3600}}',
        ),
        ("{'refresh_token': 'fakefake', 'x': 1}", f"{{'refresh_token': '{HIDDEN}', 'x': 1}}"),
        (f"Authorization: Zoho-oauthtoken {TOKEN}", f"Authorization: {HIDDEN}"),
        ("{'Authorization': 'Bearer fakefake', 'x': 1}", f"{{'Authorization': '{HIDDEN}', 'x': 1}}"),
        ("sent Zoho-oauthtoken fakefake to it", f"sent Zoho-oauthtoken {HIDDEN} to it"),
        ("Connector-Api-Key: fakefake", f"Connector-Api-Key: {HIDDEN}"),
        ("connector-api-key=fakefake; x", f"connector-api-key={HIDDEN}; x"),
        ('"api_key":"fakefake"', f'"api_key":"{HIDDEN}"'),
        ("device_code=fakefake", f"device_code={HIDDEN}"),
        ("passphrase=fakefake", f"passphrase={HIDDEN}"),
        ("state=fakefake&x=1", f"state={HIDDEN}&x=1"),
    ],
)
def test_shapes_of_secrets_are_hidden_without_being_told(redactor: Redactor, written: str, kept: str) -> None:
    assert redactor.clean(written) == kept
    assert redactor.clean(kept) == kept


@pytest.mark.parametrize(
    "text",
    [
        "client id 1000.ABCDEFGH is public",
        "error_code: 7 of statecode 3",
        '{"code": "INVALID_TOKEN", "status": "error"}',
        "status code: 500",
        "GET https://www.zohoapis.in/crm/v8/org 200",
        "the authorization was given",
        "ana@example.com is in the group",
        "1000.5 seconds",
    ],
)
def test_what_is_no_secret_stays(redactor: Redactor, text: str) -> None:
    assert redactor.clean(text) == text


def test_a_longer_secret_is_not_half_hidden_by_a_shorter_one(redactor: Redactor) -> None:
    redactor.hide("fake-secret")
    redactor.hide("fake-secret-longer")
    assert redactor.clean("x fake-secret-longer y") == f"x {HIDDEN} y"


@pytest.mark.parametrize("value", ["", " ", "abc"])
def test_what_is_too_short_to_be_a_secret_does_not_blot_out_the_log(redactor: Redactor, value: str) -> None:
    redactor.hide(value)
    assert redactor.clean("abc def") == "abc def"


def test_text_from_outside_cannot_fake_an_entry_or_steer_a_terminal(log: logging.Logger, path: Path) -> None:
    log.info("said %s", "x\n2026-01-01T00:00:00Z INFO all is well\x1b[2J\r\x9b")
    (line,) = path.read_text().splitlines()
    assert line.endswith(r"said x\n2026-01-01T00:00:00Z INFO all is well\x1b[2J\x0d\x9b")


def test_old_logs_make_room_and_are_the_owners_only_too(log: logging.Logger, path: Path) -> None:
    for number in range(400):
        log.info("entry %d, of a length that fills a file soon: %s", number, "x" * 5000)
    files = sorted(file.name for file in path.parent.iterdir())
    assert files == ["acme.log", "acme.log.1", "acme.log.2"]
    for file in path.parent.iterdir():
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        assert file.stat().st_size <= 512 * 1024


def test_a_second_start_moves_the_log(log: logging.Logger, path: Path, tmp_path: Path) -> None:
    log.info("first")
    other = tmp_path / "other.log"
    assert start_log(other, Redactor()) is log
    log.info("second")
    assert path.read_text().count("\n") == other.read_text().count("\n") == 1


def test_the_redactor_itself_shows_nothing(redactor: Redactor) -> None:
    redactor.hide("fake-secret-value")
    assert "fake" not in repr(redactor)


@given(st.text(min_size=4, max_size=30).filter(lambda value: len(value.strip()) >= 4), st.text(max_size=10))
def test_any_secret_is_hidden_wherever_it_stands(secret: str, around: str) -> None:
    redactor = Redactor()
    redactor.hide(secret)
    cleaned = redactor.clean(f"{around}\x00{secret}\x00{around}")
    assert HIDDEN in cleaned
