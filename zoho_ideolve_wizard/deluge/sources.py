"""The code of our functions: one file each in `functions/`, as CRM's editor and its API take it."""

from functools import cache
from importlib import resources

from zoho_ideolve_wizard.deluge.objects import Function


@cache
def source(function: Function) -> str:
    """The whole code of one of ours, the declaration included: what the API takes."""
    folder = resources.files(__package__).joinpath("functions")
    return folder.joinpath(f"{function.name}.deluge").read_text(encoding="utf-8")


def declaration(function: Function) -> str:
    """Its first line, such as `void automation.name(String argument)`: CRM's editor writes that itself."""
    return source(function).partition("\n")[0]


def body(function: Function) -> str:
    """What stands between the outer braces: to paste into CRM's editor by hand."""
    lines = source(function).rstrip("\n").split("\n")
    return "\n".join(line.removeprefix("\t") for line in lines[2:-1]) + "\n"
