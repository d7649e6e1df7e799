"""What belongs to the product is there: in the folder, and in the wheel."""

import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import zoho_ideolve_wizard
from zoho_ideolve_wizard.guide import administrator, token
from zoho_ideolve_wizard.guide.crm_side import automation_state, automation_uninstall
from zoho_ideolve_wizard.guide.steps import SETUP
from zoho_ideolve_wizard.guide.team import add_job, reminding, remove_job

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "zoho_ideolve_wizard"
LONGEST_FILE = 300
SCREENS = {
    "keys",
    "sheet",
    "log",
    "messages",
    "home",
    "team",
    "differences",
    "access-review",
    "demonstration",
}
"""Help of what is neither a step nor a job."""
JOBS = {
    "automation-prove",
    "automation-switch",
    add_job.KEY,
    administrator.KEY,
    automation_state.KEY,
    automation_uninstall.KEY,
    reminding.KEY,
    remove_job.KEY,
    token.KEY,
}


def sources() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def data_files() -> set[str]:
    """Everything in the package that is no Python: styles, help texts, the marker for type checkers."""
    return {
        path.relative_to(ROOT).as_posix()
        for path in PACKAGE.rglob("*")
        if path.is_file() and path.suffix not in (".py", ".pyc") and "__pycache__" not in path.parts
    }


def test_every_style_that_a_screen_names_lies_beside_it() -> None:
    named = [
        (path, style)
        for path in sources()
        for style in re.findall(r'CSS_PATH\s*=\s*"([^"]+)"', path.read_text(encoding="utf-8"))
    ]
    assert named
    assert [style for path, style in named if not path.with_name(style).is_file()] == []
    used = {path.with_name(style) for path, style in named}
    assert used == set(PACKAGE.rglob("*.tcss"))


def test_every_step_job_and_screen_has_its_help_and_every_help_belongs_to_one() -> None:
    helps = {path.stem for path in (PACKAGE / "guide" / "help").glob("*.md")}
    assert helps == {step.key for step in SETUP} | JOBS | SCREENS


def test_the_package_tells_type_checkers_that_it_is_typed() -> None:
    assert (PACKAGE / "py.typed").is_file()


@pytest.mark.xdist_group("wheel")
def test_the_wheel_holds_all_of_the_package_and_its_licence(tmp_path: Path) -> None:
    build = "import hatchling.build, sys; print(hatchling.build.build_wheel(sys.argv[1]))"
    ended = subprocess.run(
        [sys.executable, "-c", build, tmp_path], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert ended.returncode == 0, ended.stderr
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as opened:
        held = set(opened.namelist())
    modules = {path.relative_to(ROOT).as_posix() for path in sources()}
    assert modules | data_files() <= held
    assert f"zoho_ideolve_wizard-{zoho_ideolve_wizard.__version__}.dist-info/licenses/LICENSE" in held
    assert not [name for name in held if name.startswith(("tests", ".")) or name.endswith(".pyc")]


def test_no_file_is_too_long_to_be_read_in_one_go() -> None:
    long = {
        path.relative_to(ROOT).as_posix()
        for path in sources()
        if len(path.read_text(encoding="utf-8").splitlines()) > LONGEST_FILE
    }
    assert not long


def test_licence_and_changelog_are_there() -> None:
    assert "MIT License" in (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert "## " in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_every_column_that_scrolls_is_drawn_again() -> None:
    """`Scroll` says why."""
    bare = {path.stem for path in sources() if "VerticalScroll" in path.read_text(encoding="utf-8")}
    assert bare == {"scroll"}
