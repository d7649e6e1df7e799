"""What start-up may import, seen in a fresh interpreter: everything else loads when first used."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

HEAVY = {
    "cryptography",
    "email_validator",
    "h11",
    "httpx",
    "keyring",
    "pyperclip",
    "starlette",
    "tenacity",
    "tomlkit",
    "uvicorn",
}
"""Imported when first used, and never before the first paint."""


def imported_by(code: str) -> set[str]:
    """The top-level packages that a fresh interpreter holds after running the code."""
    script = f"{code}\nimport json, sys\nsys.stdout.write('\\n' + json.dumps(list(sys.modules)))"
    ended = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert ended.returncode == 0, ended.stderr
    return {name.partition(".")[0] for name in json.loads(ended.stdout.splitlines()[-1])}


@pytest.mark.parametrize("option", ["--help", "--version"])
def test_a_question_to_the_command_line_is_answered_without_textual(option: str) -> None:
    found = imported_by(
        f"""
from zoho_ideolve_wizard.cli import main
try:
    main(["{option}"])
except SystemExit as ended:
    assert ended.code == 0
"""
    )
    assert "argparse" in found
    assert found.isdisjoint(HEAVY | {"asyncio", "importlib_metadata", "sqlite3", "textual", "rich"})


def test_opening_the_wizard_imports_textual_and_little_else() -> None:
    found = imported_by("import zoho_ideolve_wizard.ui.start")
    assert "textual" in found
    assert found.isdisjoint(HEAVY | {"sqlite3", "filelock"})


def test_plain_prompts_need_neither_textual_nor_anything_heavy_to_begin() -> None:
    found = imported_by("import zoho_ideolve_wizard.plain.start")
    assert "asyncio" in found
    assert found.isdisjoint(HEAVY | {"sqlite3", "filelock", "textual", "rich"})


def test_plain_prompts_are_asked_without_textual_and_before_everything_heavy(tmp_path: Path) -> None:
    code = f"""
import os, sys
from zoho_ideolve_wizard.cli import main
os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
assert main(["--plain", "--home", {str(tmp_path)!r}]) == 3
"""
    assert imported_by(code).isdisjoint(HEAVY | {"textual", "rich"})


FIRST_PAINT = """
import asyncio
from pathlib import Path
from zoho_ideolve_wizard.guide.surroundings import Surroundings
from zoho_ideolve_wizard.integration.locations import locations
from zoho_ideolve_wizard.services.endpoints import REAL
from zoho_ideolve_wizard.ui.app import WizardApp
from zoho_ideolve_wizard.ui.screens.home import HomeScreen
from zoho_ideolve_wizard.ui.start import open_sitting

async def paint():
    sitting = open_sitting(locations(Path({home!r})), "default", REAL, Surroundings())
    app = WizardApp(sitting)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert isinstance(app.screen, HomeScreen)

asyncio.run(paint())
"""


@pytest.mark.parametrize(
    "settings", ["", 'use = "collaboration"\n[workspace]\nname = "CRM"\nsales_group = "S"\n']
)
def test_the_first_paint_comes_before_everything_heavy(tmp_path: Path, settings: str) -> None:
    if settings:
        profile = tmp_path / "profiles" / "default" / "profile.toml"
        profile.parent.mkdir(parents=True)
        profile.write_text(f"format = 1\n{settings}", encoding="utf-8")
    found = imported_by(FIRST_PAINT.format(home=str(tmp_path)))
    assert "textual" in found
    assert found.isdisjoint(HEAVY)


def test_the_rehearsal_is_no_part_of_the_wizard_on_the_real_services() -> None:
    code = "import sys, zoho_ideolve_wizard.ui.start\nassert not [m for m in sys.modules if '.rehears' in m]"
    assert "zoho_ideolve_wizard" in imported_by(code)
